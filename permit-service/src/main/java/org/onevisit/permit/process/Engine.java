package org.onevisit.permit.process;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.JakartaTransactionProcessEngineConfiguration;

/**
 * The Camunda engine inside this service: on its data source and in its transactions, so that a
 * fact and the step of the process that goes with it are one commit. It holds the flow and nothing
 * else: no history (the events tell it), no variables, no jobs, and expressions see a list of two
 * beans.
 */
@ApplicationScoped
public class Engine {

    private static final long START_LOCK = 0x0E1E18;

    /**
     * The engine asks for the children of every task it ends and brings no index for it: without
     * one each step costs a scan of all open tasks.
     */
    private static final String CHILDREN_INDEX =
            """
            do $$ begin
                if to_regclass('act_idx_task_parent') is null then
                    create index act_idx_task_parent on act_ru_task (parent_task_id_);
                end if;
            end $$
            """;

    @Produces
    @Singleton
    ProcessEngine engine(
            AgroalDataSource database,
            TransactionManager transactions,
            DeskTasks tasks,
            CaseConditions conditions,
            Certify certify) {
        JakartaTransactionProcessEngineConfiguration configuration = new InTransaction();
        configuration.setProcessEngineName("onevisit");
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setTransactionsExternallyManaged(true);
        configuration.setDatabaseType("postgres");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("none");
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setAuthorizationEnabled(false);
        configuration.setTenantCheckEnabled(false);
        configuration.setIdGenerator(new TimeOrderedIds(node(database)));
        configuration.setBeans(Map.of("permit", conditions, "certify", certify));
        configuration.setCustomPreBPMNParseListeners(List.of(tasks));
        // Replicas that start together make the engine's tables one after the other.
        return QuarkusTransaction.requiringNew()
                .timeout(120)
                .call(
                        () -> {
                            try (var connection = database.getConnection();
                                    var statement = connection.createStatement()) {
                                statement.execute(
                                        "select pg_advisory_xact_lock(" + START_LOCK + ")");
                            }
                            ProcessEngine engine = configuration.buildProcessEngine();
                            engine.getRepositoryService()
                                    .createDeployment()
                                    .name("onevisit")
                                    .enableDuplicateFiltering(true)
                                    .addClasspathResource("processes/standard.bpmn")
                                    .addClasspathResource("processes/instant.bpmn")
                                    .deploy();
                            try (var connection = database.getConnection();
                                    var statement = connection.createStatement()) {
                                statement.execute(CHILDREN_INDEX);
                            }
                            return engine;
                        });
    }

    private static int node(AgroalDataSource database) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            try (var connection = database.getConnection();
                                    var statement = connection.createStatement();
                                    var row =
                                            statement.executeQuery(
                                                    "select nextval('engine_node')")) {
                                row.next();
                                return row.getInt(1);
                            }
                        });
    }

    /** The data source hands out no connection outside a transaction, not even for the tables. */
    private static final class InTransaction extends JakartaTransactionProcessEngineConfiguration {
        @Override
        protected void initCommandExecutorDbSchemaOperations() {
            commandExecutorSchemaOperations = commandExecutorTxRequired;
        }
    }
}
