package org.onevisit.permit.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.onevisit.permit.desk.Step;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.filing.Filing;

/**
 * Keeps the desk's own task rows beside the engine's tasks, in the engine's transaction: added to
 * every user task of every diagram when it is parsed; and keeps the way that a case took. The id of
 * a user task in upper case is the step of the desk.
 */
@ApplicationScoped
public class DeskTasks extends AbstractBpmnParseListener implements TaskListener {

    @Inject EntityManager database;
    @Inject Clock clock;

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition =
                ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.addBuiltInTaskListener(EVENTNAME_CREATE, this);
        definition.addBuiltInTaskListener(EVENTNAME_DELETE, this);
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
        transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) this::passed);
    }

    private void passed(DelegateExecution execution) {
        database.find(Filing.class, UUID.fromString(execution.getProcessBusinessKey()))
                .passes(execution.getCurrentTransitionId());
    }

    @Override
    public void notify(DelegateTask task) {
        if (EVENTNAME_DELETE.equals(task.getEventName())) {
            Task row = database.find(Task.class, task.getId());
            if (row != null) {
                row.cancel(clock.instant());
            }
            return;
        }
        UUID filingId = UUID.fromString(task.getExecution().getProcessBusinessKey());
        Filing filing = database.find(Filing.class, filingId);
        String element = task.getTaskDefinitionKey();
        Step step = Step.valueOf(element.toUpperCase(Locale.ROOT));
        database.persist(
                new Task(
                        task.getId(),
                        filing,
                        step,
                        element,
                        step == Step.SUPPLEMENT ? filing.owner() : null,
                        clock.instant()));
    }
}
