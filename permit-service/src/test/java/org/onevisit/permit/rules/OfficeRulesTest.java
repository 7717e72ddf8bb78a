package org.onevisit.permit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.as;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.CaseDriver.view;
import static org.onevisit.permit.rules.OfficeUnderRules.rules;
import static org.onevisit.permit.rules.OfficeUnderRules.wake;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** What the law leaves open is for each office to decide, and holds for what it receives after. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class OfficeRulesTest {

    private static final Map<String, Object> SUPPLEMENT =
            Map.of(
                    "action",
                    "REQUEST_SUPPLEMENT",
                    "items",
                    List.of(
                            Map.of(
                                    "materialCode", "M01",
                                    "defect", "未盖章",
                                    "basis", "办事指南",
                                    "howToFix", "加盖公章")));

    @Inject CaseClocks clocks;
    @Inject Clock clock;
    @Inject AgroalDataSource database;

    private LocalDate due(OfficeUnderRules office, int days) {
        Counting counting = clocks.counting(office.code());
        return counting.due(LocalDate.now(clock), Term.workdays(days), Suspensions.NONE);
    }

    @Test
    void anOfficeThatDecidedNothingCountsByTheDefaults() {
        OfficeUnderRules office = new OfficeUnderRules();
        io.restassured.RestAssured.get(office.path())
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("version", equalTo(0))
                .body("receipt", equalTo("AT_ONCE"))
                .body("dayEnds", nullValue())
                .body("supplementDays", nullValue());
    }

    @Test
    void closingHoursAreKeptAsTheyAreSaid() throws SQLException {
        OfficeUnderRules office = new OfficeUnderRules();
        office.decides(
                "0",
                Map.of(
                        "dayEnds", "17:30",
                        "receipt", "NEXT_WORKDAY",
                        "receiptEnds", "17:00"));
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery(
                                "select day_ends::text, receipt_ends::text from office_rules"
                                        + " where office_code = '"
                                        + office.code()
                                        + "'")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("17:30:00");
            assertThat(row.getString(2)).isEqualTo("17:00:00");
        }
    }

    @Test
    void onlyItsChiefOrAnAdminDecides() {
        OfficeUnderRules office = new OfficeUnderRules();
        Map<String, Object> rules = rules(Map.of("dayEnds", "17:30"));
        office.clerk()
                .header("If-Match", "0")
                .body(rules)
                .put(office.path())
                .then()
                .statusCode(403);
        new OfficeUnderRules()
                .chief()
                .header("If-Match", "0")
                .body(rules)
                .put(office.path())
                .then()
                .statusCode(404);
        office.chief()
                .body(rules)
                .put(office.path())
                .then()
                .statusCode(428)
                .body("code", equalTo("PRECONDITION_REQUIRED"));
        office.chief()
                .header("If-Match", "7")
                .body(rules)
                .put(office.path())
                .then()
                .statusCode(412);
        office.decides("\"0\"", Map.of("dayEnds", "17:30"));
        office.chief()
                .body(rules)
                .put(office.path())
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("dayEnds", equalTo("17:30"));
        as(Tokens.central("admin1", "admin"))
                .header("If-Match", "1")
                .body(rules(Map.of()))
                .put(office.path())
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        office.chief()
                .header("If-Match", "2")
                .body(rules(Map.of("receiptEnds", "17:30")))
                .put(office.path())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/receiptEnds"));
    }

    @Test
    void aCaseStaysUnderTheRulesItWasReceivedUnder() {
        OfficeUnderRules office = new OfficeUnderRules();
        UUID before = office.submitted();
        office.decides("0", Map.of("supplementDays", 10));
        UUID after = office.submitted();
        complete(office.clerk(), before, SUPPLEMENT).then().statusCode(200);
        complete(office.clerk(), after, SUPPLEMENT).then().statusCode(200);
        assertThat(view(before).at("/supplement/answerBy").isNull()).isTrue();
        assertThat(view(after).at("/supplement/answerBy").asText())
                .isEqualTo(due(office, 10).toString());
    }

    private UUID lapsed(OfficeUnderRules office, String meaning) throws Exception {
        office.decides("0", Map.of("supplementDays", 1, "supplementLapse", meaning));
        UUID id = office.submitted();
        complete(office.clerk(), id, SUPPLEMENT).then().statusCode(200);
        wake(id, "update filing set answer_by = answer_by - 30 where id = '%s'");
        await().until(() -> office.timeline(id).contains("LAPSED"));
        return id;
    }

    @Test
    void rD7WhatIsNeverSupplementedCountsAsTakenBack() throws Exception {
        OfficeUnderRules office = new OfficeUnderRules();
        UUID id = lapsed(office, "WITHDRAWN");
        assertThat(view(id).path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(view(id).path("nationalState").asInt()).isEqualTo(2);
        assertThat(view(id).path("currentTasks")).isEmpty();
        assertThat(view(id).at("/supplement/lapsedAt").isNull()).isFalse();
        assertThat(office.timeline(id)).containsOnlyOnce("LAPSED", "WITHDRAWN");
        office.clerk()
                .get(url(id) + "/documents")
                .then()
                .body("items.kind", hasItem("LAPSE_NOTICE"));
    }

    @Test
    void rD7OrIsNotAcceptedWhereTheRulesSaySo() throws Exception {
        OfficeUnderRules office = new OfficeUnderRules();
        UUID id = lapsed(office, "REFUSED");
        assertThat(view(id).path("state").asText()).isEqualTo("NOT_SUPPLEMENTED");
        assertThat(view(id).path("nationalState").asInt()).isEqualTo(5);
        assertThat(view(id).at("/clock/acceptance").asText()).isEqualTo("REFUSED");
        assertThat(office.timeline(id)).containsOnlyOnce("LAPSED", "NOT_SUPPLEMENTED");
    }

    @Test
    void rD7WhoAnswersTooLateLearnsThatTheTimeIsOver() throws Exception {
        OfficeUnderRules office = new OfficeUnderRules();
        office.decides("0", Map.of("supplementDays", 1));
        UUID id = office.submitted();
        complete(office.clerk(), id, SUPPLEMENT).then().statusCode(200);
        OfficeUnderRules.execute(
                "update filing set answer_by = answer_by - 30 where id = '%s'", id);
        applicant()
                .body(Map.of("items", List.of(Map.of("materialCode", "M01", "answer", "已盖"))))
                .post(url(id) + "/supplement")
                .then()
                .statusCode(409)
                .body("code", equalTo("SUPPLEMENT_LAPSED"));
    }

    @Test
    void rD3WhatAnOfficeDoesAfterItsDayEndedCountsForTheNext() {
        OfficeUnderRules office = new OfficeUnderRules();
        office.decides("0", Map.of("dayEnds", "00:00"));
        UUID id = office.submitted();
        complete(office.clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        assertThat(view(id).at("/clock/receivedOn").asText())
                .isEqualTo(tomorrow.minusDays(1).toString());
        assertThat(view(id).at("/clock/acceptedOn").asText()).isEqualTo(tomorrow.toString());
        office.clerk()
                .get(url(id) + "/clock")
                .then()
                .statusCode(200)
                .body("acceptedOn", equalTo(tomorrow.toString()));
    }

    @Test
    void rD4WhatComesAfterHoursIsReceivedOnTheNextWorkingDayWhereTheRulesSaySo() {
        OfficeUnderRules office = new OfficeUnderRules();
        office.decides("0", Map.of("receipt", "NEXT_WORKDAY", "receiptEnds", "00:00"));
        UUID id = office.submitted();
        LocalDate next = due(office, 1);
        assertThat(view(id).at("/clock/receivedOn").asText()).isEqualTo(next.toString());
        assertThat(view(id).at("/clock/noticeDue").asText()).isEqualTo(due(office, 6).toString());
        office.clerk()
                .get(url(id) + "/clock")
                .then()
                .statusCode(200)
                .body("receivedOn", equalTo(next.toString()))
                .body("acceptance", equalTo("PENDING"));
    }

    @Test
    void rD4WhatTheOfficeDoesBeforeSomethingCountsAsReceivedCountsOnThatDay() {
        OfficeUnderRules office = new OfficeUnderRules();
        office.decides("0", Map.of("receipt", "NEXT_WORKDAY", "receiptEnds", "00:00"));
        String next = due(office, 1).toString();
        UUID accepted = office.submitted();
        complete(office.clerk(), accepted, Map.of("action", "ACCEPT")).then().statusCode(200);
        assertThat(view(accepted).at("/clock/acceptedOn").asText()).isEqualTo(next);
        complete(office.reviewer(), accepted, Map.of("action", "PASS")).then().statusCode(200);
        complete(office.chief(), accepted, Map.of("action", "GRANT")).then().statusCode(200);
        assertThat(view(accepted).at("/clock/outcome").asText()).isEqualTo("EARLY");
        UUID noticed = office.submitted();
        complete(
                        office.clerk(),
                        noticed,
                        Map.of(
                                "action",
                                "REQUEST_SUPPLEMENT",
                                "items",
                                List.of(
                                        Map.of(
                                                "materialCode", "M01",
                                                "defect", "缺少公章",
                                                "basis", "行政许可法第三十二条",
                                                "howToFix", "盖章"))))
                .then()
                .statusCode(200);
        assertThat(view(noticed).at("/clock/acceptance").asText()).isEqualTo("AWAITING_SUPPLEMENT");
        office.clerk().get(url(noticed) + "/clock").then().statusCode(200);
    }

    @Test
    void rD13WhereDeliveryFinishesACaseTheOutcomeIsJudgedThen() {
        OfficeUnderRules office = new OfficeUnderRules();
        office.decides("0", Map.of("completion", "DELIVERY"));
        UUID id = office.submitted();
        complete(office.clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        complete(office.reviewer(), id, Map.of("action", "PASS")).then().statusCode(200);
        complete(office.chief(), id, Map.of("action", "GRANT")).then().statusCode(200);
        assertThat(view(id).at("/clock/outcome").isNull()).isTrue();
        complete(office.clerk(), id, Map.of("action", "DELIVERED", "method", "窗口领取"))
                .then()
                .statusCode(200);
        assertThat(view(id).at("/clock/outcome").asText()).isEqualTo("EARLY");
    }

    @Test
    void art48AHearingIsToldSevenDaysBefore() {
        OfficeUnderRules office = new OfficeUnderRules();
        UUID id = office.submitted();
        complete(office.clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> soon =
                Map.of(
                        "ground", "HEARING",
                        "from", today.toString(),
                        "plannedTo", due(office, 12).toString(),
                        "heldOn", due(office, 6).toString(),
                        "noticeText", "组织听证");
        office.reviewer()
                .body(soon)
                .post(url(id) + "/suspensions")
                .then()
                .statusCode(422)
                .body("code", equalTo("HEARING_NOTICE_TOO_LATE"))
                .body("latest", notNullValue());
        Map<String, Object> inTime = new java.util.HashMap<>(soon);
        inTime.put("heldOn", due(office, 8).toString());
        office.reviewer().body(inTime).post(url(id) + "/suspensions").then().statusCode(201);
    }
}
