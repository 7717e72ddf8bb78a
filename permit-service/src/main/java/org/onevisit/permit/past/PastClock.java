package org.onevisit.permit.past;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onevisit.clock.CalendarNotPublished;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Intake;
import org.onevisit.clock.Outcome;
import org.onevisit.clock.Suspension;
import org.onevisit.clock.SuspensionEnd;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.clock.WorkCalendar;
import org.onevisit.permit.card.Rule;

/**
 * The legal clock of one office for past cases. A million cases share some ten thousand pairs of
 * days, so that what was counted once is kept, up to a bound.
 *
 * <p>A decided case needs every day from receipt to decision in a published year: what is not is
 * refused and never taken for weeks (R-D12). A due day beyond, in a year not announced yet, lies
 * after the decision whatever the notice will say; it is kept as provisional.
 */
final class PastClock {

    private static final int MOST_KEPT = 200_000;

    private final WorkCalendar calendar;
    private final Counting binding;
    private final Counting prognosis;
    private final Map<Limit, Due> dues = new HashMap<>();
    private final Map<Stretch, Integer> used = new HashMap<>();

    private record Limit(LocalDate start, int days, List<Suspension> suspensions) {}

    private record Due(LocalDate day, boolean provisional) {}

    private record Stretch(LocalDate start, LocalDate end, List<Suspension> suspensions) {}

    PastClock(WorkCalendar calendar) {
        this.calendar = calendar;
        this.binding = Counting.binding(calendar);
        this.prognosis = Counting.prognosis(calendar);
    }

    /**
     * The last day on which silence has not yet become acceptance (R-D7 b).
     *
     * @throws CalendarNotPublished when the count needs a year without notice
     */
    LocalDate noticeDue(LocalDate received) {
        Due due = due(received, Intake.LIMIT.days(), List.of());
        if (due.provisional()) {
            throw new CalendarNotPublished(due.day().getYear());
        }
        return due.day();
    }

    /**
     * Dates and outcome of a case.
     *
     * @param today until when an open case is counted
     * @throws CalendarNotPublished when a day between receipt and decision has no calendar
     */
    Derived derive(PastCase past, LocalDate today) {
        if (!calendar.isPublished(past.receivedOn())) {
            throw new CalendarNotPublished(past.receivedOn().getYear());
        }
        if (!past.isAccepted()) {
            return Derived.NOTHING;
        }
        LocalDate accepted = past.acceptedOn();
        LocalDate end = past.decidedOn() == null ? today : past.decidedOn();
        int days = used(accepted, end, past.suspensions());
        Due promise = due(accepted, past.promiseDays(), past.suspensions());
        Due statutory = due(accepted, past.statutoryDays(), past.suspensions());
        Due extended =
                past.extensionDays() == 0
                        ? statutory
                        : due(
                                accepted,
                                past.statutoryDays() + past.extensionDays(),
                                past.suspensions());
        return new Derived(
                promise.day(),
                statutory.day(),
                extended.day(),
                past.isDecided() ? days : null,
                past.isDecided()
                        ? Outcome.of(past.decidedOn(), promise.day(), extended.day())
                        : null,
                promise.provisional() || statutory.provisional() || extended.provisional(),
                breaches(past, end, promise.day(), extended.day()));
    }

    /**
     * What had passed by the end: of the case, or of the day on which an open one is counted (M-1).
     */
    private List<Derived.Breach> breaches(
            PastCase past, LocalDate end, LocalDate promiseDue, LocalDate legalDue) {
        List<Derived.Breach> breaches = new ArrayList<>();
        if ("DEEMED".equals(past.acceptance())) {
            breaches.add(new Derived.Breach(Rule.NOTICE_MISSED, noticeDue(past.receivedOn())));
        }
        if (end.isAfter(promiseDue)) {
            breaches.add(new Derived.Breach(Rule.PROMISE_PASSED, promiseDue));
        }
        if (end.isAfter(legalDue)) {
            breaches.add(new Derived.Breach(Rule.STATUTORY_PASSED, legalDue));
        }
        return breaches;
    }

    private int used(LocalDate start, LocalDate end, List<Suspension> suspensions) {
        if (used.size() > MOST_KEPT) {
            used.clear();
        }
        return used.computeIfAbsent(
                new Stretch(start, end, suspensions),
                s -> binding.used(s.start(), s.end(), suspended(s.suspensions())));
    }

    private Due due(LocalDate start, int days, List<Suspension> suspensions) {
        if (dues.size() > MOST_KEPT) {
            dues.clear();
        }
        return dues.computeIfAbsent(
                new Limit(start, days, suspensions),
                limit -> {
                    Term term = Term.workdays(limit.days());
                    Suspensions suspended = suspended(limit.suspensions());
                    try {
                        return new Due(binding.due(limit.start(), term, suspended), false);
                    } catch (CalendarNotPublished e) {
                        return new Due(prognosis.due(limit.start(), term, suspended), true);
                    }
                });
    }

    private static Suspensions suspended(List<Suspension> suspensions) {
        return suspensions.isEmpty()
                ? Suspensions.NONE
                : Suspensions.of(suspensions, SuspensionEnd.INCLUSIVE);
    }
}
