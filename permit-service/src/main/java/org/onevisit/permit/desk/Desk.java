package org.onevisit.permit.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.card.Raising;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.permit.clock.Silence;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.permit.process.Processes;
import org.onevisit.permit.rating.RatingDesk;
import org.onevisit.platform.Caller;

/**
 * The desk of an office: who takes which task, and what becomes of it. Every change locks the case
 * first, so two officers on one task come one after the other, and the second learns that he is.
 */
@ApplicationScoped
public class Desk {

    private final Filings filings;
    private final Tasks tasks;
    private final Acts acts;
    private final Processes processes;
    private final CaseClocks clocks;
    private final Silence silence;
    private final Raising cards;
    private final RatingDesk ratings;
    private final Events events;
    private final ObjectMapper json;
    private final Clock clock;

    Desk(
            Filings filings,
            Tasks tasks,
            Acts acts,
            Processes processes,
            CaseClocks clocks,
            Silence silence,
            Raising cards,
            RatingDesk ratings,
            Events events,
            ObjectMapper json,
            Clock clock) {
        this.filings = filings;
        this.tasks = tasks;
        this.acts = acts;
        this.processes = processes;
        this.clocks = clocks;
        this.silence = silence;
        this.cards = cards;
        this.ratings = ratings;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** A task with its case, locked. */
    record Held(Task task, Filing filing) {}

    /** A task that is done, and the step that opened by that; none when the case waits no more. */
    record Done(Task task, Filing filing, Optional<Task> next) {}

    Held claim(String taskId, Caller caller) {
        Held held = holdOpen(taskId, caller);
        if (held.task().claim(caller.name())) {
            tell("CLAIMED", held, caller, Map.of("step", held.task().step()));
        }
        return held;
    }

    /** Back into the queue: by who holds it, or by the 首席代表. */
    Held unclaim(String taskId, Caller caller) {
        Held held = holdOpen(taskId, caller);
        mustDispose(held.task(), caller);
        if (held.task().release()) {
            tell("UNCLAIMED", held, caller, Map.of("step", held.task().step()));
        }
        return held;
    }

    /** To a deputy of the same post (AB岗): by who holds it, or by the 首席代表. */
    Held delegate(String taskId, String deputy, Caller caller) {
        Held held = holdOpen(taskId, caller);
        if (deputy.equals(held.task().assignee())) {
            return held;
        }
        mustDispose(held.task(), caller);
        if (held.task().delegate(deputy)) {
            tell("DELEGATED", held, caller, Map.of("step", held.task().step(), "to", deputy));
        }
        return held;
    }

    /**
     * Completes a task with an action. The same again by the same officer answers the same.
     *
     * @throws Refused with what is allowed when the state does not allow the action
     */
    Done complete(String taskId, Completion said, Caller caller) {
        Held held = hold(taskId, caller);
        Task task = held.task();
        String request = digest(said);
        if (task.wasClosedBy(caller.name(), said.action(), request)) {
            return new Done(task, held.filing(), tasks.after(task));
        }
        mustBeOpen(held);
        Action action = said.checked(task.step(), held.filing());
        Instant at = clock.instant();
        if (task.step() == Step.INTAKE) {
            silence.mustNotHaveSpoken(held.filing(), at);
        }
        task.claim(caller.name());
        acts.perform(action, held.filing(), said, caller.name(), at);
        task.close(caller.name(), action.name(), request, held.filing().state(), at);
        processes.complete(held.filing().processInstance(), task.element());
        clocks.follow(held.filing(), at);
        if (action.step() == Step.DECIDE) {
            cards.judge(held.filing(), clocks.of(held.filing().id()), at);
        }
        if (held.filing().isOver() && task.step() != Step.DELIVER) {
            ratings.caseIsOver(held.filing(), at);
        }
        return new Done(task, held.filing(), tasks.opened(task));
    }

    private Held hold(String taskId, Caller caller) {
        if (caller.officeCode() == null) {
            throw new ForbiddenException();
        }
        Filing filing =
                filings.ofTask(taskId, caller.officeCode())
                        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        Task task =
                tasks.open(filing.id()).stream()
                        .filter(open -> open.id().equals(taskId))
                        .findFirst()
                        .orElseGet(() -> tasks.findById(taskId));
        if (task.step() == Step.SUPPLEMENT) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        if (!task.step().isFor(caller)) {
            throw new ForbiddenException();
        }
        return new Held(task, filing);
    }

    private Held holdOpen(String taskId, Caller caller) {
        Held held = hold(taskId, caller);
        mustBeOpen(held);
        return held;
    }

    /** What is done is done; the answer says what the case waits for now. */
    private void mustBeOpen(Held held) {
        if (!held.task().isOpen()) {
            throw Refused.allowing(
                    Reason.TASK_CLOSED,
                    tasks.of(held.filing().id()).stream()
                            .filter(Task::isOpen)
                            .flatMap(open -> Action.of(open.step(), held.filing()).stream())
                            .toList());
        }
    }

    private static void mustDispose(Task task, Caller caller) {
        boolean holds = caller.name().equals(task.assignee());
        if (task.assignee() != null && !holds && !caller.is("chief")) {
            throw Refused.because(Reason.TASK_TAKEN);
        }
    }

    private void tell(String kind, Held held, Caller caller, Map<String, Object> data) {
        events.append(
                kind,
                held.filing().id(),
                held.filing().officeCode(),
                caller.name(),
                clock.instant(),
                data);
    }

    private String digest(Completion said) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            json.writeValueAsString(said)
                                                    .getBytes(StandardCharsets.UTF_8)),
                            0,
                            16);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
