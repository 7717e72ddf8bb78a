package org.onevisit.fee.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onevisit.fee.Refused;
import org.onevisit.fee.pricing.Decision;
import org.onevisit.platform.Feed;
import org.onevisit.platform.test.SuiteResource;

/** What the database and the entities never allow, whoever writes. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class AssessmentTablesTest {

    private static final Instant NOON = Instant.parse("2025-10-10T04:00:00Z");
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();
    private static final LocalDate DAY = LocalDate.of(2025, 10, 10);

    @Inject Assessments assessments;
    @Inject EntityManager database;
    @Inject AgroalDataSource connections;
    @Inject Feed feed;

    private static Assessment opened() {
        UUID id = UUID.randomUUID();
        return new Assessment(
                id,
                "YD-430103-2025-%012d"
                        .formatted(Math.abs(id.getMostSignificantBits() % 1_000_000_000_000L)),
                new Assessment.Office("430103", "长沙市天心区国防动员办公室"),
                new Assessment.Origin(UUID.randomUUID(), "C1", "I1", "applicant1"),
                new AssessmentRequest.Payer(
                        "示范置业有限公司", "91430103MA4A000708", PayerClass.ENTERPRISE),
                "示范家园一期",
                NOTHING,
                "permit-service",
                NOON);
    }

    private static Determination drafted(Assessment assessment) {
        Determination first = new Determination(assessment.id(), 1, NOTHING, null);
        first.draft(
                NOTHING,
                JsonNodeFactory.instance.arrayNode(),
                new Determination.Outcome(
                        "P",
                        1,
                        DAY,
                        Decision.RELOCATE,
                        new BigDecimal("100.00"),
                        new BigDecimal("20.00"),
                        NOTHING),
                "finance1",
                NOON);
        return first;
    }

    private UUID confirmed() {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            Assessment assessment = opened();
                            Determination first = drafted(assessment);
                            first.confirm("finance2", NOON, DAY.plusDays(30), null);
                            assessment.confirm(DAY.plusDays(30));
                            database.persist(assessment);
                            database.persist(first);
                            return assessment.id();
                        });
    }

    private void settle(UUID id, String outstanding) {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                assessments.settle(
                                        assessments.locked(id).orElseThrow(),
                                        new BigDecimal(outstanding),
                                        DAY,
                                        "collector"));
    }

    private List<String> told(UUID id) {
        return feed.read(0, Feed.MAX_LIMIT, 0).items().stream()
                .filter(event -> event.subject().equals(id.toString()))
                .map(Feed.Event::kind)
                .toList();
    }

    private void refusedByDatabase(String sql, String why) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining(why);
        }
    }

    @Test
    void paidWhenNothingIsOutstandingAndOpenAgainWhenSomethingIs() {
        UUID id = confirmed();
        settle(id, "0.01");
        assertThat(told(id)).isEmpty();
        settle(id, "0.00");
        settle(id, "0.00");
        settle(id, "5.00");
        settle(id, "0.00");
        assertThat(told(id))
                .containsExactly("ASSESSMENT_PAID", "ASSESSMENT_REOPENED", "ASSESSMENT_PAID");
    }

    @Test
    void whoDraftedMayNotConfirm() throws SQLException {
        Determination first = drafted(opened());
        assertThatThrownBy(() -> first.confirm("finance1", NOON, DAY, null))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("FOUR_EYES"));
        UUID id = confirmed();
        refusedByDatabase(
                ("insert into determination (id, assessment_id, number, inputs, assessed_on, policy_code,"
                                + " policy_version, decision, gross, relief, result, reason, drafted_by, drafted_at,"
                                + " confirmed_by, confirmed_at, due_on) select gen_random_uuid(), assessment_id, 2, inputs,"
                                + " assessed_on, policy_code, policy_version, decision, gross, relief, result, 'r',"
                                + " 'finance1', now(), 'finance1', now(), current_date from determination where assessment_id = '%s'")
                        .formatted(id),
                "check");
    }

    @Test
    void confirmedDeterminationIsNeverChanged() throws SQLException {
        UUID id = confirmed();
        for (String change :
                List.of(
                        "update determination set gross = 1000 where assessment_id = '%s'",
                        "delete from determination where assessment_id = '%s'")) {
            refusedByDatabase(change.formatted(id), "never changed");
        }
        refusedByDatabase("truncate determination", "never emptied");
    }
}
