package org.onevisit.permit.process;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.JakartaTransactionProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The Camunda engine inside this service: on its data source and in its transactions, so that a
 * fact and the step of the process that goes with it are one commit. It holds the flow and nothing
 * else: no history (the events tell it), no variables, jobs only for steps that call another
 * service, and expressions see a list of three beans.
 */
@ApplicationScoped
public class Engine {

    private static final long START_LOCK = 0x0E1E18;
    private static final int HANDS = 3;

    /** Jobs taken at a time: one look into the table for many. */
    private static final int BATCH = 10;

    /** Longer than any step takes: a job whose lock has run out is taken by another replica. */
    private static final Duration LOCKED = Duration.ofMinutes(1);

    /** How late a job begins when there was nothing to do before, and at most. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** Names the index that the engine's manual asks for where jobs are taken by due date. */
    private static final String FURTHER_INDEX =
            """
            do $$ begin
                if to_regclass('act_idx_job_due') is null then
                    create index act_idx_job_due on act_ru_job (duedate_);
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
            Certify certify,
            AssessFee assessFee,
            StoppedSteps stopped,
            @ConfigProperty(name = "onevisit.engine.retries") String retries) {
        JakartaTransactionProcessEngineConfiguration configuration = new InTransaction();
        configuration.setProcessEngineName("onevisit");
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setTransactionsExternallyManaged(true);
        configuration.setDatabaseType("postgres");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("none");
        configuration.setJobExecutor(executor());
        configuration.setJobExecutorActivate(false);
        configuration.setJobExecutorAcquireByDueDate(true);
        // Nobody waits for a job: looking at each one as it is made costs more than doing it.
        configuration.setHintJobExecutor(false);
        configuration.setFailedJobRetryTimeCycle(retries);
        configuration.setCustomIncidentHandlers(List.of(stopped));
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setAuthorizationEnabled(false);
        configuration.setTenantCheckEnabled(false);
        configuration.setIdGenerator(new TimeOrderedIds(node(database)));
        configuration.setBeans(
                Map.of("permit", conditions, "certify", certify, "assessFee", assessFee));
        configuration.setCustomPreBPMNParseListeners(List.of(tasks));
        configuration.setBpmnParseFactory(Engine::parse);
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
                                statement.execute(FURTHER_INDEX);
                            }
                            return engine;
                        });
    }

    /**
     * A parse that finds the schema of BPMN wherever the suite lies: the engine writes the address
     * of its schema with blanks escaped and nothing else, and the XML parser then misses the parts
     * of it in a folder with Chinese in its name.
     */
    private static BpmnParse parse(BpmnParser parser) {
        BpmnParse parse = new BpmnParse(parser);
        String schema = ReflectUtil.getResourceUrlAsString(BpmnParser.BPMN_20_SCHEMA_LOCATION);
        parse.setSchemaResource(URI.create(schema).toASCIIString());
        return parse;
    }

    /** A few hands: what they do is wait for another service. */
    private static JobExecutor executor() {
        DefaultJobExecutor executor = new AtIntervals();
        executor.setCorePoolSize(HANDS);
        executor.setMaxPoolSize(HANDS);
        executor.setQueueSize(2 * BATCH);
        executor.setMaxJobsPerAcquisition(BATCH);
        executor.setLockTimeInMillis((int) LOCKED.toMillis());
        executor.setWaitTimeInMillis((int) PAUSE.toMillis());
        executor.setMaxWait(LONGEST_PAUSE.toMillis());
        return executor;
    }

    /**
     * Looks for jobs when its pause is over. The engine's own looks again whenever a hand is free,
     * and then finds one job at a time: a look for each.
     */
    private static final class AtIntervals extends DefaultJobExecutor {
        @Override
        public void jobWasAdded() {
            // The pause is short, and nobody waits for a job.
        }
    }

    /** Jobs begin when the service is up, and end before it goes. */
    void start(@Observes StartupEvent started, ProcessEngine engine) {
        jobs(engine).start();
    }

    void stop(@Observes ShutdownEvent stopping, ProcessEngine engine) {
        jobs(engine).shutdown();
    }

    private static JobExecutor jobs(ProcessEngine engine) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor();
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
