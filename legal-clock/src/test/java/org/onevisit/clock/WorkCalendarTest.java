package org.onevisit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onevisit.clock.Published.CALENDAR;
import static org.onevisit.clock.Published.NOTICES;
import static org.onevisit.clock.Published.day;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {

    /** domain: the yearly checksums of the notices. */
    @ParameterizedTest
    @CsvSource({
        "2018, 250",
        "2019, 250",
        "2020, 249",
        "2021, 250",
        "2022, 249",
        "2023, 249",
        "2024, 251",
        "2025, 248",
        "2026, 248"
    })
    void workdaysOfAYear(int year, int workdays) {
        assertThat(
                        LocalDate.of(year, 1, 1)
                                .datesUntil(LocalDate.of(year + 1, 1, 1))
                                .filter(date -> CALENDAR.day(date).workday())
                                .count())
                .isEqualTo(workdays);
    }

    /** Every day of nine years against an independent table (npm chinese-days 1.5.7). */
    @Test
    void everyDayIsAsAnIndependentTableSays() throws IOException {
        Set<LocalDate> workdays;
        try (BufferedReader table =
                new BufferedReader(
                        new InputStreamReader(
                                WorkCalendarTest.class.getResourceAsStream("workdays.txt"),
                                StandardCharsets.UTF_8))) {
            workdays =
                    table.lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(LocalDate::parse)
                            .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(workdays).hasSize(2244);
        assertThat(day("2018-01-01").datesUntil(day("2027-01-01")))
                .allSatisfy(
                        date ->
                                assertThat(CALENDAR.day(date).workday())
                                        .as(date.toString())
                                        .isEqualTo(workdays.contains(date)));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-12-29, MAKE_UP_WORKDAY, 国办发明电〔2018〕15号",
        "2018-12-31, HOLIDAY, 国办发明电〔2018〕15号",
        "2022-12-31, HOLIDAY, 国办发明电〔2022〕16号",
        "2026-02-14, MAKE_UP_WORKDAY, 国办发明电〔2025〕7号",
        "2025-10-08, HOLIDAY, 国办发明电〔2024〕12号"
    })
    void aDayNamesThePaperThatOrdersIt(LocalDate date, DayKind kind, String paper) {
        assertThat(CALENDAR.day(date))
                .isEqualTo(new WorkCalendar.Day(date, kind.isWork(), kind, paper));
    }

    @Test
    void anAmendmentIsNotKnownBeforeItsDay() {
        WorkCalendar before = WorkCalendar.asKnownOn(day("2020-01-25"), NOTICES, List.of());
        WorkCalendar after = WorkCalendar.asKnownOn(day("2020-01-26"), NOTICES, List.of());
        assertThat(before.day(day("2020-02-01")).workday()).isTrue();
        assertThat(before.day(day("2020-01-31")).workday()).isTrue();
        assertThat(after.day(day("2020-02-01")).workday()).isFalse();
        assertThat(after.day(day("2020-02-02")).kind()).isEqualTo(DayKind.HOLIDAY);
        assertThat(after.day(day("2020-02-03")).workday()).isTrue();
    }

    @Test
    void anOrderOfThePlaceGoesBeforeTheNotice() {
        LocalOrder typhoon = new LocalOrder(day("2025-09-24"), false, "防汛防台风指令", null);
        WorkCalendar here = WorkCalendar.of(NOTICES, List.of(typhoon));
        assertThat(here.day(day("2025-09-24")).kind()).isEqualTo(DayKind.LOCAL_CLOSURE);
        assertThat(CALENDAR.day(day("2025-09-24")).workday()).isTrue();
    }

    @Test
    void anOrderInAnUnpublishedYearPublishesNothing() {
        LocalOrder order = new LocalOrder(day("2027-03-01"), false, "某令", null);
        WorkCalendar here = WorkCalendar.of(NOTICES, List.of(order));
        assertThat(here.isPublished(day("2027-03-01"))).isFalse();
    }

    @Test
    void aNoticeThatContradictsItselfIsRefused() {
        Set<LocalDate> saturday = Set.of(day("2027-01-02"));
        assertThatThrownBy(() -> new Notice(2027, 1, "x", null, saturday, saturday))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new Notice(2027, 1, "x", null, Set.of(), Set.of(day("2027-01-04"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new Notice(2027, 1, "x", null, Set.of(day("2026-11-30")), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAnAmendmentSaysNoMoreIsAsIfItHadNeverBeenOrdered() {
        Notice first =
                new Notice(
                        2027,
                        1,
                        "甲号",
                        null,
                        Set.of(day("2027-05-03"), day("2027-05-04"), day("2026-12-31")),
                        Set.of(day("2027-05-08"), day("2027-05-09")));
        Notice amended =
                new Notice(
                        2027,
                        2,
                        "乙号",
                        day("2027-03-01"),
                        Set.of(day("2027-05-04"), day("2027-05-05")),
                        Set.of(day("2027-05-09")));
        List<Notice> notices = new ArrayList<>(NOTICES);
        notices.add(first);
        notices.add(amended);
        WorkCalendar calendar = WorkCalendar.of(notices, List.of());
        assertThat(calendar.day(day("2027-05-03")).kind()).isEqualTo(DayKind.WEEKDAY);
        assertThat(calendar.day(day("2027-05-03")).ref()).isEqualTo("行政许可法 art. 82; R-D2");
        assertThat(calendar.day(day("2027-05-08")).kind()).isEqualTo(DayKind.WEEKEND);
        assertThat(calendar.day(day("2026-12-31")).kind()).isEqualTo(DayKind.WEEKDAY);
        // What is only repeated keeps the paper that ordered it.
        assertThat(calendar.day(day("2027-05-04")).ref()).isEqualTo("甲号");
        assertThat(calendar.day(day("2027-05-05")).ref()).isEqualTo("乙号");
        assertThat(calendar.day(day("2027-05-09")).ref()).isEqualTo("甲号");
        WorkCalendar before = WorkCalendar.asKnownOn(day("2027-02-28"), notices, List.of());
        assertThat(before.day(day("2027-05-03")).workday()).isFalse();
        assertThat(before.day(day("2026-12-31")).workday()).isFalse();
    }

    @Test
    void anOrderIsNotKnownBeforeItsDay() {
        LocalOrder order = new LocalOrder(day("2025-09-24"), false, "令", day("2025-09-23"));
        List<LocalOrder> orders = List.of(order);
        assertThat(
                        WorkCalendar.asKnownOn(day("2025-09-22"), NOTICES, orders)
                                .day(day("2025-09-24"))
                                .workday())
                .isTrue();
        assertThat(
                        WorkCalendar.asKnownOn(day("2025-09-23"), NOTICES, orders)
                                .day(day("2025-09-24"))
                                .workday())
                .isFalse();
    }

    @Test
    void anOrderMayHaveARestDayWorked() {
        LocalOrder order = new LocalOrder(day("2025-09-27"), true, "令", null);
        WorkCalendar.Day worked = WorkCalendar.of(NOTICES, List.of(order)).day(day("2025-09-27"));
        assertThat(worked)
                .isEqualTo(
                        new WorkCalendar.Day(day("2025-09-27"), true, DayKind.LOCAL_WORKDAY, "令"));
    }

    @Test
    void withoutAnyNoticeNothingIsPublished() {
        WorkCalendar nothing = WorkCalendar.of(List.of(), List.of());
        assertThat(nothing.isPublished(day("2026-01-05"))).isFalse();
        assertThat(nothing.day(day("2026-01-04")).kind()).isEqualTo(DayKind.UNPUBLISHED_WEEKEND);
        assertThat(nothing.day(day("2026-01-05")).kind()).isEqualTo(DayKind.UNPUBLISHED_WEEKDAY);
    }

    @ParameterizedTest
    @CsvSource({"1990, true", "2199, true", "1989, false", "2200, false"})
    void yearsHaveBounds(int year, boolean kept) {
        ThrowingCallable notice = () -> new Notice(year, 1, "x", null, Set.of(), Set.of());
        if (kept) {
            assertThatCode(notice).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(notice).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aWorkedDayOfAnotherYearIsRefused() {
        for (String stray : List.of("2028-01-01", "2026-11-28", "2025-12-27")) {
            assertThatThrownBy(() -> new Notice(2027, 1, "x", null, Set.of(), Set.of(day(stray))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
