package org.onevisit.permit.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionManager;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class EngineStartTest {

    @Inject AgroalDataSource database;
    @Inject TransactionManager transactions;
    @Inject DeskTasks tasks;
    @Inject CaseConditions conditions;
    @Inject Certify certify;
    @Inject AssessFee assessFee;
    @Inject StoppedSteps stopped;
    @Inject ProcessEngine running;

    @Test
    void startingAgainDeploysNothingNew() {
        long before = definitions(running);
        ProcessEngine again =
                new Engine()
                        .engine(
                                database,
                                transactions,
                                tasks,
                                conditions,
                                certify,
                                assessFee,
                                stopped,
                                "PT1S");
        assertThat(definitions(again)).isEqualTo(before).isEqualTo(2);
    }

    private static long definitions(ProcessEngine engine) {
        return QuarkusTransaction.requiringNew()
                .call(() -> engine.getRepositoryService().createProcessDefinitionQuery().count());
    }
}
