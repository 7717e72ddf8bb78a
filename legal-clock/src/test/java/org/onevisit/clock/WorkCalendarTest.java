package org.onevisit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onevisit.clock.Published.CALENDAR;
import static org.onevisit.clock.Published.NOTICES;
import static org.onevisit.clock.Published.day;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
}
