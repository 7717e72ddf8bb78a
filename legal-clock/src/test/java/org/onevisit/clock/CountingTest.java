package org.onevisit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.onevisit.clock.Published.COUNTING;
import static org.onevisit.clock.Published.day;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingTest {

    private static LocalDate due(String start, int days, Suspension... suspensions) {
        return COUNTING.due(
                day(start),
                Term.workdays(days),
                Suspensions.of(List.of(suspensions), SuspensionEnd.INCLUSIVE));
    }

    @Test
    void rD1TheDayOfTheEventIsNotCounted() {
        assertThat(due("2025-09-15", 1)).isEqualTo("2025-09-16");
        assertThat(due("2025-09-15", 0)).isEqualTo("2025-09-15");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-26, 5, 2025-10-10",
        "2026-02-13, 1, 2026-02-14",
        "2026-02-13, 2, 2026-02-24",
        "2020-01-23, 5, 2020-02-07",
        "2018-12-28, 2, 2019-01-02"
    })
    void rD2MakeUpDaysAreWorkedAndHolidaysAreNot(String start, int days, LocalDate due) {
        assertThat(due(start, days)).isEqualTo(due);
    }

    @Test
    void rD4AStartOnARestDayIsKept() {
        assertThat(due("2025-10-01", 1)).isEqualTo("2025-10-09");
        assertThat(due("2025-10-01", 0)).isEqualTo("2025-10-01");
    }

    @Test
    void rD5BothEndsOfASuspensionAreNotCountedAndOverlapsCountOnce() {
        assertThat(due("2025-09-15", 3)).isEqualTo("2025-09-18");
        assertThat(due("2025-09-15", 3, suspension("2025-09-16", "2025-09-17")))
                .isEqualTo("2025-09-22");
        assertThat(
                        due(
                                "2025-09-15",
                                3,
                                suspension("2025-09-16", "2025-09-17"),
                                suspension("2025-09-17", "2025-09-17")))
                .isEqualTo("2025-09-22");
    }

    @Test
    void rD5AsASwitchTheDayOfResumptionCounts() {
        Suspensions suspended =
                Suspensions.of(
                        List.of(suspension("2025-09-16", "2025-09-17")),
                        SuspensionEnd.RESUMPTION_DAY_COUNTS);
        assertThat(COUNTING.due(day("2025-09-15"), Term.workdays(3), suspended))
                .isEqualTo("2025-09-19");
    }

    @ParameterizedTest
    @CsvSource({"2025-09-20, 11, true, 2025-10-09", "2025-09-20, 11, false, 2025-10-01"})
    void rD9NaturalDaysRollForwardAtTheirEndOnly(
            String start, int days, boolean roll, LocalDate due) {
        assertThat(COUNTING.naturalDue(day(start), days, roll).date()).isEqualTo(due);
    }

    @Test
    void rD9ATermEndsOnAMakeUpDay() {
        assertThat(COUNTING.naturalDue(day("2025-09-27"), 1, true).date()).isEqualTo("2025-09-28");
    }

    @Test
    void rD9BackwardsNothingRolls() {
        assertThat(COUNTING.naturalDaysBefore(day("2025-10-31"), 30).date())
                .isEqualTo("2025-10-01");
    }

    @Test
    void rD10WorkingDaysBeforeAnEventLeaveTheEventOut() {
        assertThat(COUNTING.workdaysBefore(day("2025-10-10"), 2).date()).isEqualTo("2025-09-30");
    }

    @Test
    void rD12AYearWithoutNoticeIsNeverGuessed() {
        assertThatThrownBy(() -> due("2026-12-31", 1))
                .isInstanceOfSatisfying(
                        CalendarNotPublished.class, e -> assertThat(e.year()).isEqualTo(2027));
        assertThat(due("2026-12-30", 1)).isEqualTo("2026-12-31");
        Due prognosis =
                Counting.prognosis(Published.CALENDAR)
                        .explained(day("2026-12-31"), Term.workdays(1), Suspensions.NONE);
        assertThat(prognosis.date()).isEqualTo("2027-01-01");
        assertThat(prognosis.certainty()).isEqualTo(Certainty.PROVISIONAL);
    }

    @Test
    void everyDayOfADateIsExplained() {
        Due due =
                COUNTING.explained(
                        day("2025-09-26"),
                        Term.workdays(2),
                        Suspensions.of(
                                List.of(new Suspension(day("2025-09-29"), day("2025-09-29"), "1号")),
                                SuspensionEnd.INCLUSIVE));
        assertThat(due.days())
                .startsWith(
                        new Counted(day("2025-09-26"), false, DayKind.START, "民法典 art. 201; R-D1"),
                        new Counted(
                                day("2025-09-27"), false, DayKind.WEEKEND, "行政许可法 art. 82; R-D2"),
                        new Counted(
                                day("2025-09-28"), true, DayKind.MAKE_UP_WORKDAY, "国办发明电〔2024〕12号"),
                        new Counted(
                                day("2025-09-29"), false, DayKind.SUSPENDED, "行政许可法 art. 45; 1号"));
        assertThat(due.date()).isEqualTo("2025-09-30");
        assertThat(due.days()).hasSize(5);
    }

    @Test
    void everyDayBackwardsIsExplainedToo() {
        assertThat(COUNTING.workdaysBefore(day("2025-10-10"), 2).days())
                .extracting(Counted::date, Counted::counted, Counted::reason)
                .startsWith(
                        tuple(day("2025-10-10"), false, DayKind.START),
                        tuple(day("2025-10-09"), true, DayKind.WEEKDAY),
                        tuple(day("2025-10-08"), false, DayKind.HOLIDAY))
                .endsWith(tuple(day("2025-09-30"), true, DayKind.WEEKDAY))
                .hasSize(11);
        assertThat(COUNTING.naturalDaysBefore(day("2025-10-10"), 2).days())
                .extracting(Counted::date, Counted::counted, Counted::reason)
                .containsExactly(
                        tuple(day("2025-10-10"), false, DayKind.START),
                        tuple(day("2025-10-09"), true, DayKind.NATURAL_DAY),
                        tuple(day("2025-10-08"), true, DayKind.NATURAL_DAY));
    }

    @Test
    void rD9TheRollIsExplained() {
        Due due = COUNTING.naturalDue(day("2025-09-29"), 2, true);
        assertThat(due.date()).isEqualTo("2025-10-09");
        assertThat(due.isProvisional()).isFalse();
        assertThat(due.days())
                .extracting(Counted::reason)
                .startsWith(DayKind.START, DayKind.NATURAL_DAY, DayKind.NATURAL_DAY, DayKind.ROLLED)
                .hasSize(11);
        // 0 days is the same day, a rest day or not.
        assertThat(COUNTING.naturalDue(day("2025-10-01"), 0, true).date()).isEqualTo("2025-10-01");
    }

    @Test
    void rD12ANaturalTermThatEndsOnAnUnknownDayIsProvisional() {
        Due due = Counting.prognosis(Published.CALENDAR).naturalDue(day("2026-12-30"), 5, true);
        assertThat(due.isProvisional()).isTrue();
    }

    @Test
    void rD5NaturalDaysAreSuspendedToo() {
        assertThat(
                        COUNTING.due(
                                day("2025-09-15"),
                                Term.naturalDays(3),
                                Suspensions.of(
                                        List.of(suspension("2025-09-16", "2025-09-17")),
                                        SuspensionEnd.INCLUSIVE)))
                .isEqualTo("2025-09-22");
    }

    @Test
    void whetherASuspensionIsInForceIsKnownByTheDay() {
        Suspensions suspended =
                Suspensions.of(
                        List.of(
                                suspension("2025-09-16", "2025-09-17"),
                                suspension("2025-09-16", "2025-09-16"),
                                suspension("2025-09-19", "2025-09-19")),
                        SuspensionEnd.INCLUSIVE);
        assertThat(day("2025-09-15").datesUntil(day("2025-09-21")).map(suspended::cover))
                .containsExactly(false, true, true, false, true, false);
    }

    @Test
    void aTermHasBounds() {
        assertThatThrownBy(() -> Term.workdays(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Term.workdays(Term.MOST + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Term.workdays(Term.MOST).days()).isEqualTo(Term.MOST);
    }

    private static Suspension suspension(String from, String to) {
        return new Suspension(day(from), day(to), null);
    }
}
