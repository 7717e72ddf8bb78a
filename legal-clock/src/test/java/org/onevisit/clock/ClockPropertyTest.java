package org.onevisit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onevisit.clock.Published.CALENDAR;
import static org.onevisit.clock.Published.COUNTING;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What must hold for any case, and a second, naive way of counting that must agree. */
class ClockPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

    @Provide
    Arbitrary<LocalDate> starts() {
        return Arbitraries.integers().between(0, 2700).map(FIRST::plusDays);
    }

    @Provide
    Arbitrary<List<Suspension>> suspensions() {
        Arbitrary<Suspension> one =
                Combinators.combine(
                                Arbitraries.integers().between(0, 2700),
                                Arbitraries.integers().between(0, 25))
                        .as(
                                (from, length) ->
                                        new Suspension(
                                                FIRST.plusDays(from),
                                                FIRST.plusDays(from + length),
                                                null));
        return one.list().ofMaxSize(4);
    }

    /** Suspensions near the start, so that they matter. */
    private static Suspensions near(LocalDate start, List<Suspension> anywhere) {
        return Suspensions.of(moved(start, anywhere), SuspensionEnd.INCLUSIVE);
    }

    private static List<Suspension> moved(LocalDate start, List<Suspension> anywhere) {
        List<Suspension> near = new ArrayList<>();
        for (Suspension one : anywhere) {
            LocalDate from = start.plusDays(one.from().toEpochDay() % 40 - 3);
            long length = one.to().toEpochDay() - one.from().toEpochDay();
            near.add(new Suspension(from, from.plusDays(length), null));
        }
        return near;
    }

    /** The second way: writes down every day that counts, then takes the N-th. */
    private static LocalDate naively(LocalDate start, int days, List<Suspension> suspensions) {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> work = new HashSet<>();
        for (Notice notice : Published.NOTICES) {
            if (notice.version() == 2 || (notice.year() != 2019 && notice.year() != 2020)) {
                off.addAll(notice.off());
                work.addAll(notice.work());
            }
        }
        List<LocalDate> counted = new ArrayList<>(List.of(start));
        for (LocalDate day = start.plusDays(1); counted.size() <= days; day = day.plusDays(1)) {
            LocalDate date = day;
            boolean weekend =
                    date.getDayOfWeek() == DayOfWeek.SATURDAY
                            || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            boolean worked = work.contains(date) || (!off.contains(date) && !weekend);
            boolean suspended =
                    suspensions.stream()
                            .anyMatch(s -> !date.isBefore(s.from()) && !date.isAfter(s.to()));
            if (worked && !suspended) {
                counted.add(date);
            }
        }
        return counted.get(days);
    }

    @Property(tries = 100_000)
    void aNaiveCountAgrees(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(max = 60) int days,
            @ForAll("suspensions") List<Suspension> suspensions) {
        List<Suspension> near = moved(start, suspensions);
        assertThat(
                        COUNTING.due(
                                start,
                                Term.workdays(days),
                                Suspensions.of(near, SuspensionEnd.INCLUSIVE)))
                .isEqualTo(naively(start, days, near));
    }

    @Property
    void aLaterStartIsNeverDueEarlier(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(max = 60) int days,
            @ForAll @IntRange(max = 30) int later,
            @ForAll("suspensions") List<Suspension> suspensions) {
        Suspensions near = near(start, suspensions);
        assertThat(COUNTING.due(start.plusDays(later), Term.workdays(days), near))
                .isAfterOrEqualTo(COUNTING.due(start, Term.workdays(days), near));
    }

    @Property
    void suspensionsCommuteAndMerge(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(max = 60) int days,
            @ForAll("suspensions") List<Suspension> suspensions,
            @ForAll long seed) {
        List<Suspension> near = moved(start, suspensions);
        LocalDate due =
                COUNTING.due(
                        start, Term.workdays(days), Suspensions.of(near, SuspensionEnd.INCLUSIVE));
        List<Suspension> shuffled = new ArrayList<>(near);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.addAll(near);
        assertThat(
                        COUNTING.due(
                                start,
                                Term.workdays(days),
                                Suspensions.of(shuffled, SuspensionEnd.INCLUSIVE)))
                .isEqualTo(due);
    }

    @Property
    void extensionThenSuspensionIsSuspensionThenExtension(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 1, max = 45) int days,
            @ForAll @IntRange(min = 1, max = 15) int extension,
            @ForAll("suspensions") List<Suspension> suspensions) {
        Suspensions near = near(start, suspensions);
        LocalDate suspendedDue = COUNTING.due(start, Term.workdays(days), near);
        DecisionClock clock =
                new DecisionClock(start, Term.workdays(days), Term.workdays(days), extension, near);
        assertThat(clock.extendedDue(COUNTING).date())
                .isEqualTo(COUNTING.due(suspendedDue, Term.workdays(extension), near));
    }

    @Property
    void suspendedAndResumedOnARestDayChangesNothing(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 1, max = 60) int days,
            @ForAll @IntRange(max = 60) int later) {
        LocalDate rest = start.plusDays(later);
        while (CALENDAR.day(rest).workday()) {
            rest = rest.plusDays(1);
        }
        Suspensions idle =
                Suspensions.of(List.of(new Suspension(rest, rest, null)), SuspensionEnd.INCLUSIVE);
        assertThat(COUNTING.due(start, Term.workdays(days), idle))
                .isEqualTo(COUNTING.due(start, Term.workdays(days), Suspensions.NONE));
    }

    @Property
    void theExplanationCountsWhatTheDateSays(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(max = 60) int days,
            @ForAll("suspensions") List<Suspension> suspensions) {
        Due due = COUNTING.explained(start, Term.workdays(days), near(start, suspensions));
        assertThat(due.days().stream().filter(Counted::counted)).hasSize(days);
        assertThat(due.days().get(due.days().size() - 1).date()).isEqualTo(due.date());
        assertThat(due.days())
                .extracting(Counted::date)
                .containsExactlyElementsOf(start.datesUntil(due.date().plusDays(1)).toList());
    }

    @Property
    void usedWorkdaysAreTheTermOnItsLastDay(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(max = 60) int days,
            @ForAll("suspensions") List<Suspension> suspensions) {
        Suspensions near = near(start, suspensions);
        LocalDate due = COUNTING.due(start, Term.workdays(days), near);
        assertThat(COUNTING.used(start, due, near)).isEqualTo(days);
    }

    @Property
    void backAndForthMeet(
            @ForAll("starts") LocalDate any, @ForAll @IntRange(min = 1, max = 60) int days) {
        // New Year's Day of the first year leads back to one that is not kept.
        LocalDate start = any.plusDays(2);
        LocalDate due = COUNTING.due(start, Term.workdays(days), Suspensions.NONE);
        LocalDate back = COUNTING.workdaysBefore(due, days).date();
        assertThat(back).isBeforeOrEqualTo(start);
        assertThat(COUNTING.due(back, Term.workdays(days), Suspensions.NONE)).isEqualTo(due);
    }

    @Property
    void whatComesLaterNeverChangesThePast(
            @ForAll("starts") LocalDate received,
            @ForAll @IntRange(max = 20) int notice,
            @ForAll @IntRange(max = 20) int supplement,
            @ForAll @IntRange(max = 40) int acceptance,
            @ForAll @IntRange(max = 60) int asOf) {
        LocalDate noticed = received.plusDays(notice);
        LocalDate supplemented = noticed.plusDays(supplement);
        LocalDate accepted = received.plusDays(acceptance);
        LocalDate day = received.plusDays(asOf);
        Intake whole = new Intake(received, noticed, supplemented, accepted);
        LocalDate seenNotice = noticed.isAfter(day) ? null : noticed;
        Intake sofar =
                new Intake(
                        received,
                        seenNotice,
                        supplemented.isAfter(day) ? null : supplemented,
                        accepted.isAfter(day) ? null : accepted);
        assertThat(whole.at(day, COUNTING)).isEqualTo(sofar.at(day, COUNTING));
    }
}
