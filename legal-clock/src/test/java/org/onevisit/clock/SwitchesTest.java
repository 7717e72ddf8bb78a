package org.onevisit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onevisit.clock.Published.COUNTING;
import static org.onevisit.clock.Published.day;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the law leaves open, in either way of counting. */
class SwitchesTest {

    private static final LocalTime CLOSING = LocalTime.of(17, 30);

    private static Switches with(LocalTime dayEnds, Receipt receipt, LocalTime receiptEnds) {
        return new Switches(
                dayEnds,
                receipt,
                receiptEnds,
                SuspensionEnd.INCLUSIVE,
                Completion.DECISION,
                Unit.WORKDAY);
    }

    @Test
    void rD3ADueDayEndsAtMidnight() {
        assertThat(Switches.DEFAULT.endOf(day("2025-09-22"))).isEqualTo("2025-09-23T00:00:00");
        assertThat(Switches.DEFAULT.day(LocalDateTime.parse("2025-09-22T23:59:59")))
                .isEqualTo("2025-09-22");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-22T17:29:59, 2025-09-22",
        "2025-09-22T17:30:00, 2025-09-23",
        "2025-09-22T00:00:00, 2025-09-22"
    })
    void rD3AsASwitchADueDayEndsWhenTheOfficeCloses(LocalDateTime act, LocalDate day) {
        Switches closing = with(CLOSING, Receipt.AT_ONCE, null);
        assertThat(closing.endOf(day("2025-09-22"))).isEqualTo("2025-09-22T17:30:00");
        assertThat(closing.day(act)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"2025-10-01T10:00:00", "2025-09-22T23:50:00"})
    void rD4WhatComesOnARestDayOrAtNightIsReceivedAtOnce(LocalDateTime came) {
        assertThat(Switches.DEFAULT.received(came, COUNTING)).isEqualTo(came.toLocalDate());
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-30T17:29:59, 2025-09-30",
        "2025-09-30T17:30:00, 2025-10-09",
        "2025-10-01T10:00:00, 2025-10-09",
        "2025-09-28T10:00:00, 2025-09-28"
    })
    void rD4AsASwitchItIsReceivedOnTheNextWorkingDay(LocalDateTime came, LocalDate received) {
        assertThat(with(null, Receipt.NEXT_WORKDAY, CLOSING).received(came, COUNTING))
                .isEqualTo(received);
    }

    @Test
    void rD4WithoutAnHourOnlyRestDaysMatter() {
        Switches rest = with(null, Receipt.NEXT_WORKDAY, null);
        assertThat(rest.received(LocalDateTime.parse("2025-09-30T23:59:00"), COUNTING))
                .isEqualTo("2025-09-30");
        assertThat(rest.received(LocalDateTime.parse("2025-10-01T00:00:00"), COUNTING))
                .isEqualTo("2025-10-09");
    }

    @Test
    void rD10AHearingIsToldSevenWorkingOrAsASwitchNaturalDaysBefore() {
        LocalDate hearing = day("2025-10-10");
        assertThat(Switches.DEFAULT.hearingNoticeBy(hearing, COUNTING).date())
                .isEqualTo("2025-09-24");
        Switches natural =
                new Switches(
                        null,
                        Receipt.AT_ONCE,
                        null,
                        SuspensionEnd.INCLUSIVE,
                        Completion.DECISION,
                        Unit.NATURAL_DAY);
        assertThat(natural.hearingNoticeBy(hearing, COUNTING).date()).isEqualTo("2025-10-03");
    }

    @Test
    void art42TheLawGivesOneOffice20And10SeveralTogether45And15() {
        assertThat(Handling.SINGLE.limit()).isEqualTo(Term.workdays(20));
        assertThat(Handling.SINGLE.longestExtension()).isEqualTo(10);
        assertThat(Handling.JOINT.limit()).isEqualTo(Term.workdays(45));
        assertThat(Handling.JOINT.longestExtension()).isEqualTo(15);
    }
}
