package org.onevisit.permit.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onevisit.permit.card.Rule;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.State;
import org.onevisit.platform.OfficeTime;

/**
 * Something that the clock has to do for a case at the beginning of a day.
 *
 * @param subject the step or suspension it is about; empty for the case
 * @param limit the date it is about
 * @param on the day at whose beginning it is done
 */
record Warning(Kind kind, String subject, LocalDate limit, LocalDate on) {

    /** What is to be done. */
    enum Kind {
        /** Silence becomes acceptance, R-D7. */
        DEEMED_ACCEPTANCE(null),
        /** The promise ends on the next working day (M-1). */
        REMINDER(Rule.REMINDER),
        /** A stage is overdue though the case need not be (M-1). */
        STAGE_OVERDUE(Rule.STAGE_OVERDUE),
        /** The promised day is over (M-1). */
        PROMISE_PASSED(Rule.PROMISE_PASSED),
        /** The legal limit is over (M-1). */
        STATUTORY_PASSED(Rule.STATUTORY_PASSED),
        /** A suspension was not ended though its planned end is over; time counts again. */
        SUSPENSION_OVERDUE(null);

        private final Rule card;

        Kind(Rule card) {
            this.card = card;
        }

        /** What a card is raised for with it; null for none, or none of its own. */
        Rule card() {
            return card;
        }
    }

    /** All that is still to come for a case, and what is due. */
    static List<Warning> of(
            Filing filing, CaseReading reading, List<Task> open, List<Interruption> interruptions) {
        List<Warning> warnings = new ArrayList<>();
        if (filing.state() == State.RECEIVED) {
            warnings.add(after(Kind.DEEMED_ACCEPTANCE, "", reading.noticeDue().date()));
        } else if (filing.state() == State.SUPPLEMENTED) {
            warnings.add(after(Kind.DEEMED_ACCEPTANCE, "", reading.answerDue().date()));
        }
        boolean running = reading.acceptedOn() != null && filing.isBeforeDecision();
        if (running) {
            LocalDate promise = reading.promiseDue().date();
            if (reading.reminderOn().isAfter(reading.acceptedOn())) {
                warnings.add(new Warning(Kind.REMINDER, "", promise, reading.reminderOn()));
            }
            warnings.add(after(Kind.PROMISE_PASSED, "", promise));
            warnings.add(after(Kind.STATUTORY_PASSED, "", reading.extendedDue().date()));
            interruptions.stream()
                    .filter(one -> !one.isEnded())
                    .forEach(
                            one ->
                                    warnings.add(
                                            after(
                                                    Kind.SUSPENSION_OVERDUE,
                                                    one.id().toString(),
                                                    one.plannedTo())));
        }
        open.stream()
                .filter(task -> task.dueOn() != null)
                .forEach(
                        task ->
                                warnings.add(
                                        after(
                                                Kind.STAGE_OVERDUE,
                                                task.step().name(),
                                                task.dueOn())));
        return warnings;
    }

    private static Warning after(Kind kind, String subject, LocalDate limit) {
        return new Warning(kind, subject, limit, limit.plusDays(1));
    }

    /** A due date ends at 24:00 of its day in Asia/Shanghai (R-D3). */
    Instant moment() {
        return on.atStartOfDay(OfficeTime.ZONE).toInstant();
    }

    /** One word by which it is known whether it was given. */
    String word() {
        return kind + ":" + subject + "@" + limit;
    }
}
