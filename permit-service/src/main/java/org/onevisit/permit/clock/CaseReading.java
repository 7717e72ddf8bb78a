package org.onevisit.permit.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onevisit.clock.Acceptance;
import org.onevisit.clock.Counting;
import org.onevisit.clock.DecisionClock;
import org.onevisit.clock.Due;
import org.onevisit.clock.Intake;
import org.onevisit.clock.Outcome;
import org.onevisit.clock.Suspensions;

/**
 * The clock of a case read from its facts: a pure function of facts, rules and calendar.
 *
 * @param acceptance null for a case that was closed at intake
 * @param receivedOn from when the office has it
 * @param acceptedOn from when the decision clock runs; null when it does not
 * @param suspended whether a suspension is in force on the day it is read
 */
public record CaseReading(
        LocalDate receivedOn,
        Acceptance acceptance,
        LocalDate acceptedOn,
        Due noticeDue,
        Due answerDue,
        Due promiseDue,
        Due statutoryDue,
        Due extendedDue,
        Due deliveryDue,
        LocalDate reminderOn,
        boolean suspended,
        Integer usedWorkdays,
        Outcome outcome) {

    /**
     * Reads the clock at the end of a day.
     *
     * @param judging by which a finished case was judged: the calendar as it was known then. What
     *     was judged stays, unless days were missing in it
     */
    static CaseReading of(CaseFacts all, LocalDate day, Counting counting, Counting judging) {
        CaseFacts facts = all.asOf(day);
        Intake.Standing standing =
                new Intake(facts.received(), facts.rounds(), facts.accepted()).at(day, counting);
        Acceptance acceptance = facts.deemed() != null ? facts.deemed() : standing.acceptance();
        LocalDate acceptedOn = standing.acceptedOn();
        if (facts.deemed() == Acceptance.DEEMED) {
            acceptedOn = facts.received();
        } else if (facts.deemed() == Acceptance.DEEMED_AFTER_SUPPLEMENT) {
            acceptedOn = facts.supplemented();
        } else if (facts.deemed() == Acceptance.PENDING) {
            acceptedOn = null;
        } else if (facts.accepted() != null) {
            // What an officer did in time stays, whatever calendar is announced later.
            acceptance = Acceptance.EXPLICIT;
            acceptedOn = facts.accepted();
        }
        if (facts.closed() != null && facts.accepted() == null && facts.deemed() == null) {
            acceptance = null;
            acceptedOn = null;
        }
        Suspensions suspended = facts.suspended();
        if (acceptedOn == null) {
            return new CaseReading(
                    facts.received(),
                    acceptance,
                    null,
                    standing.noticeDue(),
                    standing.answerDue(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null);
        }
        DecisionClock clock =
                new DecisionClock(
                        acceptedOn,
                        facts.promised(),
                        facts.statutory(),
                        facts.extension(),
                        suspended);
        LocalDate decided = facts.decided();
        LocalDate finished = facts.finished();
        Counting limits =
                finished == null || clock.extendedDue(judging).isProvisional() ? counting : judging;
        return new CaseReading(
                facts.received(),
                acceptance,
                acceptedOn,
                standing.noticeDue(),
                standing.answerDue(),
                clock.promiseDue(limits),
                clock.statutoryDue(limits),
                clock.extendedDue(limits),
                decided == null
                        ? null
                        : counting.explained(decided, DecisionClock.DELIVERY, Suspensions.NONE),
                clock.reminderOn(limits).date(),
                decided == null && suspended.cover(day),
                finished == null ? null : clock.used(finished, limits),
                finished == null ? null : clock.outcome(finished, limits));
    }

    /** Whether any date needs a year without notice (R-D12). */
    boolean isProvisional() {
        List<Due> dues = new ArrayList<>();
        dues.add(noticeDue);
        dues.add(answerDue);
        dues.add(promiseDue);
        dues.add(statutoryDue);
        dues.add(extendedDue);
        dues.add(deliveryDue);
        return dues.stream().anyMatch(due -> due != null && due.isProvisional());
    }

    static LocalDate date(Due due) {
        return due == null ? null : due.date();
    }
}
