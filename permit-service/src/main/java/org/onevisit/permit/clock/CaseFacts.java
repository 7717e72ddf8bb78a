package org.onevisit.permit.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.onevisit.clock.Acceptance;
import org.onevisit.clock.Completion;
import org.onevisit.clock.Intake;
import org.onevisit.clock.Suspension;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Switches;
import org.onevisit.clock.Term;

/**
 * What the clock of a case is computed from: days in Asia/Shanghai, null where it did not happen.
 *
 * @param rounds the supplement notices with their answers, in order
 * @param accepted express acceptance
 * @param closed ended without a decision: not needed, not competent, withdrawn
 * @param deemed how silence became acceptance, when it did; pending for a past case of which nobody
 *     knows whether it was silence
 * @param deemedSince the day since which it is so
 * @param switches how the office counts where the law leaves it open
 */
record CaseFacts(
        LocalDate received,
        List<Intake.Round> rounds,
        LocalDate accepted,
        LocalDate closed,
        Acceptance deemed,
        LocalDate deemedSince,
        LocalDate decided,
        LocalDate delivered,
        List<Suspension> suspensions,
        int extension,
        Term promised,
        Term statutory,
        Switches switches) {

    /** What had happened by the end of a day. */
    CaseFacts asOf(LocalDate day) {
        boolean silent = deemedSince != null && !deemedSince.isAfter(day);
        return new CaseFacts(
                received,
                rounds.stream()
                        .filter(one -> !one.noticeSent().isAfter(day))
                        .map(one -> new Intake.Round(one.noticeSent(), by(one.completed(), day)))
                        .toList(),
                by(accepted, day),
                by(closed, day),
                silent ? deemed : null,
                silent ? deemedSince : null,
                by(decided, day),
                by(delivered, day),
                suspensions,
                extension,
                promised,
                statutory,
                switches);
    }

    /** When the last supplement was in; null before any was. */
    LocalDate supplemented() {
        return rounds.stream()
                .map(Intake.Round::completed)
                .filter(Objects::nonNull)
                .reduce((before, last) -> last)
                .orElse(null);
    }

    /** The day on which the case was finished; null while it is not. */
    LocalDate finished() {
        return switches.completion() == Completion.DECISION ? decided : delivered;
    }

    Suspensions suspended() {
        return Suspensions.of(suspensions, switches.suspensionEnd());
    }

    private static LocalDate by(LocalDate happened, LocalDate day) {
        return happened == null || happened.isAfter(day) ? null : happened;
    }
}
