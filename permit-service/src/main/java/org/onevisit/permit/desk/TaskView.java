package org.onevisit.permit.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.State;

/**
 * A task as its officer sees it.
 *
 * @param actions what can be done with it, none when it is done
 * @param state of the case when the task was completed
 * @param next the step that opened when the task was completed; absent when the case waits no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskView(
        String id,
        UUID filingId,
        String caseNo,
        Step step,
        String stepName,
        String assignee,
        Instant openedAt,
        List<String> actions,
        String action,
        String completedBy,
        Instant completedAt,
        State state,
        Next next) {

    /** Where the case went. */
    public record Next(String id, Step step, String stepName) {

        static Next of(Task task) {
            return new Next(task.id(), task.step(), named(task.step()));
        }
    }

    static TaskView of(Task task, Filing filing, Optional<Task> next) {
        return new TaskView(
                task.id(),
                task.filingId(),
                filing.caseNo(),
                task.step(),
                named(task.step()),
                task.assignee(),
                task.openedAt(),
                task.isOpen() ? Action.of(task.step(), filing) : List.of(),
                task.action(),
                task.closedBy(),
                task.closedAt(),
                task.stateAfter(),
                next.map(Next::of).orElse(null));
    }

    private static String named(Step step) {
        return step.zh() + " " + step.en();
    }

    /** A line of the queue; the light and the date come from the clock of the case. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record InQueue(
            String id,
            UUID filingId,
            String caseNo,
            Step step,
            String stepName,
            String itemName,
            String applicantName,
            String assignee,
            Instant openedAt,
            LocalDate dueOn,
            Light light) {

        static InQueue of(Tasks.Waiting task, LocalDate today) {
            return new InQueue(
                    task.id(),
                    task.filingId(),
                    task.caseNo(),
                    task.step(),
                    named(task.step()),
                    task.itemName(),
                    task.applicantName(),
                    task.assignee(),
                    task.openedAt(),
                    task.dueOn(),
                    Light.of(task, today));
        }
    }

    /** How urgent a task is. */
    enum Light {
        GREEN,
        /** Due on this or the next working day. */
        YELLOW,
        /** Its day is over, or the case was accepted by silence. */
        RED;

        static Light of(Tasks.Waiting task, LocalDate today) {
            if (task.rank() == 0 || (task.dueOn() != null && today.isAfter(task.dueOn()))) {
                return RED;
            }
            return task.warnOn() != null && !today.isBefore(task.warnOn()) ? YELLOW : GREEN;
        }
    }
}
