package org.onevisit.permit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.onevisit.permit.CaseDriver.ITEM;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.chief;
import static org.onevisit.permit.CaseDriver.clerk;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.reviewer;
import static org.onevisit.permit.CaseDriver.submitted;
import static org.onevisit.permit.CaseDriver.task;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.CaseDriver.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.CaseDriver;
import org.onevisit.permit.rules.OfficeUnderRules;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** Cases against the clock: on the real engine and database, their receipt moved into the past. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class CaseClockTest {

    @Inject AgroalDataSource database;
    @Inject Calendars calendars;
    @Inject CaseClocks clocks;
    @Inject Alarms alarms;
    @Inject Clock clock;

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate due(LocalDate start, int days) {
        return Counting.prognosis(calendars.of("430103"))
                .due(start, Term.workdays(days), Suspensions.NONE);
    }

    private LocalDate workdaysAgo(int days) {
        return Counting.prognosis(calendars.of("430103")).workdaysBefore(today(), days).date();
    }

    /** Moves the receipt of a case back, as if the days had passed, and lets its clock look. */
    private void age(UUID id, LocalDate received) throws Exception {
        execute(
                "update filing set received_at = '%sT10:00:00+08:00' where id = '%s'"
                        .formatted(received, id));
        wake(id);
    }

    private void wake(UUID id) throws Exception {
        execute("update case_clock set wakes_at = now() where filing_id = '" + id + "'");
        // Another hand may have the case; what counts is that it has been looked at.
        await().until(
                        () -> {
                            alarms.sweep();
                            return isAsleep(id);
                        });
    }

    private boolean isAsleep(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery(
                                "select wakes_at is null or wakes_at > now() from case_clock where filing_id = '"
                                        + id
                                        + "'")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    private static List<String> kinds(UUID id) {
        return clerk().get(url(id) + "/timeline?limit=200").then().extract().path("items.kind");
    }

    @Test
    void aCaseTellsItsDates() {
        UUID id = submitted(ITEM);
        JsonNode dates = view(id).path("clock");
        assertThat(dates.path("noticeDue").asText()).isEqualTo(due(today(), 5).toString());
        assertThat(dates.path("acceptance").asText()).isEqualTo("PENDING");
        complete(clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        dates = view(id).path("clock");
        assertThat(dates.path("acceptance").asText()).isEqualTo("EXPLICIT");
        assertThat(dates.path("promiseDue").asText()).isEqualTo(due(today(), 7).toString());
        assertThat(dates.path("statutoryDue").asText()).isEqualTo(due(today(), 20).toString());
        assertThat(dates.path("extendedDue").isNull()).isTrue();
        applicant()
                .get(url(id) + "/clock")
                .then()
                .statusCode(200)
                .body("statutoryDue", equalTo(due(today(), 20).toString()))
                .body("deadlines.kind", contains("NOTICE_DUE", "PROMISE_DUE", "STATUTORY_DUE"))
                .body("days[0].reason", equalTo("START"))
                .body("events.kind", contains("RECEIVED", "ACCEPTED"));
    }

    @Test
    void rD7SilenceForFiveWorkingDaysMeansAccepted() throws Exception {
        UUID id = submitted(ITEM);
        LocalDate received = workdaysAgo(6);
        age(id, received);
        JsonNode seen = view(id);
        assertThat(seen.path("state").asText()).isEqualTo("ACCEPTED");
        assertThat(seen.path("clock").path("acceptance").asText()).isEqualTo("DEEMED");
        assertThat(seen.path("clock").path("acceptedOn").asText()).isEqualTo(received.toString());
        assertThat(seen.path("clock").path("promiseDue").asText())
                .isEqualTo(due(received, 7).toString());
        assertThat(kinds(id)).contains("DEEMED_ACCEPTED", "CARD_RAISED");
        clerk().get(url(id) + "/documents").then().body("items.kind", hasItem("ACCEPTANCE_NOTICE"));
        clerk().get(url(id) + "/diagram").then().body("passed", hasItem("deemed"));
        List<Map<String, String>> queue =
                reviewer()
                        .get("/api/permits/tasks?step=REVIEW&limit=200")
                        .then()
                        .extract()
                        .path("items");
        assertThat(queue.stream().takeWhile(task -> "RED".equals(task.get("light"))))
                .extracting(task -> task.get("filingId"))
                .contains(id.toString());
        // Once, however often it is looked at.
        wake(id);
        wake(id);
        assertThat(kinds(id).stream().filter("DEEMED_ACCEPTED"::equals)).hasSize(1);
        complete(reviewer(), id, Map.of("action", "PASS", "opinion", "可以")).then().statusCode(200);
        complete(chief(), id, Map.of("action", "GRANT", "opinion", "同意")).then().statusCode(200);
        assertThat(view(id).path("clock").path("outcome").asText()).isEqualTo("EARLY");
        assertThat(view(id).path("clock").path("usedWorkdays").asInt()).isPositive();
    }

    @Test
    void rD7OnTheLastDayItIsStillTheClerks() throws Exception {
        UUID id = submitted(ITEM);
        LocalDate received = workdaysAgo(5);
        if (!due(received, 5).isBefore(today())) {
            age(id, received);
            assertThat(view(id).path("state").asText()).isEqualTo("RECEIVED");
            complete(clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
            assertThat(view(id).path("clock").path("acceptance").asText()).isEqualTo("EXPLICIT");
        }
    }

    @Test
    void rD7TheClerkWhoComesTooLateLearnsThatTheLawHasSpoken() throws Exception {
        UUID id = submitted(ITEM);
        String intake = task(id);
        execute(
                "update filing set received_at = '%sT10:00:00+08:00' where id = '%s'"
                        .formatted(workdaysAgo(8), id));
        execute(
                "update case_clock set notice_due = '%s', wakes_at = null where filing_id = '%s'"
                        .formatted(workdaysAgo(3), id));
        clerk().body(Map.of("action", "ACCEPT"))
                .post("/api/permits/tasks/" + intake + "/complete")
                .then()
                .statusCode(409)
                .body("code", equalTo("DEEMED_ACCEPTED"));
        wake(id);
        clerk().body(Map.of("action", "ACCEPT"))
                .post("/api/permits/tasks/" + intake + "/complete")
                .then()
                .statusCode(409)
                .body("code", equalTo("TASK_CLOSED"));
    }

    @Test
    void m1PromiseAndLegalLimitArePassedOnceEach() throws Exception {
        UUID id = submitted(ITEM);
        complete(clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        execute(
                "update filing set received_at = '%1$sT10:00:00+08:00', accepted_at = '%1$sT11:00:00+08:00'"
                                .formatted(workdaysAgo(30))
                        + " where id = '"
                        + id
                        + "'");
        wake(id);
        wake(id);
        assertThat(kinds(id).stream().filter("PROMISE_PASSED"::equals)).hasSize(1);
        assertThat(kinds(id).stream().filter("STATUTORY_PASSED"::equals)).hasSize(1);
    }

    @Test
    void rD5ASuspensionMovesTheDatesAndItsEndMovesThemBack() {
        UUID id = accepted();
        LocalDate from = today();
        LocalDate to = due(today(), 3);
        Map<String, Object> notice =
                Map.of(
                        "ground",
                        "EXPERT_REVIEW",
                        "from",
                        from.toString(),
                        "plannedTo",
                        to.toString(),
                        "noticeText",
                        "组织专家评审");
        String suspension =
                reviewer()
                        .body(notice)
                        .post(url(id) + "/suspensions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        reviewer()
                .body(notice)
                .post(url(id) + "/suspensions")
                .then()
                .statusCode(200)
                .body("id", equalTo(suspension));
        JsonNode dates = view(id).path("clock");
        assertThat(dates.path("promiseDue").asText()).isEqualTo(due(today(), 10).toString());
        assertThat(dates.path("suspended").asBoolean()).isTrue();
        assertThat(kinds(id)).contains("SUSPENDED", "DATES_MOVED");
        clerk().get(url(id) + "/documents").then().body("items.kind", hasItem("SUSPENSION_NOTICE"));
        clerk().get(url(id) + "/clock").then().body("days.reason", hasItem("SUSPENDED"));
        clerk().post(url(id) + "/suspensions/" + suspension + "/end")
                .then()
                .statusCode(200)
                .body("endedOn", equalTo(today().toString()));
        assertThat(view(id).path("clock").path("promiseDue").asText())
                .isEqualTo(due(today(), 7).toString());
    }

    @Test
    void art45OtherGroundsAndPastDaysAreRefused() {
        UUID id = accepted();
        String path = url(id) + "/suspensions";
        Map<String, Object> notice =
                Map.of(
                        "ground",
                        "TESTING",
                        "from",
                        today().minusDays(1).toString(),
                        "plannedTo",
                        today().toString(),
                        "noticeText",
                        "检测");
        clerk().body(notice).post(path).then().statusCode(422);
        clerk().body(
                        Map.of(
                                "ground",
                                "PAYMENT",
                                "from",
                                today().toString(),
                                "plannedTo",
                                today().toString(),
                                "noticeText",
                                "缴费"))
                .post(path)
                .then()
                .statusCode(400);
        UUID received = submitted(ITEM);
        clerk().body(
                        Map.of(
                                "ground",
                                "TESTING",
                                "from",
                                today().toString(),
                                "plannedTo",
                                today().toString(),
                                "noticeText",
                                "检测"))
                .post(url(received) + "/suspensions")
                .then()
                .statusCode(409);
        applicant().body(notice).post(path).then().statusCode(403);
    }

    @Test
    void rD6OneExtensionByTheChiefBeforeTheLimit() {
        UUID id = accepted();
        String path = url(id) + "/extension";
        Map<String, Object> ten = Map.of("days", 10, "reason", "情况复杂");
        clerk().body(ten).post(path).then().statusCode(403);
        chief().body(Map.of("days", 11, "reason", "情况复杂"))
                .post(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("EXTENSION_TOO_LONG"));
        chief().body(ten)
                .post(path)
                .then()
                .statusCode(200)
                .body("extendedDue", equalTo(due(today(), 30).toString()))
                .body("statutoryDue", equalTo(due(today(), 20).toString()));
        chief().body(ten).post(path).then().statusCode(200);
        chief().body(Map.of("days", 5, "reason", "再延"))
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("ALREADY_EXTENDED"));
        clerk().get(url(id) + "/documents").then().body("items.kind", hasItem("EXTENSION_NOTICE"));
    }

    @Test
    void rD6AfterTheLimitNothingIsExtended() throws Exception {
        UUID id = accepted();
        execute(
                "update filing set received_at = '%1$sT10:00:00+08:00', accepted_at = '%1$sT11:00:00+08:00'"
                                .formatted(workdaysAgo(25))
                        + " where id = '"
                        + id
                        + "'");
        wake(id);
        chief().body(Map.of("days", 5, "reason", "晚了"))
                .post(url(id) + "/extension")
                .then()
                .statusCode(409)
                .body("code", equalTo("EXTENSION_TOO_LATE"));
    }

    @Test
    void asOfShowsWhatWasKnownThen() throws Exception {
        UUID id = submitted(ITEM);
        LocalDate received = workdaysAgo(6);
        age(id, received);
        clerk().get(url(id) + "/clock?asOf=" + received)
                .then()
                .statusCode(200)
                .body("acceptance", equalTo("PENDING"))
                .body("acceptedOn", nullValue());
        clerk().get(url(id) + "/clock")
                .then()
                .body("acceptance", equalTo("DEEMED"))
                .body("events.kind", hasItems("RECEIVED", "ACCEPTED"));
        clerk().get(url(id) + "/clock?asOf=" + received.minusDays(1)).then().statusCode(400);
        clerk().get(url(id) + "/clock?asOf=then").then().statusCode(400);
    }

    @Test
    void aCalendarAnnouncedLaterMovesTheDatesOfOpenCases() {
        UUID id = accepted();
        String before = view(id).path("clock").path("promiseDue").asText();
        LocalDate storm = due(today(), 2);
        ObjectNode order =
                new ObjectMapper()
                        .createObjectNode()
                        .put("officeCode", "430103")
                        .put("date", storm.toString())
                        .put("version", 1)
                        .put("workday", false)
                        .put("document", "防汛指挥部令")
                        .put("knownOn", today().toString());
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            assertThat(calendars.ordered(order, today())).isTrue();
                            clocks.calendarChanged("430103", clock.instant());
                        });
        await().until(() -> kinds(id).contains("DATES_MOVED"));
        JsonNode dates = view(id).path("clock");
        assertThat(dates.path("promiseDue").asText())
                .isEqualTo(due(today(), 7).toString())
                .isNotEqualTo(before);
        clerk().get(url(id) + "/timeline?limit=200")
                .then()
                .body(
                        "items.find { it.kind == 'DATES_MOVED' }.data.promiseDue.old",
                        equalTo(before));
        clerk().get(url(id) + "/clock").then().body("days.reason", hasItem("LOCAL_CLOSURE"));
    }

    @Test
    void asOfKnowsNothingThatWasEnteredLaterWhateverDayThePaperBears() throws Exception {
        OfficeUnderRules office = new OfficeUnderRules();
        UUID id = office.submitted();
        complete(office.clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        OfficeUnderRules.wake(
                id,
                "update filing set received_at = received_at - interval '1 day',"
                        + " accepted_at = accepted_at - interval '1 day' where id = '%s'");
        await().until(() -> isAsleep(id));
        String before = view(id).path("clock").path("promiseDue").asText();
        ObjectNode order =
                new ObjectMapper()
                        .createObjectNode()
                        .put("officeCode", office.code())
                        .put("date", due(today(), 2).toString())
                        .put("version", 1)
                        .put("workday", false)
                        .put("document", "防汛指挥部令")
                        .put("knownOn", today().minusDays(30).toString());
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            calendars.ordered(order, today());
                            clocks.calendarChanged(office.code(), clock.instant());
                        });
        await().until(() -> !view(id).path("clock").path("promiseDue").asText().equals(before));
        String after = view(id).path("clock").path("promiseDue").asText();
        assertThat(after).isGreaterThan(before);
        office.clerk()
                .get(url(id) + "/clock?asOf=" + today().minusDays(1))
                .then()
                .body("promiseDue", equalTo(before));
        office.clerk()
                .get(url(id) + "/clock?asOf=" + today())
                .then()
                .body("promiseDue", equalTo(after));
    }

    @Test
    void whoeverLooksWhateverIsDueIsDoneOnce() throws Exception {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add(submitted(ITEM));
        }
        String all = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
        execute(
                "update filing set received_at = '%sT10:00:00+08:00' where id in (%s)"
                        .formatted(workdaysAgo(9), all));
        execute("update case_clock set wakes_at = now() where filing_id in (" + all + ")");
        ExecutorService replicas = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> sweeps = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                sweeps.add(
                        replicas.submit(
                                () -> {
                                    alarms.sweep();
                                    return null;
                                }));
            }
            for (Future<?> sweep : sweeps) {
                sweep.get();
            }
        } finally {
            replicas.shutdownNow();
        }
        for (UUID id : ids) {
            await().until(() -> isAsleep(id));
            List<String> kinds = kinds(id);
            assertThat(kinds.stream().filter("DEEMED_ACCEPTED"::equals)).hasSize(1);
            assertThat(kinds.stream().filter("PROMISE_PASSED"::equals)).hasSize(1);
        }
    }

    @Test
    void anotherOfficeSeesNoClock() {
        UUID id = accepted();
        CaseDriver.as(Tokens.staff("clerk9", "990101", "clerk"))
                .get(url(id) + "/clock")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        applicant().get(url(id) + "/clock").then().body("asOf", not(nullValue()));
    }

    private static UUID accepted() {
        UUID id = submitted(ITEM);
        complete(clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        return id;
    }
}
