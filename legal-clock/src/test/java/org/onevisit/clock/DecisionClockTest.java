package org.onevisit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onevisit.clock.Published.COUNTING;
import static org.onevisit.clock.Published.day;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accepted on Monday 2025-09-15: promised 5 working days, 20 by law. */
class DecisionClockTest {

    private static final LocalDate ACCEPTED = day("2025-09-15");

    private static DecisionClock clock(int extension, Suspension... suspensions) {
        return new DecisionClock(
                ACCEPTED,
                Term.workdays(5),
                Term.workdays(20),
                extension,
                Suspensions.of(List.of(suspensions), SuspensionEnd.INCLUSIVE));
    }

    @Test
    void rD6AnExtensionCountsOnFromAcceptance() {
        DecisionClock clock = clock(10, new Suspension(day("2025-09-22"), day("2025-09-26"), null));
        assertThat(clock.statutoryDue(COUNTING).date()).isEqualTo("2025-10-24");
        assertThat(clock.extendedDue(COUNTING).date())
                .isEqualTo(
                        COUNTING.due(
                                ACCEPTED,
                                Term.workdays(30),
                                Suspensions.of(
                                        List.of(
                                                new Suspension(
                                                        day("2025-09-22"),
                                                        day("2025-09-26"),
                                                        null)),
                                        SuspensionEnd.INCLUSIVE)));
    }

    @Test
    void art42Paragraph2JointHandlingHas45And15Days() {
        DecisionClock joint =
                new DecisionClock(
                        ACCEPTED, Term.workdays(45), Term.workdays(45), 15, Suspensions.NONE);
        assertThat(joint.extendedDue(COUNTING).date())
                .isEqualTo(COUNTING.due(ACCEPTED, Term.workdays(60), Suspensions.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-19, EARLY, 4",
        "2025-09-22, ON_TIME, 5",
        "2025-09-23, OVER_PROMISE, 6",
        "2025-10-17, OVER_PROMISE, 20",
        "2025-10-18, OVER_STATUTORY, 20",
        "2025-10-20, OVER_STATUTORY, 21"
    })
    void rD13TheOutcomeIsJudgedByDates(LocalDate decided, Outcome outcome, int used) {
        assertThat(clock(0).statutoryDue(COUNTING).date()).isEqualTo("2025-10-17");
        assertThat(clock(0).outcome(decided, COUNTING)).isEqualTo(outcome);
        assertThat(clock(0).used(decided, COUNTING)).isEqualTo(used);
    }

    @Test
    void rD11ThePromiseIsCountedLikeTheLegalLimit() {
        Due promise = clock(0).promiseDue(COUNTING);
        assertThat(promise.date()).isEqualTo("2025-09-22");
        assertThat(promise.days()).hasSize(8);
    }

    @Test
    void rD13AnExtendedLimitIsKeptByADecisionWithinIt() {
        assertThat(clock(10).outcome(day("2025-10-20"), COUNTING)).isEqualTo(Outcome.OVER_PROMISE);
    }

    @Test
    void m1TheReminderComesOnTheWorkingDayBeforeThePromiseEnds() {
        assertThat(clock(0).reminderOn(COUNTING).date()).isEqualTo("2025-09-19");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-30,, 2025-10-31, PENDING",
        "2025-09-30,, 2025-11-01, RENEWED_BY_SILENCE",
        "2025-09-30, 2025-10-31, 2025-11-05, DECIDED",
        "2025-10-02,, 2025-11-05, NOT_IN_TIME",
        "2025-10-02, 2025-11-03, 2025-11-05, DECIDED"
    })
    void art50SilenceRenewsALicenceAskedForThirtyDaysBefore(
            LocalDate applied, LocalDate decided, LocalDate asOf, Renewal.Standing standing) {
        Renewal renewal = new Renewal(day("2025-10-31"), applied, decided);
        assertThat(renewal.latestApplication(COUNTING).date()).isEqualTo("2025-10-01");
        assertThat(renewal.at(asOf)).isEqualTo(standing);
    }
}
