package org.onevisit.permit.past;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.permit.rules.OfficeUnderRules;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** Past cases in the figures: their cards, and where their dates are explained. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class PastCaseInFiguresTest {

    private static final String SUPERVISION = "/api/supervision/";
    private static final String RANGE = "from=2025-01-01&to=2025-12-31";

    private final String no = "旧-" + UUID.randomUUID();
    private OfficeUnderRules office;
    private String item;

    @BeforeEach
    void office() {
        office = new OfficeUnderRules();
        item = "11" + office.code() + "MB0X00001K4000180002002";
    }

    private String row(String suffix, String... cells) {
        String[] all = new String[cells.length + 4];
        all[0] = "office_code";
        all[1] = office.code();
        all[2] = "item_code";
        all[3] = item;
        System.arraycopy(cells, 0, all, 4, cells.length);
        return Rows.line(no + suffix, all);
    }

    private void imported(String... rows) {
        given().auth()
                .oauth2(Tokens.central("admin1", "admin"))
                .contentType("text/csv; charset=UTF-8")
                .body((Rows.HEADER + String.join("", rows)).getBytes(StandardCharsets.UTF_8))
                .post("/api/permits/imports")
                .then()
                .statusCode(200)
                .body("written", equalTo(rows.length));
        await().until(() -> total().getInt("received") == rows.length);
    }

    private RequestSpecification supervisor() {
        return CaseDriver.as(Tokens.central("supervisor1", "supervisor"));
    }

    private JsonPath total() {
        return supervisor()
                .get(SUPERVISION + "metrics?" + RANGE + "&officeCode=" + office.code())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("total");
    }

    private ValidatableResponse behind(String metric) {
        return supervisor()
                .get(
                        SUPERVISION
                                + "cases?limit=200&"
                                + RANGE
                                + "&officeCode="
                                + office.code()
                                + "&metric="
                                + metric)
                .then()
                .statusCode(200);
    }

    private String clockOf(String suffix) {
        return behind("received")
                .extract()
                .path("items.find { it.caseNo == '" + no + suffix + "' }.clock");
    }

    @Test
    void m1OverduePastCasesHaveTheirCardsOnTheDayAfterTheLimit() {
        // Promised by 2025-09-24, legal limit 2025-10-17 over the National Day.
        imported(
                row("in time"),
                row("late", "decided_on", "2025-09-25"),
                row("unlawful", "decided_on", "2025-10-23", "delivered_on", ""),
                row(
                        "extended",
                        "decided_on",
                        "2025-10-23",
                        "delivered_on",
                        "",
                        "extension_days",
                        "10"),
                row(
                        "withdrawn late",
                        "decided_on",
                        "2025-09-26",
                        "decision",
                        "WITHDRAWN",
                        "delivered_on",
                        ""),
                row("open", "decided_on", "", "decision", "", "delivered_on", ""));
        assertThat(total().getInt("yellow")).isEqualTo(5);
        assertThat(total().getInt("red")).isEqualTo(2);
        behind("yellow")
                .body("items", hasSize(5))
                .body("items.countedOn.unique()", equalTo(List.of("2025-09-25")));
        behind("red")
                .body("items.caseNo", hasItems(no + "unlawful", no + "open"))
                .body("items.countedOn.unique()", equalTo(List.of("2025-10-18")));
        behind("yellow").body("items.find { it.caseNo == '" + no + "in time' }", nullValue());
    }

    @Test
    void m1AcceptedBySilenceIsARedCard() {
        imported(row("silent", "acceptance", "DEEMED", "accepted_on", ""));
        assertThat(total().getInt("red")).isEqualTo(1);
        behind("red").body("items[0].countedOn", equalTo("2025-09-23"));
        supervisor()
                .get(clockOf("silent"))
                .then()
                .statusCode(200)
                .body("acceptance", equalTo("DEEMED"))
                .body("acceptedOn", equalTo("2025-09-15"))
                .body("noticeDue", equalTo("2025-09-22"));
        supervisor()
                .get(clockOf("silent") + "?asOf=2025-09-22")
                .then()
                .body("acceptance", equalTo("PENDING"))
                .body("acceptedOn", nullValue());
    }

    @Test
    void aCaseWithoutAcceptanceIsBelievedToWaitByFigureAndClockAlike() {
        imported(
                row(
                        "waiting",
                        "acceptance",
                        "",
                        "accepted_on",
                        "",
                        "decided_on",
                        "",
                        "decision",
                        "",
                        "delivered_on",
                        ""));
        assertThat(total().getInt("pending")).isEqualTo(1);
        assertThat(total().getInt("accepted")).isZero();
        supervisor()
                .get(clockOf("waiting"))
                .then()
                .statusCode(200)
                .body("acceptance", equalTo("PENDING"))
                .body("acceptedOn", nullValue())
                .body("promiseDue", nullValue());
    }

    @Test
    void silenceThatWasBrokenByADecisionIsNoAcceptance() {
        given().auth()
                .oauth2(Tokens.central("admin1", "admin"))
                .contentType("text/csv; charset=UTF-8")
                .body(
                        (Rows.HEADER
                                        + row(
                                                "",
                                                "acceptance",
                                                "DEEMED",
                                                "accepted_on",
                                                "",
                                                "decided_on",
                                                "2025-09-22"))
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/permits/imports?dryRun=true")
                .then()
                .body("problems.code", hasItem("DEEMED_TOO_EARLY"));
    }

    @Test
    void figureOfAPastCaseLeadsToItsDatesDayByDay() {
        imported(
                row(
                        "",
                        "decided_on",
                        "2025-09-28",
                        "delivered_on",
                        "",
                        "suspensions",
                        "2025-09-16/2025-09-17;2025-09-17/2025-09-18",
                        "extension_days",
                        "10"));
        supervisor()
                .get(clockOf(""))
                .then()
                .statusCode(200)
                .body("receivedOn", equalTo("2025-09-15"))
                .body("acceptance", equalTo("EXPLICIT"))
                .body("promiseDue", equalTo("2025-09-28"))
                .body("statutoryDue", equalTo("2025-10-22"))
                .body("extendedDue", equalTo("2025-11-05"))
                .body("decidedOn", equalTo("2025-09-28"))
                .body("usedWorkdays", equalTo(7))
                .body("outcome", equalTo("ON_TIME"))
                .body("days.find { it.date == '2025-09-17' }.reason", equalTo("SUSPENDED"))
                .body("days.find { it.date == '2025-10-01' }.counted", equalTo(false))
                .body("deadlines.kind", hasItems("NOTICE_DUE", "PROMISE_DUE", "EXTENDED_DUE"))
                .body("events.kind", hasItems("RECEIVED", "ACCEPTED", "SUSPENDED", "DECIDED"))
                .body("articles", hasItem("行政许可法 art. 42; R-D6"));
    }

    @Test
    void datesOfAPastCaseAreForItsOfficeAndForSupervisors() {
        imported(row(""));
        String clock = clockOf("");
        office.clerk().get(clock).then().statusCode(200);
        CaseDriver.as(Tokens.central("auditor1", "auditor")).get(clock).then().statusCode(200);
        CaseDriver.clerk().get(clock).then().statusCode(404);
        CaseDriver.applicant().get(clock).then().statusCode(404);
        supervisor().get(clock + "?asOf=2025-09-14").then().statusCode(400);
        supervisor().get(clock + "?asOf=9999-01-01").then().statusCode(400);
    }

    @Test
    void declinedAndWithdrawnPastCasesAreExplainedToo() {
        imported(
                row(
                        "declined",
                        "acceptance",
                        "REFUSED",
                        "accepted_on",
                        "2025-09-16",
                        "decided_on",
                        "",
                        "decision",
                        "",
                        "delivered_on",
                        ""),
                row("withdrawn", "decision", "WITHDRAWN", "delivered_on", ""));
        supervisor()
                .get(clockOf("declined"))
                .then()
                .statusCode(200)
                .body("acceptance", nullValue())
                .body("promiseDue", nullValue())
                .body("events.find { it.kind == 'CLOSED' }.on", equalTo("2025-09-16"));
        supervisor()
                .get(clockOf("withdrawn"))
                .then()
                .statusCode(200)
                .body("outcome", nullValue())
                .body("promiseDue", equalTo("2025-09-24"))
                .body("events.find { it.kind == 'CLOSED' }.on", equalTo("2025-09-23"));
    }
}
