package org.onevisit.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onevisit.local.Part;

/** The packaged suite in rehearsal mode: cases live through Spring Festival 2026. */
class RehearsalIT {

    private static final String CLOCK = "/api/permits/rehearsal-clock";
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private static final int DUE = 1000;
    private static final String OF_SUBJECT = " and subject = any (?::text[])";
    private static final String DEEMED =
            "select count(*) from event where kind = 'DEEMED_ACCEPTED'" + OF_SUBJECT;
    private static final String AWAKE =
            "select count(*) from case_clock where (acceptance = 'PENDING' or wakes_at <= '2026-09-01 09:00+08')"
                    + " and filing_id = any (?)";
    private static final String NOTICES =
            "select count(*) from document where kind = 'ACCEPTANCE_NOTICE' and filing_id = any (?)";
    private static final String REVIEWS =
            "select count(*) from task where step = 'REVIEW' and closed_at is null and filing_id = any (?)";
    private static final String STEPS =
            "select count(*) from act_ru_execution e"
                    + " where e.act_id_ = 'review' and e.business_key_ = any (?::text[])";

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = Stage.rehearsal();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** Sets the clock of all parts. */
    private static void at(String now) {
        stage.as("admin1").put(CLOCK, Map.of("now", now + "+08:00")).expect(200);
        await().atMost(MOMENT)
                .until(
                        () ->
                                stage.nobody()
                                        .get("/api/catalog/items?limit=1")
                                        .header("X-Rehearsal-Clock")
                                        .startsWith(now.substring(0, "2026-02-10T09".length())));
    }

    /** Rule and colour of each card of a case. */
    private static List<String> cards(Case handled) {
        List<String> cards = new ArrayList<>();
        stage.as("supervisor1")
                .get("/api/supervision/cards?filingId=" + handled.id())
                .expect(200)
                .json()
                .path("items")
                .forEach(
                        card ->
                                cards.add(
                                        card.path("rule").asText()
                                                + " "
                                                + card.path("colour").asText()));
        return cards;
    }

    private static JsonNode clock(Case handled) {
        return handled.view().path("clock");
    }

    @Test
    void casesLiveThroughSpringFestival2026() throws IOException {
        Office office = stage.office();
        Person applicant = stage.as("applicant1");

        at("2026-02-10T09:00:00");
        Case unnoticed = Case.submitted(applicant, stage.item("430103", "易地建设审批"));
        assertThat(clock(unnoticed).path("noticeDue").asText()).isEqualTo("2026-02-24");

        // The fifth working day is not over: the weekend of 02-14 was worked, 02-15 to 02-23 was
        // off.
        at("2026-02-24T23:30:00");
        assertThat(unnoticed.state()).isEqualTo("RECEIVED");

        at("2026-02-25T00:00:01");
        await().atMost(MOMENT).until(() -> unnoticed.state().equals("ACCEPTED"));
        assertThat(clock(unnoticed).path("acceptance").asText()).isEqualTo("DEEMED");
        assertThat(clock(unnoticed).path("acceptedOn").asText()).isEqualTo("2026-02-10");
        assertThat(clock(unnoticed).path("promiseDue").asText()).isEqualTo("2026-02-26");
        assertThat(unnoticed.timeline()).containsOnlyOnce("DEEMED_ACCEPTED");
        assertThat(cards(unnoticed)).contains("NOTICE_MISSED RED");
        assertThat(Printed.text(unnoticed.document("ACCEPTANCE_NOTICE")))
                .contains("即为受理")
                .contains("REHEARSAL");

        Case handled = Case.submitted(applicant, stage.item("430103", "易地建设审批"));
        office.accept(handled).expect(200);
        office.reviewer()
                .post(
                        handled.path() + "/suspensions",
                        Map.of(
                                "ground", "EXPERT_REVIEW",
                                "from", "2026-02-26",
                                "plannedTo", "2026-03-04",
                                "noticeText", "组织专家评审"))
                .expect(201);
        assertThat(clock(handled).path("promiseDue").asText()).isEqualTo("2026-03-13");
        office.chief()
                .post(handled.path() + "/extension", Map.of("days", 10, "reason", "情况复杂"))
                .expect(200);
        assertThat(clock(handled).path("statutoryDue").asText()).isEqualTo("2026-04-01");
        assertThat(clock(handled).path("extendedDue").asText()).isEqualTo("2026-04-16");

        at("2026-04-20T10:00:00");
        await().atMost(MOMENT).until(() -> handled.timeline().contains("STATUTORY_PASSED"));
        office.pass(handled).expect(200);
        office.grant(handled).expect(200);
        assertThat(clock(handled).path("outcome").asText()).isEqualTo("OVER_STATUTORY");
        assertThat(handled.timeline())
                .containsOnlyOnce("PROMISE_PASSED", "STATUTORY_PASSED", "SUSPENSION_OVERDUE");

        assertThat(cards(handled))
                .containsOnlyOnce("PROMISE_PASSED YELLOW", "STATUTORY_PASSED RED");

        JsonNode then = applicant.get(handled.path() + "/clock?asOf=2026-02-25").expect(200).json();
        assertThat(then.path("outcome").isNull()).isTrue();
        assertThat(then.path("extendedDue").asText()).isEqualTo("2026-04-16");
    }

    /** A notice of one material; what it arises from is null in the first. */
    private static Map<String, Object> notice(String material, String arisesFrom) {
        Map<String, Object> line = new HashMap<>();
        line.put("materialCode", material);
        line.put("defect", "面积与申请表不一致");
        line.put("basis", "行政许可法第三十二条");
        line.put("howToFix", "更正");
        if (arisesFrom != null) {
            line.put("arisesFrom", arisesFrom);
        }
        return Map.of("items", List.of(line));
    }

    private static void answer(Person applicant, Case handled, String material, String file) {
        applicant
                .upload(
                        handled.path() + "/materials/" + material + "/" + file,
                        Specimen.pdf(handled.id() + file))
                .expect(201);
        applicant
                .post(
                        handled.path() + "/supplement",
                        Map.of("items", List.of(Map.of("materialCode", material))))
                .expect(200);
    }

    @Test
    void aFurtherNoticeIsForWhatTheAnswerBroughtUpAndTheDaysStartAnew() throws IOException {
        Office office = stage.office();
        Person applicant = stage.as("applicant1");
        at("2026-03-02T09:00:00");
        Case handled = Case.submitted(applicant, stage.item("430103", "易地建设审批"));
        String material = handled.specimen().materials().get(1);
        String other = handled.specimen().materials().get(2);
        office.intake(handled, "REQUEST_SUPPLEMENT", notice(material, null)).expect(200);

        at("2026-03-11T09:00:00");
        answer(applicant, handled, material, "second.pdf");
        assertThat(clock(handled).path("answerDue").asText()).isEqualTo("2026-03-18");
        for (Map<String, Object> late :
                List.of(notice(material, null), notice(other, null), notice(other, other))) {
            office.intake(handled, "REQUEST_SUPPLEMENT", late)
                    .expect(409, "SECOND_SUPPLEMENT_NOTICE");
        }

        at("2026-03-18T16:00:00");
        office.intake(handled, "REQUEST_SUPPLEMENT", notice(material, material)).expect(200);
        assertThat(handled.documents().findValuesAsText("kind"))
                .filteredOn("SUPPLEMENT_NOTICE"::equals)
                .hasSize(2);
        // The office waits for the applicant: no day of its own passes.
        at("2026-04-10T09:00:00");
        assertThat(handled.state()).isEqualTo("SUPPLEMENT_REQUESTED");
        answer(applicant, handled, material, "third.pdf");
        assertThat(clock(handled).path("answerDue").asText()).isEqualTo("2026-04-17");

        at("2026-04-18T00:00:01");
        await().atMost(MOMENT).until(() -> handled.state().equals("ACCEPTED"));
        assertThat(clock(handled).path("acceptance").asText()).isEqualTo("DEEMED_AFTER_SUPPLEMENT");
        assertThat(clock(handled).path("acceptedOn").asText()).isEqualTo("2026-04-10");
        JsonNode then = applicant.get(handled.path() + "/clock?asOf=2026-03-20").expect(200).json();
        assertThat(then.path("acceptance").asText()).isEqualTo("AWAITING_SUPPLEMENT");
    }

    @Test
    void aDecidedCaseIsDeliveredByTheCalendarThatIsKnownLater() throws IOException {
        Office office = stage.office();
        at("2026-07-06T09:00:00");
        Case handled = Case.submitted(stage.as("applicant1"), stage.item("430103", "易地建设审批"));
        office.accept(handled).expect(200);
        office.pass(handled).expect(200);
        office.grant(handled).expect(200);
        JsonNode before = clock(handled);
        assertThat(before.path("deliveryDue").asText()).isEqualTo("2026-07-20");

        at("2026-07-08T09:00:00");
        stage.as("editor1")
                .post(
                        "/api/catalog/calendar/orders",
                        Map.of(
                                "officeCode", "430103",
                                "date", "2026-07-10",
                                "workday", false,
                                "document", "防汛指挥部令（演练）",
                                "knownOn", "2026-07-08"))
                .expect(201);
        await().atMost(MOMENT)
                .until(() -> clock(handled).path("deliveryDue").asText().equals("2026-07-21"));
        assertThat(clock(handled).path("promiseDue")).isEqualTo(before.path("promiseDue"));
        assertThat(clock(handled).path("outcome")).isEqualTo(before.path("outcome"));
        assertThat(handled.timeline()).containsOnlyOnce("DATES_MOVED");
        JsonNode then =
                office.clerk().get(handled.path() + "/clock?asOf=2026-07-06").expect(200).json();
        assertThat(then.path("deliveryDue").asText()).isEqualTo("2026-07-20");
    }

    /** 1,000 cases that nobody took notice of fall due at once. */
    @Test
    void twoReplicasDoWhatIsDueOnceThoughOneIsKilledMidway() throws Exception {
        at("2026-05-06T09:00:00");
        List<UUID> ids = filed(stage.item("430103", "平时使用"));
        Part replica = stage.replica("permit-service");
        try (Connection permit = stage.database("permit")) {
            // All their limits are over: acceptance by silence, then promise and legal limit.
            at("2026-09-01T09:00:00");
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> count(permit, DEEMED, ids) >= DUE / 5);
            replica.kill();
            assertThat(count(permit, DEEMED, ids)).as("midway").isLessThan(DUE);
            await().atMost(Duration.ofSeconds(60)).until(() -> count(permit, AWAKE, ids) == 0);

            for (String kind :
                    List.of("RECEIVED", "DEEMED_ACCEPTED", "PROMISE_PASSED", "STATUTORY_PASSED")) {
                String events = "select count(%s) from event where kind = '" + kind + "'";
                assertThat(count(permit, events.formatted("*") + OF_SUBJECT, ids))
                        .as(kind)
                        .isEqualTo(DUE);
                assertThat(count(permit, events.formatted("distinct subject") + OF_SUBJECT, ids))
                        .as("cases with " + kind)
                        .isEqualTo(DUE);
            }
            assertThat(count(permit, NOTICES, ids)).as("notices of acceptance").isEqualTo(DUE);
            assertThat(count(permit, REVIEWS, ids)).as("tasks of the desk").isEqualTo(DUE);
            assertThat(count(permit, STEPS, ids)).as("steps of the engine").isEqualTo(DUE);
        }
    }

    private static List<UUID> filed(JsonNode item) throws Exception {
        Person applicant = stage.as("applicant1");
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<UUID>> filed = new ArrayList<>();
            for (int i = 0; i < DUE; i++) {
                filed.add(clients.submit(() -> Case.submitted(applicant, item).id()));
            }
            List<UUID> ids = new ArrayList<>();
            for (Future<UUID> one : filed) {
                ids.add(one.get());
            }
            return ids;
        } finally {
            clients.shutdownNow();
        }
    }

    private static int count(Connection database, String query, List<UUID> ids)
            throws SQLException {
        try (PreparedStatement select = database.prepareStatement(query)) {
            String type = query.endsWith("(?::text[])") ? "text" : "uuid";
            select.setArray(1, database.createArrayOf(type, ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Test
    void onlyTheAdministratorSetsTheClock() {
        for (String user : new String[] {"applicant1", "clerk1", "chief1"}) {
            stage.as(user).put(CLOCK, Map.of("now", "2026-02-10T09:00:00+08:00")).expect(403);
        }
    }
}
