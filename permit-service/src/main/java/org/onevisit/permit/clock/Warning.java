package org.onevisit.permit.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onevisit.permit.card.Rule;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.State;
import org.onevisit.permit.rules.OfficeRules;
import org.onevisit.platform.OfficeTime;

/**
 * Something that the clock has to do for a case at a moment.
 *
 * @param subject the step or suspension it is about; empty for the case
 * @param limit the date it is about
 * @param moment when it is done
 */
record Warning(Kind kind, String subject, LocalDate limit, Instant moment) {

    /** What is to be done. */
    enum Kind {
        /** Silence becomes acceptance, R-D7. */
        DEEMED_ACCEPTANCE(null),
        /** What the applicant was to hand in did not come, R-D7. */
        LAPSED(null),
        /** The promise ends on the next working day (M-1). */
        REMINDER(Rule.REMINDER),
        /** A stage is overdue though the case need not be (M-1). */
        STAGE_OVERDUE(Rule.STAGE_OVERDUE),
        /** The promised day is over (M-1). */
        PROMISE_PASSED(Rule.PROMISE_PASSED),
        /** The legal limit is over (M-1). */
        STATUTORY_PASSED(Rule.STATUTORY_PASSED),
        /** A suspension was not ended though its planned end is over; time counts again. */
        SUSPENSION_OVERDUE(null),
        /** A department of a joint case has not given its opinion in time (并联). */
        PART_OVERDUE(null);

        private final Rule card;

        Kind(Rule card) {
            this.card = card;
        }

        /** What a card is raised for with it; null for none, or none of its own. */
        Rule card() {
            return card;
        }
    }

    /** A due day of a part of a case, by the part's id. */
    record Open(String subject, LocalDate due) {}

    /**
     * All that is still to come for a case, and what is due.
     *
     * @param parts what departments still have to say
     */
    static List<Warning> of(
            Filing filing,
            CaseReading reading,
            OfficeRules rules,
            List<Task> open,
            List<Interruption> interruptions,
            List<Open> parts) {
        List<Warning> warnings = new ArrayList<>();
        if (filing.state() == State.RECEIVED) {
            warnings.add(after(Kind.DEEMED_ACCEPTANCE, "", reading.noticeDue().date(), rules));
        } else if (filing.state() == State.SUPPLEMENTED) {
            warnings.add(after(Kind.DEEMED_ACCEPTANCE, "", reading.answerDue().date(), rules));
        }
        if (filing.isBeforeDecision() && filing.owed().answerBy() != null) {
            warnings.add(after(Kind.LAPSED, "", filing.owed().answerBy(), rules));
        }
        if (reading.acceptedOn() != null && reading.outcome() == null && filing.isOpen()) {
            limits(reading, rules, warnings);
        }
        if (filing.isBeforeDecision() && reading.acceptedOn() != null) {
            interruptions.stream()
                    .filter(one -> !one.isEnded())
                    .forEach(
                            one ->
                                    warnings.add(
                                            after(
                                                    Kind.SUSPENSION_OVERDUE,
                                                    one.id().toString(),
                                                    one.plannedTo(),
                                                    rules)));
            parts.forEach(
                    part ->
                            warnings.add(
                                    after(Kind.PART_OVERDUE, part.subject(), part.due(), rules)));
        }
        open.stream()
                .filter(task -> task.dueOn() != null)
                .forEach(
                        task ->
                                warnings.add(
                                        after(
                                                Kind.STAGE_OVERDUE,
                                                task.step().name(),
                                                task.dueOn(),
                                                rules)));
        return warnings;
    }

    private static void limits(CaseReading reading, OfficeRules rules, List<Warning> warnings) {
        LocalDate promise = reading.promiseDue().date();
        if (!reading.reminderOn().isBefore(reading.acceptedOn())) {
            Instant morning = reading.reminderOn().atStartOfDay(OfficeTime.ZONE).toInstant();
            warnings.add(new Warning(Kind.REMINDER, "", promise, morning));
        }
        warnings.add(after(Kind.PROMISE_PASSED, "", promise, rules));
        warnings.add(after(Kind.STATUTORY_PASSED, "", reading.extendedDue().date(), rules));
    }

    private static Warning after(Kind kind, String subject, LocalDate limit, OfficeRules rules) {
        return new Warning(kind, subject, limit, rules.endOf(limit));
    }

    /** One word by which it is known whether it was given. */
    String word() {
        return kind + ":" + subject + "@" + limit;
    }
}
