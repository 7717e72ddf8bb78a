package org.onevisit.permit.clock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onevisit.permit.CaseDriver;
import org.onevisit.platform.test.SuiteResource;

/** The public calculator, by everybody, without a login. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class DeadlineTest {

    @BeforeEach
    void calendar() {
        CaseDriver.publishCalendar();
    }

    private static ValidatableResponse ask(String question) {
        return given().contentType("application/json")
                .body(question.replace('\'', '"'))
                .post("/api/permits/deadlines")
                .then();
    }

    @Test
    void aWorkdayTermIsExplainedDayByDay() {
        ask("{'kind':'WORKDAY_DUE','start':'2026-02-13','days':2}")
                .statusCode(200)
                .body("due", equalTo("2026-02-24"))
                .body("days[0].reason", equalTo("START"))
                .body("days[1].date", equalTo("2026-02-14"))
                .body("days[1].counted", equalTo(true))
                .body("days[1].ref", equalTo("国办发明电〔2025〕7号"))
                .body("days.reason", hasItem("HOLIDAY"));
    }

    @Test
    void rD5ASuspensionIsLeftOut() {
        ask("{'kind':'WORKDAY_DUE','start':'2025-09-15','days':3,"
                        + "'suspensions':[{'from':'2025-09-16','to':'2025-09-17'}]}")
                .statusCode(200)
                .body("due", equalTo("2025-09-22"));
    }

    @Test
    void rD6AnExtensionCountsOn() {
        ask("{'kind':'PERMIT_EXTENSION','accepted':'2025-09-15','days':20,'extensionDays':10,"
                        + "'suspensions':[]}")
                .statusCode(200)
                .body("statutoryDue", equalTo("2025-10-17"))
                .body("extendedDue", equalTo("2025-10-31"));
    }

    @Test
    void rD7SilenceIsAcceptance() {
        ask("{'kind':'INTAKE','received':'2025-09-15','days':20}")
                .statusCode(200)
                .body("noticeDeadline", equalTo("2025-09-22"))
                .body("acceptance", equalTo("DEEMED"))
                .body("acceptedOn", equalTo("2025-09-15"))
                .body("decisionDue", equalTo("2025-10-17"));
        ask("{'kind':'INTAKE','received':'2025-09-15','days':20,'asOf':'2025-09-22'}")
                .statusCode(200)
                .body("acceptance", equalTo("PENDING"))
                .body("acceptedOn", nullValue())
                .body("decisionDue", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "'{''kind'':''NATURAL_DUE'',''start'':''2025-09-20'',''days'':11,''rollForward'':true}', due, 2025-10-09",
        "'{''kind'':''NATURAL_DUE'',''start'':''2025-09-20'',''days'':11,''rollForward'':false}', due, 2025-10-01",
        "'{''kind'':''NATURAL_LATEST_BEFORE'',''event'':''2025-10-31'',''days'':30}', latest, 2025-10-01",
        "'{''kind'':''WORKDAY_LATEST_BEFORE'',''event'':''2025-10-10'',''days'':2}', latest, 2025-09-30"
    })
    void rD9AndRD10(String question, String field, String date) {
        ask(question).statusCode(200).body(field, equalTo(date));
    }

    @Test
    void rD13AnOutcomeIsJudgedByDates() {
        ask("{'kind':'OUTCOME','accepted':'2025-09-15','promiseDays':5,'statutoryDays':20,"
                        + "'decided':'2025-09-23','suspensions':[]}")
                .statusCode(200)
                .body("promiseDue", equalTo("2025-09-22"))
                .body("usedWorkdays", equalTo(6))
                .body("outcome", equalTo("OVER_PROMISE"))
                .body("reminderOn", equalTo("2025-09-19"))
                .body("card", equalTo("YELLOW"));
    }

    @Test
    void rD12AYearWithoutNoticeIsNotGuessed() {
        ask("{'kind':'WORKDAY_DUE','start':'2026-12-31','days':1}")
                .statusCode(422)
                .body("code", equalTo("CALENDAR_NOT_PUBLISHED"))
                .body("year", equalTo(2027));
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        ask("{'kind':'OUTCOME','accepted':'2025-09-15'}")
                .statusCode(400)
                .body("errors.pointer", contains("/promiseDays", "/statutoryDays", "/decided"));
        ask("{'kind':'WORKDAY_DUE','start':'2025-09-15','days':-1}").statusCode(400);
        ask("{'kind':'WORKDAY_DUE','start':'2025-09-15','days':1,"
                        + "'suspensions':[{'from':'2025-09-17','to':'2025-09-16'}]}")
                .statusCode(400)
                .body("errors.pointer", contains("/suspensions/0/to"));
        ask("{'kind':'SOMETIME'}").statusCode(400);
        ask("{'kind':'PERMIT_EXTENSION','accepted':'2025-09-15','days':3660,'extensionDays':3660}")
                .statusCode(400)
                .body("errors.pointer", contains("/extensionDays"));
        ask("{'kind':'INTAKE','received':'2025-09-15','noticeSent':'2025-09-12','days':20}")
                .statusCode(400)
                .body("errors.pointer", contains("/noticeSent"));
        ask("{'kind':'WORKDAY_DUE','start':'+999999-01-01','days':1}").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'WORKDAY_DUE','start':'2025-09-15','days':1.5}",
                "{'kind':'WORKDAY_DUE','start':'2025-09-15','days':'two'}",
                "{'kind':'WORKDAY_DUE','start':'2025-09-15T23:30:00Z','days':1}",
                "{'kind':'WORKDAY_DUE','start':'2025-09-15T08:00:00+08:00','days':1}",
                "{'kind':'WORKDAY_DUE','start':20250915,'days':1}",
                "{'kind':'WORKDAY_DUE','start':'2025-02-29','days':1}",
                "{'kind':'NATURAL_LATEST_BEFORE','event':'2025-09-31','days':1}"
            })
    void aPartOfADayAMomentOrADayThatIsNotThereIsNoDay(String question) {
        ask(question).statusCode(400);
    }
}
