package org.onevisit.fee.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.onevisit.fee.Money;
import org.onevisit.fee.Money.Owed;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class ReportTest {

    private static final String URL = "/api/fees/reports/";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final AtomicInteger OFFICES = new AtomicInteger(780_000);

    private final String office = String.valueOf(OFFICES.incrementAndGet());

    @Test
    void collectedByMonthItemAndPayerClass() {
        Owed one = Money.owed(office, "100.00");
        Owed other = Money.owed(office, "100.00");
        Money.execute("update assessment set item_code = '=1+1' where id = ?", other.id());
        Money.execute("update assessment set payer_class = 'PERSON' where id = ?", other.id());
        pay(one, "10.00", "2025-08-31");
        pay(one, "20.00", "2025-09-01");
        pay(other, "40.00", "2025-09-30");
        Money.post(
                Money.collector(),
                "/api/fees/payments",
                Money.report("YD-" + office + "-2025-999999", "7.00"));
        year(finance(), "collected")
                .statusCode(200)
                .body("items.month", contains("2025-08", "2025-09", "2025-09"))
                .body("items.itemCode", contains("", "", "=1+1"))
                .body("items.payerClass", contains("ENTERPRISE", "ENTERPRISE", "PERSON"))
                .body("items.collected", contains("10.00", "20.00", "40.00"))
                .body("items.payments", contains(1, 1, 1))
                .body("collected", equalTo("70.00"))
                .body("refunded", equalTo("0.00"))
                .body("net", equalTo("70.00"))
                .body("suspended", equalTo("7.00"));
        year(finance().queryParam("groupBy", "MONTH"), "collected")
                .body("items.collected", contains("10.00", "60.00"))
                .body("items.payerClass", everyItem(nullValue()));
        String csv =
                year(finance().accept("text/csv"), "collected")
                        .contentType("text/csv")
                        .header("Content-Disposition", containsString("collected.csv"))
                        .extract()
                        .asString();
        assertThat(csv).contains(",2025-09,'=1+1,PERSON,1,40.00,0.00,40.00\r\n");
        byte[] workbook =
                year(finance().accept(XLSX), "collected").contentType(XLSX).extract().asByteArray();
        assertThat(workbook).startsWith('P', 'K');
    }

    @Test
    void paymentTakenBackIsNotCollected() {
        Owed owed = Money.owed(office, "100.00");
        String id = pay(owed, "100.00", "2025-09-26");
        finance()
                .body(Map.of("reason", "银行退回"))
                .post("/api/fees/payments/" + id + "/reverse")
                .then()
                .statusCode(200);
        finance()
                .queryParam("from", "2025-01-01")
                .queryParam("to", "2030-12-31")
                .queryParam("groupBy", "OFFICE")
                .get(URL + "collected")
                .then()
                .body("items.payments", contains(0))
                .body("net", equalTo("0.00"));
    }

    @Test
    void arrearsByAgeOnADay() {
        for (String due :
                List.of("2026-03-31", "2026-03-30", "2026-03-01", "2025-03-31", "2025-03-30")) {
            Owed owed = Money.owed(office, "100.00");
            Money.execute(
                    "update assessment set due_on = cast(? as date) where id = ?", due, owed.id());
            if (due.equals("2026-03-01")) {
                pay(owed, "30.00", "2025-10-01");
            }
        }
        arrears("2026-03-31")
                .body(
                        "items.age",
                        contains(
                                "NOT_DUE",
                                "DAYS_1_TO_30",
                                "DAYS_31_TO_90",
                                "DAYS_91_TO_180",
                                "DAYS_181_TO_365",
                                "OVER_A_YEAR"))
                .body("items.assessments", contains(1, 2, 0, 0, 1, 1))
                .body(
                        "items.outstanding",
                        contains("100.00", "170.00", "0.00", "0.00", "100.00", "100.00"))
                .body("items[1].oldestDueOn", equalTo("2026-03-01"))
                .body("outstanding", equalTo("470.00"))
                .body("late", equalTo("370.00"));
        arrears("2025-09-30").body("outstanding", equalTo("500.00"));
        arrears("2025-09-25").body("outstanding", equalTo("0.00"));
    }

    @Test
    void financeSeesItsOfficeAnAuditorAll() {
        Owed owed = Money.owed(office, "100.00");
        pay(owed, "100.00", "2025-09-26");
        for (String report : List.of("collected", "reliefs", "arrears")) {
            for (String role : List.of("clerk", "reviewer", "chief")) {
                Money.as(Tokens.staff("one", office, role))
                        .get(URL + report)
                        .then()
                        .statusCode(403);
            }
            for (String role : List.of("supervisor", "admin", "collector", "applicant")) {
                Money.as(Tokens.central("one", role)).get(URL + report).then().statusCode(403);
            }
            Money.otherFinance()
                    .queryParam("officeCode", office)
                    .get(URL + report)
                    .then()
                    .statusCode(404);
            Money.auditor()
                    .queryParam("officeCode", office)
                    .get(URL + report)
                    .then()
                    .statusCode(200);
            Money.auditor().get(URL + report).then().statusCode(200);
        }
        year(Money.otherFinance().queryParam("groupBy", "OFFICE"), "collected")
                .body("items.findAll { it.officeCode != '990101' }", equalTo(List.of()));
        year(Money.auditor().queryParam("groupBy", "OFFICE"), "collected")
                .body("items.find { it.officeCode == '" + office + "' }.net", equalTo("100.00"));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        finance().queryParam("from", "2025-02-30").get(URL + "collected").then().statusCode(400);
        finance()
                .queryParam("from", "2025-02-01")
                .queryParam("to", "2025-01-01")
                .get(URL + "reliefs")
                .then()
                .statusCode(400);
        finance().queryParam("groupBy", "NAME").get(URL + "collected").then().statusCode(400);
        finance().queryParam("asOf", "x").get(URL + "arrears").then().statusCode(400);
    }

    private RequestSpecification finance() {
        return Money.as(Tokens.staff("finance8", office, "finance"));
    }

    private static ValidatableResponse year(RequestSpecification caller, String report) {
        return caller.queryParam("from", "2025-01-01")
                .queryParam("to", "2025-12-31")
                .get(URL + report)
                .then();
    }

    private ValidatableResponse arrears(String day) {
        return finance().queryParam("asOf", day).get(URL + "arrears").then().statusCode(200);
    }

    private static String pay(Owed owed, String amount, String day) {
        Map<String, Object> report = Money.report(owed.number(), amount);
        report.put("paidOn", day);
        return Money.post(Money.collector(), "/api/fees/payments", report)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
