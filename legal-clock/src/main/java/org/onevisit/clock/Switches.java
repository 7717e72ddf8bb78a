package org.onevisit.clock;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * How an office counts where the law leaves it open. Times are those of Asia/Shanghai.
 *
 * @param dayEnds when a due day ends (R-D3): what an office does later counts for the day after;
 *     null for midnight
 * @param receipt from which day something counts that comes in after hours or on a rest day (R-D4)
 * @param receiptEnds from when on it is after hours; null for never. Only with {@link
 *     Receipt#NEXT_WORKDAY}
 * @param suspensionEnd how the last day of a suspension counts (R-D5)
 * @param completion with what a case is finished (R-D13)
 * @param hearingNotice unit of the seven days before a hearing (art. 48, R-D10)
 */
public record Switches(
        LocalTime dayEnds,
        Receipt receipt,
        LocalTime receiptEnds,
        SuspensionEnd suspensionEnd,
        Completion completion,
        Unit hearingNotice) {

    /** The rules as chosen where nobody chose otherwise. */
    public static final Switches DEFAULT =
            new Switches(
                    null,
                    Receipt.AT_ONCE,
                    null,
                    SuspensionEnd.INCLUSIVE,
                    Completion.DECISION,
                    Unit.WORKDAY);

    /** Days before a hearing by which its time and place are told, 行政许可法 art. 48. */
    private static final int HEARING_NOTICE = 7;

    /** The day for which an act of the office counts. */
    public LocalDate day(LocalDateTime act) {
        LocalDate day = act.toLocalDate();
        return dayEnds == null || act.toLocalTime().isBefore(dayEnds) ? day : day.plusDays(1);
    }

    /** The moment at which a due day is over. */
    public LocalDateTime endOf(LocalDate due) {
        return dayEnds == null ? due.plusDays(1).atStartOfDay() : due.atTime(dayEnds);
    }

    /** The day for which something counts that came in. */
    public LocalDate received(LocalDateTime came, Counting counting) {
        LocalDate day = came.toLocalDate();
        if (receipt == Receipt.AT_ONCE) {
            return day;
        }
        boolean late = receiptEnds != null && !came.toLocalTime().isBefore(receiptEnds);
        return !late && counting.isWorkday(day)
                ? day
                : counting.due(day, Term.workdays(1), Suspensions.NONE);
    }

    /** The last day on which time and place of a hearing may be told (R-D10). */
    public Due hearingNoticeBy(LocalDate hearing, Counting counting) {
        return hearingNotice == Unit.WORKDAY
                ? counting.workdaysBefore(hearing, HEARING_NOTICE)
                : counting.naturalDaysBefore(hearing, HEARING_NOTICE);
    }
}
