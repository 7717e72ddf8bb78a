package org.onevisit.fee.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onevisit.fee.Money;
import org.onevisit.fee.Money.Owed;
import org.onevisit.platform.OfficeTime;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** The books as auditors and finance officers see them, and months that are closed. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class BookkeepingTest {

    private static final String LEDGER = "/api/fees/ledger";

    @Test
    void everyYuanIsFollowedBackToWhatCausedIt() {
        Owed owed = Money.owed("442000.00");
        String payment = Money.pay(owed, "442000.00").getString("id");
        Money.auditor()
                .get(LEDGER + "/entries?assessmentNo=" + owed.number())
                .then()
                .statusCode(200)
                .body("items.kind", contains("ASSESS", "ASSESS", "PAY", "PAY"))
                .body("items.account", contains("RECEIVABLE", "REVENUE", "RECEIVABLE", "TREASURY"))
                .body("items.debit", contains("442000.00", null, null, "442000.00"))
                .body("items.credit", contains(null, "442000.00", "442000.00", null))
                .body("items[3].source", equalTo(payment))
                .body("items[3].actor", equalTo("service-account-fee-collector"))
                .body("items[3].bookedOn", equalTo(Money.DAY))
                .body("items.assessmentNo", everyItem(equalTo(owed.number())))
                .body("next", nullValue());
    }

    @Test
    void entriesGoOnWhereThePageEnded() {
        Owed owed = Money.owed("100.00");
        Money.pay(owed, "130.00");
        List<String> whole = places(Money.auditor().get(entries(owed, 200, "")));
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            Response page = Money.auditor().get(entries(owed, 2, cursor));
            paged.addAll(places(page));
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(paged).isEqualTo(whole).hasSize(5);
    }

    @Test
    void financeSeesTheBooksOfTheOwnOfficeOnly() {
        Owed owed = Money.owed("100.00");
        Money.finance("finance1").get(entries(owed, 20, "")).then().statusCode(200);
        Money.otherFinance().get(entries(owed, 20, "")).then().statusCode(404);
        Money.otherFinance()
                .get(LEDGER + "/trial-balance?officeCode=" + Money.OFFICE)
                .then()
                .statusCode(404);
        Money.otherFinance()
                .get(LEDGER + "/trial-balance")
                .then()
                .body("officeCode", equalTo(Money.OTHER_OFFICE));
        Money.owed(Money.OTHER_OFFICE, "1.00");
        Money.otherFinance()
                .get(LEDGER + "/entries?limit=200")
                .then()
                .body("items.officeCode", everyItem(equalTo(Money.OTHER_OFFICE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?asOf=2025-09-30",
                "?asOf=2025-09-26T16:40:00+08:00",
                "?officeCode=430103",
                "?asOf=1990-01-01"
            })
    void trialBalanceIsZeroAtAnyInstant(String when) {
        Money.pay(Money.owed("100.00"), "130.00");
        Money.auditor()
                .get(LEDGER + "/trial-balance" + when)
                .then()
                .statusCode(200)
                .body("sum", equalTo("0.00"));
    }

    @Test
    void trialBalanceOfADayCountsWhatIsBookedUpToIt() {
        String office = "9" + System.nanoTime() % 100_000_000;
        Owed owed = Money.owed(office, "100.00");
        Money.pay(owed, "130.00");
        String of = LEDGER + "/trial-balance?officeCode=" + office + "&asOf=";
        Money.auditor()
                .get(of + "2025-09-26")
                .then()
                .body(
                        "accounts.account",
                        contains("RECEIVABLE", "REVENUE", "TREASURY", "REFUNDS_PAYABLE"))
                .body("accounts.balance", contains("0.00", "-100.00", "130.00", "-30.00"))
                .body("debit", equalTo("230.00"))
                .body("credit", equalTo("230.00"));
        Money.auditor().get(of + "2025-09-25").then().body("debit", equalTo("0.00"));
        Money.auditor().get(of + "yesterday").then().statusCode(400);
    }

    @Test
    void recountFindsNothingWrong() {
        Money.pay(Money.owed("100.00"), "130.00");
        Money.auditor()
                .get(LEDGER + "/verify")
                .then()
                .statusCode(200)
                .body("checks.findAll { !it.ok }", equalTo(List.of()))
                .body("ok", equalTo(true))
                .body("checks.size()", equalTo(7));
    }

    @Test
    void monthIsClosedByASecondPersonAndTakesNothingAfterwards() {
        String office = "8" + System.nanoTime() % 100_000_000;
        Owed owed = Money.owed(office, "100.00");
        close(office, "finance1", "2025-08")
                .then()
                .statusCode(200)
                .body("state", equalTo("PROPOSED"));
        close(office, "finance1", "2025-08").then().body("state", equalTo("PROPOSED"));
        pay(owed, "2025-08-31", null).then().statusCode(201);
        for (int i = 0; i < 2; i++) {
            close(office, "finance2", "2025-08")
                    .then()
                    .body("state", equalTo("CLOSED"))
                    .body("proposedBy", equalTo("finance1"))
                    .body("closedBy", equalTo("finance2"));
        }
        pay(owed, "2025-08-31", null).then().statusCode(409).body("code", equalTo("PERIOD_CLOSED"));
        assertThat(owed.account().paid()).isEqualTo("10.00");
        pay(owed, "2025-08-31", "2025-09-01").then().statusCode(201);
        assertThat(owed.account().paid()).isEqualTo("20.00");
        Money.auditor()
                .get(LEDGER + "/periods?officeCode=" + office)
                .then()
                .body("items.month", contains("2025-08"));
    }

    @Test
    void monthThatLastsIsNotClosed() {
        String month = YearMonth.now(OfficeTime.ZONE).toString();
        close(Money.OFFICE, "finance1", month)
                .then()
                .statusCode(409)
                .body("code", equalTo("PERIOD_NOT_OVER"));
        for (String none : List.of("2025-13", "2025", "next", "0001-01")) {
            close(Money.OFFICE, "finance1", none).then().statusCode(404);
        }
    }

    private static Response close(String office, String user, String month) {
        RequestSpecification as = Money.as(Tokens.staff(user, office, "finance"));
        return as.post(LEDGER + "/periods/" + month + "/close");
    }

    private static Response pay(Owed owed, String paidOn, String bookedOn) {
        Map<String, Object> report = Money.report(owed.number(), "10.00");
        report.put("paidOn", paidOn);
        report.put("bookedOn", bookedOn);
        return Money.post(Money.collector(), "/api/fees/payments", report);
    }

    private static String entries(Owed owed, int limit, String cursor) {
        return LEDGER
                + "/entries?assessmentNo="
                + owed.number()
                + "&limit="
                + limit
                + "&cursor="
                + cursor;
    }

    private static List<String> places(Response page) {
        return page.jsonPath().<Map<String, Object>>getList("items").stream()
                .map(entry -> entry.get("transactionNo") + "/" + entry.get("line"))
                .toList();
    }
}
