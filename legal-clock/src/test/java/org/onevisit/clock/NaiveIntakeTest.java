package org.onevisit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onevisit.clock.Published.CALENDAR;
import static org.onevisit.clock.Published.COUNTING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whole cases told a second time, day after day as a clerk with a wall calendar would: what the
 * library answers at once must come out.
 */
class NaiveIntakeTest {

    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final int NEVER = 30;

    /** The story of an intake, lived one day at a time. */
    private static final class Diary {
        private Acceptance acceptance = Acceptance.PENDING;
        private LocalDate acceptedOn;
        private LocalDate officeHasIt;
        private boolean answered;
        private int daysLeft = 5;

        void live(LocalDate received, List<Intake.Round> rounds, LocalDate accepted) {
            officeHasIt = received;
            for (LocalDate day = received; isOpen() && day.isBefore(received.plusDays(150)); ) {
                act(day, rounds, accepted);
                sleep(day);
                day = day.plusDays(1);
            }
        }

        private boolean isOpen() {
            return acceptance == Acceptance.PENDING || acceptance == Acceptance.AWAITING_SUPPLEMENT;
        }

        private void act(LocalDate day, List<Intake.Round> rounds, LocalDate accepted) {
            for (Intake.Round round : rounds) {
                if (day.equals(round.noticeSent())) {
                    acceptance = Acceptance.AWAITING_SUPPLEMENT;
                }
                if (day.equals(round.completed())) {
                    answered = true;
                    acceptance = Acceptance.PENDING;
                    officeHasIt = day;
                    daysLeft = 5;
                }
            }
            if (day.equals(accepted)) {
                acceptance = Acceptance.EXPLICIT;
                acceptedOn = day;
            }
        }

        /** At midnight another working day is gone, or the last one. */
        private void sleep(LocalDate day) {
            if (acceptance == Acceptance.PENDING
                    && day.isAfter(officeHasIt)
                    && CALENDAR.day(day).workday()
                    && --daysLeft == 0) {
                acceptance = answered ? Acceptance.DEEMED_AFTER_SUPPLEMENT : Acceptance.DEEMED;
                acceptedOn = officeHasIt;
            }
        }
    }

    @Property(tries = 50_000)
    void anIntakeLivedDayByDayEndsAsTheLibrarySays(
            @ForAll @IntRange(max = 2700) int start,
            @ForAll @IntRange(max = NEVER) int notice,
            @ForAll @IntRange(max = NEVER) int answer,
            @ForAll @IntRange(max = NEVER) int furtherNotice,
            @ForAll @IntRange(max = NEVER) int furtherAnswer,
            @ForAll @IntRange(max = 60) int acceptance) {
        LocalDate received = FIRST.plusDays(start);
        List<Intake.Round> rounds = new ArrayList<>();
        LocalDate answered = round(received, notice, answer, rounds);
        round(answered, furtherNotice, furtherAnswer, rounds);
        LocalDate accepted = acceptance > 40 ? null : received.plusDays(acceptance);

        Diary diary = new Diary();
        diary.live(received, rounds, accepted);
        Intake.Standing standing = new Intake(received, rounds, accepted).at(null, COUNTING);
        assertThat(standing.acceptance()).isEqualTo(diary.acceptance);
        assertThat(standing.acceptedOn()).isEqualTo(diary.acceptedOn);
    }

    /** Adds a notice and its answer, when there are any; answers when it was answered. */
    private static LocalDate round(
            LocalDate since, int notice, int answer, List<Intake.Round> rounds) {
        if (since == null || notice == NEVER) {
            return null;
        }
        LocalDate noticed = since.plusDays(notice);
        LocalDate answered = answer == NEVER ? null : noticed.plusDays(answer);
        rounds.add(new Intake.Round(noticed, answered));
        return answered;
    }

    @Property(tries = 50_000)
    void anOutcomeReadOffTheWallCalendarIsTheOneJudged(
            @ForAll @IntRange(max = 2600) int start,
            @ForAll @IntRange(max = 20) int promised,
            @ForAll @IntRange(max = 25) int more,
            @ForAll @IntRange(max = 15) int extension,
            @ForAll @IntRange(max = 20) int pauseAfter,
            @ForAll @IntRange(max = 20) int pauseLength,
            @ForAll @IntRange(max = 120) int decidedAfter) {
        LocalDate accepted = FIRST.plusDays(start);
        LocalDate from = accepted.plusDays(pauseAfter);
        LocalDate to = from.plusDays(pauseLength);
        LocalDate decided = accepted.plusDays(decidedAfter);
        int used = 0;
        LocalDate promiseDue = accepted;
        LocalDate legalDue = accepted;
        int usedWhenDecided = 0;
        for (LocalDate day = accepted.plusDays(1);
                used < promised + more + extension || !day.isAfter(decided);
                day = day.plusDays(1)) {
            boolean paused = !day.isBefore(from) && !day.isAfter(to);
            if (!paused && CALENDAR.day(day).workday()) {
                used++;
                promiseDue = used == promised ? day : promiseDue;
                legalDue = used == promised + more + extension ? day : legalDue;
            }
            usedWhenDecided = day.isAfter(decided) ? usedWhenDecided : used;
        }
        Outcome expected =
                decided.isBefore(promiseDue)
                        ? Outcome.EARLY
                        : decided.equals(promiseDue)
                                ? Outcome.ON_TIME
                                : decided.isAfter(legalDue)
                                        ? Outcome.OVER_STATUTORY
                                        : Outcome.OVER_PROMISE;
        DecisionClock clock =
                new DecisionClock(
                        accepted,
                        Term.workdays(promised),
                        Term.workdays(promised + more),
                        extension,
                        Suspensions.of(
                                List.of(new Suspension(from, to, null)), SuspensionEnd.INCLUSIVE));
        assertThat(clock.outcome(decided, COUNTING)).isEqualTo(expected);
        assertThat(clock.used(decided, COUNTING)).isEqualTo(usedWhenDecided);
    }
}
