package org.onevisit.permit.process;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * The flow of cases, as the rest of the service sees it: start, complete, cancel. Nobody outside
 * this package knows which engine carries it.
 */
@Startup
@ApplicationScoped
public class Processes {

    private static final String FEE_PAID = "fee_paid";

    private final ProcessEngine engine;
    private final CommandExecutor commands;

    Processes(ProcessEngine engine) {
        this.engine = engine;
        this.commands =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                        .getCommandExecutorTxRequired();
    }

    /** An instance of a process, and the version of the diagram that it follows. */
    public record Started(String instance, String definition) {}

    /** Starts the process of a kind for a case; its first tasks are open when this returns. */
    public Started start(String processKey, UUID filingId) {
        ProcessInstance instance =
                engine.getRuntimeService()
                        .startProcessInstanceByKey(processKey, filingId.toString());
        return new Started(instance.getId(), instance.getProcessDefinitionId());
    }

    /**
     * Goes on behind a step whose facts were written before.
     *
     * @param instance the case's process
     * @param element id of the step in the diagram
     */
    public void complete(String instance, String element) {
        commands.execute(
                context -> {
                    context
                            .getExecutionManager()
                            .findExecutionsByProcessInstanceId(instance)
                            .stream()
                            .filter(one -> element.equals(one.getActivityId()))
                            .findFirst()
                            .orElseThrow()
                            .signal(null, null);
                    return null;
                });
    }

    /**
     * Goes on with a case that waits for its fee to be paid (费用缴清). A case that does not wait for
     * it yet will ask for the fact when it gets there.
     */
    public void feePaid(UUID filingId) {
        boolean waits =
                engine.getRuntimeService()
                                .createExecutionQuery()
                                .processInstanceBusinessKey(filingId.toString())
                                .messageEventSubscriptionName(FEE_PAID)
                                .count()
                        > 0;
        if (waits) {
            engine.getRuntimeService()
                    .createMessageCorrelation(FEE_PAID)
                    .processInstanceBusinessKey(filingId.toString())
                    .correlate();
        }
    }

    /** Tells the engine how far a rehearsal's clock is ahead; its jobs fall due by that clock. */
    public void ahead(Duration ahead) {
        ClockUtil.offset(ahead.toMillis());
    }

    /** Ends an instance where it stands; its open tasks are closed. */
    public void cancel(String instance, String reason) {
        engine.getRuntimeService().deleteProcessInstance(instance, reason);
    }
}
