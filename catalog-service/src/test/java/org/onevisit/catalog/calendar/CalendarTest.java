package org.onevisit.catalog.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onevisit.catalog.Calls;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "catalog"))
class CalendarTest {

    private static final String CALENDAR = "/api/catalog/calendar";

    @Inject AgroalDataSource database;

    private static Map<String, Object> notice(int year, String document, List<String> off) {
        return Map.of("year", year, "document", document, "off", off, "work", List.of());
    }

    @Test
    void springFestival2026DayByDay() {
        given().get(CALENDAR + "?from=2026-02-13&to=2026-02-16")
                .then()
                .statusCode(200)
                .body("items.workday", contains(true, true, false, false))
                .body("items.reason", contains("WEEKDAY", "MAKE_UP_WORKDAY", "HOLIDAY", "HOLIDAY"))
                .body("items[1].ref", equalTo("国办发明电〔2025〕7号"))
                .body("next", nullValue());
    }

    @Test
    void rD12AYearWithoutNoticeIsUnknown() {
        given().get(CALENDAR + "?from=2030-01-01&to=2030-01-01")
                .then()
                .statusCode(200)
                .body("items[0].workday", nullValue())
                .body("items[0].reason", equalTo("CALENDAR_NOT_PUBLISHED"));
    }

    @Test
    void theCalendarOfAPastDayStaysReadable() {
        given().get(CALENDAR + "?from=2020-02-01&to=2020-02-01&knownOn=2020-01-25")
                .then()
                .body("items[0].workday", equalTo(true));
        given().get(CALENDAR + "?from=2020-02-01&to=2020-02-01&knownOn=2020-01-26")
                .then()
                .body("items[0].workday", equalTo(false));
    }

    @Test
    void whoHasItAlreadyIsTold() {
        String tag = given().get(CALENDAR + "?from=2026-02-13&to=2026-02-16").header("ETag");
        given().header("If-None-Match", tag)
                .get(CALENDAR + "?from=2026-02-13&to=2026-02-16")
                .then()
                .statusCode(304);
    }

    @Test
    void aYearIsPublishedOnceAndAmended() {
        Map<String, Object> first = notice(2031, "甲号", List.of("2031-01-01"));
        Calls.editor()
                .body(first)
                .post(CALENDAR + "/notices")
                .then()
                .statusCode(201)
                .body("version", equalTo(1))
                .body("knownOn", notNullValue());
        Calls.editor().body(first).post(CALENDAR + "/notices").then().statusCode(200);
        Calls.editor()
                .body(notice(2031, "乙号", List.of("2031-01-01", "2031-01-02", "2030-12-31")))
                .post(CALENDAR + "/notices")
                .then()
                .statusCode(201)
                .body("version", equalTo(2));
        given().get(CALENDAR + "?from=2031-01-01&to=2031-01-03")
                .then()
                .body("items.workday", contains(false, false, true))
                .body("items[0].ref", equalTo("甲号"))
                .body("items[1].ref", equalTo("乙号"));
        given().get(CALENDAR + "/notices")
                .then()
                .body("items.findAll { it.year == 2031 }", hasSize(2));
        given().get("/internal/events?limit=200")
                .then()
                .body("items.kind", hasItem("CALENDAR_NOTICE"));
    }

    @Test
    void anOfficeMayCloseForADay() {
        Map<String, Object> order =
                Map.of(
                        "officeCode", "430105",
                        "date", "2026-07-20",
                        "workday", false,
                        "document", "令第1号");
        Calls.editor().body(order).post(CALENDAR + "/orders").then().statusCode(201);
        Calls.editor().body(order).post(CALENDAR + "/orders").then().statusCode(200);
        String day = CALENDAR + "?from=2026-07-20&to=2026-07-20";
        given().get(day + "&officeCode=430105")
                .then()
                .body("items[0].reason", equalTo("LOCAL_CLOSURE"));
        given().get(day).then().body("items[0].reason", equalTo("WEEKDAY"));
    }

    @Test
    void whatCannotBeIsRefused() {
        Calls.editor()
                .body(notice(2032, "丙号", List.of("2031-11-30")))
                .post(CALENDAR + "/notices")
                .then()
                .statusCode(422)
                .body("code", equalTo("CALENDAR_DAY_IMPOSSIBLE"));
        Calls.editor()
                .body(
                        Map.of(
                                "year", 2032,
                                "document", "丙号",
                                "knownOn", Calls.today().plusDays(1).toString(),
                                "off", List.of(),
                                "work", List.of()))
                .post(CALENDAR + "/notices")
                .then()
                .statusCode(422)
                .body("code", equalTo("CALENDAR_KNOWN_ON_INVALID"));
        Calls.editor()
                .body(Map.of("year", 2032))
                .post(CALENDAR + "/notices")
                .then()
                .statusCode(400)
                .body("errors", hasSize(3));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-02-13&to=2026-02-12, PERIOD_INVALID",
        "from=2020-01-01&to=2026-01-01, PERIOD_INVALID",
        "from=yesterday, BAD_DATE"
    })
    void aPeriodHasAnEnd(String query, String code) {
        given().get(CALENDAR + "?" + query).then().statusCode(400).body("code", equalTo(code));
    }

    @Test
    void onlyAnEditorAnnouncesAndOneOfAnOfficeOnlyForIt() {
        Map<String, Object> notice = notice(2033, "丁号", List.of());
        given().contentType("application/json")
                .body(notice)
                .post(CALENDAR + "/notices")
                .then()
                .statusCode(401);
        Calls.as(Tokens.staff("clerk1", "430103", "clerk"))
                .body(notice)
                .post(CALENDAR + "/notices")
                .then()
                .statusCode(403);
        Calls.as(Tokens.staff("editor3", "430103", "editor"))
                .body(notice)
                .post(CALENDAR + "/notices")
                .then()
                .statusCode(403);
        Calls.as(Tokens.staff("editor3", "430103", "editor"))
                .body(
                        Map.of(
                                "officeCode", "990101",
                                "date", "2026-07-20",
                                "workday", false,
                                "document", "令"))
                .post(CALENDAR + "/orders")
                .then()
                .statusCode(403)
                .body("code", equalTo("OFFICE_NOT_YOURS"));
    }

    @Test
    void whatWasAnnouncedIsNeverChanged() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(
                            () ->
                                    statement.execute(
                                            "update calendar_notice set document = 'x' where year = 2026"))
                    .hasMessageContaining("never changed");
        }
    }
}
