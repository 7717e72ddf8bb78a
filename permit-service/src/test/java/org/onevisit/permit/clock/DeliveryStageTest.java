package org.onevisit.permit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.view;
import static org.onevisit.permit.rules.OfficeUnderRules.wake;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.rules.OfficeUnderRules;
import org.onevisit.platform.test.SuiteResource;

/** The step of delivery: its own stage within the ten working days of R-D8. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class DeliveryStageTest {

    private static final int LIMIT = 10;

    @Inject CaseClocks clocks;
    @Inject Clock clock;

    private static OfficeUnderRules delivering(int days) {
        return new OfficeUnderRules(
                item ->
                        item.withArray("stages")
                                .addObject()
                                .put("code", "DELIVER")
                                .put("name", "送达")
                                .put("days", days));
    }

    private static UUID granted(OfficeUnderRules office) {
        UUID id = office.submitted();
        complete(office.clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        complete(office.reviewer(), id, Map.of("action", "PASS")).then().statusCode(200);
        complete(office.chief(), id, Map.of("action", "GRANT")).then().statusCode(200);
        return id;
    }

    /** The date of the one delivery in the office's queue. */
    private static String stepDue(OfficeUnderRules office) {
        return office.clerk()
                .get("/api/permits/tasks?step=DELIVER")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].dueOn");
    }

    private String inWorkdays(OfficeUnderRules office, LocalDate start, int days) {
        Counting counting = clocks.counting(office.code());
        return counting.due(start, Term.workdays(days), Suspensions.NONE).toString();
    }

    @Test
    void aShorterStageHolds() {
        OfficeUnderRules office = delivering(3);
        granted(office);
        assertThat(stepDue(office)).isEqualTo(inWorkdays(office, LocalDate.now(clock), 3));
    }

    @Test
    void rD8ALongerStageEndsWithTheLegalLimit() {
        OfficeUnderRules office = delivering(2 * LIMIT);
        granted(office);
        assertThat(stepDue(office)).isEqualTo(inWorkdays(office, LocalDate.now(clock), LIMIT));
    }

    @Test
    void aDeliveryThatOpensAfterTheLimitHasItsStage() throws SQLException {
        OfficeUnderRules office = delivering(3);
        UUID id = granted(office);
        LocalDate decided =
                clocks.counting(office.code())
                        .workdaysBefore(LocalDate.now(clock), 2 * LIMIT)
                        .date();
        wake(
                id,
                ("update filing set received_at = '%1$sT09:00:00+08:00', accepted_at = '%1$sT10:00:00+08:00',"
                                                .formatted(decided)
                                        + " decided_at = '%1$sT11:00:00+08:00' where id = ")
                                .formatted(decided)
                        + "'%s'");
        await().untilAsserted(
                        () ->
                                assertThat(view(id).at("/clock/deliveryDue").asText())
                                        .isEqualTo(inWorkdays(office, decided, LIMIT)));
        assertThat(stepDue(office)).isEqualTo(inWorkdays(office, LocalDate.now(clock), 3));
    }
}
