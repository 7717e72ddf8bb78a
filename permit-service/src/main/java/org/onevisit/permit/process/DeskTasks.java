package org.onevisit.permit.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.onevisit.permit.desk.Step;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.desk.Tasks;
import org.onevisit.permit.filing.Filing;

/**
 * Makes every user task of every diagram a step of the desk when it is parsed: the case waits
 * there, and who is to do what stands in the desk's own row, written in the engine's transaction.
 * The engine keeps no task beside it. Keeps the way that a case took as well. The id of a user task
 * in upper case is the step of the desk.
 */
@ApplicationScoped
public class DeskTasks extends AbstractBpmnParseListener {

    @Inject EntityManager database;
    @Inject Tasks tasks;
    @Inject Clock clock;

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.setActivityBehavior(new Waiting());
        activity.addBuiltInListener(
                ExecutionListener.EVENTNAME_END, (ExecutionListener) this::left);
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
        transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) this::passed);
    }

    /** Opens the step, and goes on when the desk says that it is done. */
    private final class Waiting extends AbstractBpmnActivityBehavior {

        @Override
        public void execute(ActivityExecution execution) {
            open(execution);
        }

        @Override
        public void signal(ActivityExecution execution, String name, Object data) {
            leave(execution);
        }
    }

    private void open(DelegateExecution execution) {
        Filing filing = filing(execution);
        String element = execution.getCurrentActivityId();
        Step step = Step.valueOf(element.toUpperCase(Locale.ROOT));
        tasks.open(
                new Task(
                        Context.getProcessEngineConfiguration().getIdGenerator().getNextId(),
                        filing,
                        step,
                        element,
                        step == Step.SUPPLEMENT ? filing.owner() : null,
                        clock.instant()));
    }

    /** A step that the process left without an act, as at a withdrawal, waits no more. */
    private void left(DelegateExecution execution) {
        if (execution.isCanceled()) {
            tasks.open(filing(execution).id()).stream()
                    .filter(task -> task.element().equals(execution.getCurrentActivityId()))
                    .forEach(task -> task.cancel(clock.instant()));
        }
    }

    private void passed(DelegateExecution execution) {
        filing(execution).passes(execution.getCurrentTransitionId());
    }

    private Filing filing(DelegateExecution execution) {
        return database.find(Filing.class, UUID.fromString(execution.getProcessBusinessKey()));
    }
}
