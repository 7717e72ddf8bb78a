package org.onevisit.permit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onevisit.permit.CaseDriver.submitted;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.permit.desk.Step;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.desk.Tasks;
import org.onevisit.permit.filing.Filings;
import org.onevisit.platform.test.SuiteResource;

/** The steps of the desk are the only tasks that there are. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class DeskTasksTest {

    @Inject ProcessEngine engine;
    @Inject Filings filings;
    @Inject Tasks tasks;

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    @Test
    void theEngineWaitsAtAStepAndKeepsNoTaskOfItsOwn() {
        UUID id = submitted(CaseDriver.ITEM);
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            assertThat(
                                            engine.getRuntimeService()
                                                    .getActiveActivityIds(
                                                            filings.held(id).processInstance()))
                                    .isEqualTo(List.of("intake"));
                            assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
                        });
    }

    @Test
    void aStepThatNoClockGivesDatesIsWrittenAllTheSame() {
        UUID id = submitted(CaseDriver.ITEM);
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                tasks.open(
                                        new Task(
                                                "undated",
                                                filings.held(id),
                                                Step.SITE_CHECK,
                                                "site_check",
                                                null,
                                                Instant.parse("2026-03-02T01:00:00Z"))));
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            Task written =
                                    tasks.open(filings.held(id).id(), Step.SITE_CHECK)
                                            .orElseThrow();
                            assertThat(written.id()).isEqualTo("undated");
                            assertThat(written.dueOn()).isNull();
                            written.cancel(Instant.parse("2026-03-02T02:00:00Z"));
                        });
    }
}
