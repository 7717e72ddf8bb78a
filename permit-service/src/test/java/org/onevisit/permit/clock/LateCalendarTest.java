package org.onevisit.permit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.CaseDriver.view;
import static org.onevisit.permit.rules.OfficeUnderRules.wake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.rules.OfficeUnderRules;
import org.onevisit.platform.test.SuiteResource;

/** A calendar that becomes known after a decision: what was judged stays, what still runs moves. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class LateCalendarTest {

    @Inject Calendars calendars;
    @Inject CaseClocks clocks;
    @Inject Clock clock;

    private final OfficeUnderRules office = new OfficeUnderRules();
    private LocalDate decided;

    @BeforeEach
    void days() {
        decided = counting().workdaysBefore(LocalDate.now(clock), 3).date();
    }

    private Counting counting() {
        return clocks.counting(office.code());
    }

    private LocalDate due(LocalDate start, int days) {
        return counting().due(start, Term.workdays(days), Suspensions.NONE);
    }

    /** A case that was received, accepted and granted three working days ago. */
    private UUID granted() throws SQLException {
        UUID id = office.submitted();
        complete(office.clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        complete(office.reviewer(), id, Map.of("action", "PASS")).then().statusCode(200);
        complete(office.chief(), id, Map.of("action", "GRANT")).then().statusCode(200);
        wake(
                id,
                "update filing set received_at = '%1$sT09:00:00+08:00', accepted_at = '%1$sT10:00:00+08:00',"
                                .formatted(decided)
                        + " decided_at = '%1$sT11:00:00+08:00' where id = ".formatted(decided)
                        + "'%s'");
        await().until(() -> deliveryDue(id).equals(due(decided, 10).toString()));
        return id;
    }

    private static String deliveryDue(UUID id) {
        return view(id).at("/clock/deliveryDue").asText();
    }

    /** The office is closed on a day, as it learns today. */
    private void closed(LocalDate day) {
        ObjectNode order =
                new ObjectMapper()
                        .createObjectNode()
                        .put("officeCode", office.code())
                        .put("date", day.toString())
                        .put("version", 1)
                        .put("workday", false)
                        .put("document", "防汛指挥部令")
                        .put("knownOn", LocalDate.now(clock).toString());
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            assertThat(calendars.ordered(order, LocalDate.now(clock))).isTrue();
                            clocks.calendarChanged(office.code(), clock.instant());
                        });
    }

    @Test
    void rD8TheDeliveryOfADecidedCaseMovesAndItsJudgementStays() throws SQLException {
        UUID id = granted();
        JsonNode before = view(id).path("clock");
        closed(due(LocalDate.now(clock), 2));
        await().until(() -> deliveryDue(id).equals(due(decided, 10).toString()));

        JsonNode after = view(id).path("clock");
        assertThat(deliveryDue(id))
                .isEqualTo(due(decided, 10).toString())
                .isNotEqualTo(before.path("deliveryDue").asText());
        for (String judged :
                new String[] {"promiseDue", "statutoryDue", "usedWorkdays", "outcome"}) {
            assertThat(after.path(judged)).as(judged).isEqualTo(before.path(judged));
        }
        office.clerk()
                .get(url(id) + "/timeline?limit=200")
                .then()
                .body(
                        "items.findAll { it.kind == 'DATES_MOVED' }.last().data.deliveryDue",
                        equalTo(
                                Map.of(
                                        "old", before.path("deliveryDue").asText(),
                                        "new", deliveryDue(id))));
        office.clerk()
                .get(url(id) + "/clock")
                .then()
                .body("deliveryDue", equalTo(deliveryDue(id)))
                .body("statutoryDue", equalTo(before.path("statutoryDue").asText()));
        office.clerk()
                .get(url(id) + "/clock?asOf=" + decided)
                .then()
                .body("deliveryDue", equalTo(before.path("deliveryDue").asText()));
    }

    @Test
    void whatIsDeliveredIsOverAndDoesNotMove() throws SQLException {
        UUID id = granted();
        complete(office.clerk(), id, Map.of("action", "DELIVERED", "method", "窗口领取"))
                .then()
                .statusCode(200);
        UUID open = granted();
        String before = deliveryDue(id);
        closed(due(LocalDate.now(clock), 2));
        // Both are marked by the same statement, so when one has moved the other was passed over.
        await().until(() -> !deliveryDue(open).equals(before));
        assertThat(deliveryDue(id)).isEqualTo(before);
    }
}
