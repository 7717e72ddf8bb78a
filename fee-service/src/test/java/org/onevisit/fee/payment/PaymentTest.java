package org.onevisit.fee.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onevisit.fee.Money;
import org.onevisit.fee.Money.Owed;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class PaymentTest {

    private static final String PAYMENTS = "/api/fees/payments";

    @Test
    void paymentInFullSettlesTheAssessmentAndTellsTheCase() {
        Owed owed = Money.owed("442000.00");
        Money.pay(owed, "442000.00");
        assertThat(owed.account().paid()).isEqualTo("442000.00");
        assertThat(owed.account().outstanding()).isEqualTo("0.00");
        assertThat(owed.state()).isEqualTo("PAID");
        assertThat(owed.events()).isEqualTo("PAYMENT_BOOKED 442000.00, ASSESSMENT_PAID");
    }

    @Test
    void partOfItLeavesTheRestOwed() {
        Owed owed = Money.owed("100.00");
        Money.pay(owed, "60");
        assertThat(owed.account().outstanding()).isEqualTo("40.00");
        assertThat(owed.state()).isEqualTo("CONFIRMED");
        Money.pay(owed, "40.0");
        assertThat(owed.state()).isEqualTo("PAID");
    }

    @Test
    void whatIsPaidTooMuchIsKeptAsOverpaid() {
        Owed owed = Money.owed("100.00");
        Money.pay(owed, "130.00");
        assertThat(owed.account().overpaid()).isEqualTo("30.00");
        assertThat(owed.account().outstanding()).isEqualTo("0.00");
        assertThat(owed.state()).isEqualTo("PAID");
    }

    @Test
    void sameReportFiveTimesAtOnceIsOnePayment() throws Exception {
        Owed owed = Money.owed("100.00");
        Map<String, Object> report = Money.report(owed.number(), "60.00");
        List<Response> answers = atOnce(5, () -> Money.post(Money.collector(), PAYMENTS, report));
        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).extracting(Response::asString).containsOnly(answers.get(0).asString());
        assertThat(owed.account().paid()).isEqualTo("60.00");
    }

    @Test
    void differentPaymentsOfOneAssessmentAtOnceAreAllCounted() throws Exception {
        Owed owed = Money.owed("100.00");
        atOnce(8, () -> Money.pay(owed, "25.00"));
        assertThat(owed.account().paid()).isEqualTo("200.00");
        assertThat(owed.account().overpaid()).isEqualTo("100.00");
        assertThat(owed.events().split("ASSESSMENT_PAID", -1)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"amount, 61.00", "paidOn, 2025-09-25", "assessmentNo, YD-430103-2025-999999"})
    void sameIdWithOtherContentIsRefused(String field, String other) {
        Owed owed = Money.owed("100.00");
        Map<String, Object> report = Money.report(owed.number(), "60.00");
        Money.post(Money.collector(), PAYMENTS, report).then().statusCode(201);
        report.put(field, other);
        Money.post(Money.collector(), PAYMENTS, report)
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_TAKEN"));
        assertThat(owed.account().paid()).isEqualTo("60.00");
    }

    @Test
    void lateSuccessBeatsAnEarlierFailure() {
        Owed owed = Money.owed("100.00");
        Map<String, Object> report = Money.report(owed.number(), "100.00");
        report.put("status", "FAILED");
        report.put("paidOn", "2025-09-25");
        Money.post(Money.collector(), PAYMENTS, report)
                .then()
                .statusCode(201)
                .body("state", equalTo("FAILED"));
        assertThat(owed.account().paid()).isEqualTo("0.00");
        report.put("status", "SUCCEEDED");
        report.put("paidOn", "2025-09-26");
        for (int i = 0; i < 2; i++) {
            Money.post(Money.collector(), PAYMENTS, report)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("BOOKED"))
                    .body("paidOn", equalTo("2025-09-26"));
        }
        assertThat(owed.account().paid()).isEqualTo("100.00");
        assertThat(owed.state()).isEqualTo("PAID");
    }

    @Test
    void failureToldAfterTheSuccessChangesNothing() {
        Owed owed = Money.owed("100.00");
        Map<String, Object> report = Money.report(owed.number(), "100.00");
        Money.post(Money.collector(), PAYMENTS, report).then().statusCode(201);
        report.put("status", "FAILED");
        Money.post(Money.collector(), PAYMENTS, report)
                .then()
                .statusCode(200)
                .body("state", equalTo("BOOKED"));
        assertThat(owed.account().paid()).isEqualTo("100.00");
    }

    @Test
    void moneyWithAWrongNumberIsAnErrorAndIsKeptUntilItIsAssigned() {
        Owed owed = Money.owed("100.00");
        String suspended = sumOf("SUSPENSE", Money.OFFICE);
        Map<String, Object> report = Money.report("YD-430103-2025-999998", "100.00");
        String id = null;
        for (int i = 0; i < 2; i++) {
            id =
                    Money.post(Money.collector(), PAYMENTS, report)
                            .then()
                            .statusCode(422)
                            .body("code", equalTo("PAYMENT_SUSPENDED"))
                            .extract()
                            .path("paymentId");
        }
        assertThat(sumOf("SUSPENSE", Money.OFFICE)).isNotEqualTo(suspended);
        Money.finance("finance1")
                .get(PAYMENTS + "?state=SUSPENDED&limit=200")
                .then()
                .body("items.id", hasItem(id));
        for (int i = 0; i < 2; i++) {
            assign(id, owed)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("BOOKED"))
                    .body("placedBy", equalTo("finance1"));
        }
        assertThat(owed.account().paid()).isEqualTo("100.00");
        assertThat(owed.state()).isEqualTo("PAID");
        assertThat(sumOf("SUSPENSE", Money.OFFICE)).isEqualTo(suspended);
        Money.post(Money.collector(), PAYMENTS, report)
                .then()
                .statusCode(200)
                .body("state", equalTo("BOOKED"));
    }

    @Test
    void moneyThatNamesNoOfficeIsPlacedByTheOfficeItTurnsOutToBelongTo() {
        Owed owed = Money.owed(Money.OTHER_OFFICE, "100.00");
        String id =
                Money.post(Money.collector(), PAYMENTS, Money.report("看不清", "100.00"))
                        .then()
                        .statusCode(422)
                        .extract()
                        .path("paymentId");
        Money.auditor().get(PAYMENTS + "/" + id).then().body("officeCode", equalTo("000000"));
        Money.post(
                        Money.finance("finance1"),
                        PAYMENTS + "/" + id + "/assign",
                        assignment(owed.number()))
                .then()
                .statusCode(422)
                .body("code", equalTo("ASSESSMENT_UNKNOWN"));
        Money.post(Money.otherFinance(), PAYMENTS + "/" + id + "/assign", assignment(owed.number()))
                .then()
                .statusCode(200);
        assertThat(owed.state()).isEqualTo("PAID");
        Money.finance("finance1").get(PAYMENTS + "/" + id).then().statusCode(404);
        assertThat(
                        Money.ask(
                                "select sum(e.amount) from ledger_entry e join ledger_transaction t"
                                        + " on t.id = e.transaction_id where t.source = ?::uuid"
                                        + " and t.office_code = '000000' and e.account = 'TREASURY'",
                                id))
                .isEqualTo("0.00");
    }

    @Test
    void moneyForWhatIsNotConfirmedIsKeptInSuspense() {
        Money.post(Money.collector(), PAYMENTS, Money.report(Money.draft().number(), "100.00"))
                .then()
                .statusCode(422)
                .body("code", equalTo("PAYMENT_SUSPENDED"));
    }

    @Test
    void financeOfAnotherOfficeCannotPayOrSeeIt() {
        Owed owed = Money.owed("100.00");
        String mine = Money.pay(owed, "60.00").getString("id");
        Money.otherFinance().get(PAYMENTS + "/" + mine).then().statusCode(404);
        Money.otherFinance()
                .get(PAYMENTS + "?limit=200")
                .then()
                .body("items.id", not(hasItem(mine)));
        Money.post(Money.otherFinance(), PAYMENTS + "/" + mine + "/reverse", Map.of("reason", "x"))
                .then()
                .statusCode(404);
        Money.post(Money.otherFinance(), PAYMENTS, Money.report(owed.number(), "40.00"))
                .then()
                .statusCode(422)
                .body("code", equalTo("PAYMENT_SUSPENDED"));
        assertThat(owed.account().paid()).isEqualTo("60.00");
    }

    @Test
    void financeReportsForTheOwnOffice() {
        Owed owed = Money.owed("100.00");
        Money.post(Money.finance("finance1"), PAYMENTS, Money.report(owed.number(), "100.00"))
                .then()
                .statusCode(201);
        assertThat(owed.state()).isEqualTo("PAID");
    }

    @ParameterizedTest
    @CsvSource({
        "currency, USD",
        "amount, 0.001",
        "amount, 0",
        "amount, -5",
        "amount, 1e30",
        "amount, ten",
        "paidOn, 2999-01-01",
        "bookedOn, 1899-01-01",
        "paidOn, 2025-02-30",
        "channel, a b",
        "assessmentNo, ' '",
        "externalId, ''",
        "status, MAYBE"
    })
    void badInputIsRefusedAndNothingIsKept(String field, String value) {
        Owed owed = Money.owed("100.00");
        Map<String, Object> report = Money.report(owed.number(), "100.00");
        report.put(field, value);
        Response answer = Money.post(Money.collector(), PAYMENTS, report);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/" + field);
        assertThat(owed.account().paid()).isEqualTo("0.00");
        assertThat(
                        Money.ask(
                                "select count(*) from payment where external_id = ?",
                                String.valueOf(report.get("externalId"))))
                .isEqualTo("0");
    }

    @Test
    void paymentBookedOnTheWrongAssessmentIsMovedByAReversal() {
        Owed wrong = Money.owed("100.00");
        Owed right = Money.owed("100.00");
        String id = Money.pay(wrong, "100.00").getString("id");
        assign(id, right)
                .then()
                .statusCode(200)
                .body("assessmentId", equalTo(right.id().toString()));
        assertThat(wrong.account().outstanding()).isEqualTo("100.00");
        assertThat(wrong.state()).isEqualTo("CONFIRMED");
        assertThat(wrong.events())
                .isEqualTo(
                        "PAYMENT_BOOKED 100.00, ASSESSMENT_PAID, PAYMENT_BOOKED -100.00, ASSESSMENT_REOPENED");
        assertThat(right.state()).isEqualTo("PAID");
        assertThat(Money.ask("select count(*) from ledger_transaction where source = ?::uuid", id))
                .isEqualTo("3");
    }

    @Test
    void paymentThatTheBankReturnedIsTakenBackAndOwedAgain() {
        Owed owed = Money.owed("100.00");
        String id = Money.pay(owed, "100.00").getString("id");
        for (int i = 0; i < 2; i++) {
            Money.post(
                            Money.finance("finance1"),
                            PAYMENTS + "/" + id + "/reverse",
                            Map.of("reason", "银行退回"))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("REVERSED"));
        }
        assertThat(owed.account().paid()).isEqualTo("0.00");
        assertThat(owed.state()).isEqualTo("CONFIRMED");
        assign(id, owed).then().statusCode(409).body("code", equalTo("NO_MONEY_CAME"));
    }

    @Test
    void whatWasReportedIsNeverChanged() {
        String id = Money.pay(Money.owed("100.00"), "100.00").getString("id");
        for (String change :
                List.of(
                        "update payment set amount = 1 where id = ?::uuid",
                        "update payment set paid_on = paid_on - 1 where id = ?::uuid",
                        "update payment set state = 'FAILED', assessment_id = null, transaction_id = null where id = ?::uuid",
                        "delete from payment where id = ?::uuid")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Money.execute(change, id))
                    .as(change)
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void futureDayIsRefused() {
        Map<String, Object> report = Money.report(Money.owed("100.00").number(), "100.00");
        report.put(
                "paidOn",
                LocalDate.now(org.onevisit.platform.OfficeTime.ZONE).plusDays(1).toString());
        Money.post(Money.collector(), PAYMENTS, report)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/paidOn"));
    }

    @Test
    void listGoesOnWhereItEnded() {
        Owed owed = Money.owed("100.00");
        List<String> paid = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            paid.add(Money.pay(owed, "10.00").getString("id"));
        }
        String of = PAYMENTS + "?assessmentId=" + owed.id() + "&limit=2";
        Response first = Money.finance("finance1").get(of);
        Response second =
                Money.finance("finance1").get(of + "&cursor=" + first.path("next").toString());
        List<String> seen = new ArrayList<>(first.<List<String>>path("items.id"));
        seen.addAll(second.path("items.id"));
        assertThat(seen).isEqualTo(paid);
        assertThat(second.<String>path("next")).isNull();
        Money.finance("finance1")
                .get(of + "&cursor=nonsense")
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_CURSOR"));
    }

    @Test
    void financeWithoutAnOfficeReportsNothing() {
        Money.post(
                        Money.as(Tokens.central("stray", "finance")),
                        PAYMENTS,
                        Money.report(Money.owed("100.00").number(), "100.00"))
                .then()
                .statusCode(404);
    }

    private static Response assign(String id, Owed owed) {
        return Money.post(
                Money.finance("finance1"),
                PAYMENTS + "/" + id + "/assign",
                assignment(owed.number()));
    }

    private static Map<String, String> assignment(String number) {
        return Map.of("assessmentNo", number, "note", "认领");
    }

    private static String sumOf(String account, String office) {
        return Money.ask(
                "select coalesce(sum(e.amount), 0.00) from ledger_entry e join ledger_transaction t"
                        + " on t.id = e.transaction_id where e.account = ? and t.office_code = ?",
                account,
                office);
    }

    private static <T> List<T> atOnce(int times, java.util.concurrent.Callable<T> deed)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(deed));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get(60, TimeUnit.SECONDS));
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}
