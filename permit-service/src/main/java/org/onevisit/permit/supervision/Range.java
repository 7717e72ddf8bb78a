package org.onevisit.permit.supervision;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Refusal.Flaw;

/**
 * Days in Asia/Shanghai, both ends inclusive, and how they are covered by whole years, whole months
 * and single days: a poll reads at most the years, 22 months and 60 days, whatever the range.
 */
record Range(LocalDate from, LocalDate to) {

    /** No case is older, and none is dated later. */
    static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    /** Sums of one grain: {@code D}, {@code M} or {@code Y}, by the first days of its buckets. */
    record Span(char grain, LocalDate first, LocalDate last) {}

    /**
     * A range as it was asked for; without ends the running month up to today.
     *
     * @throws Refused {@code INVALID_INPUT} when it ends before it begins, or lies outside the
     *     years 1900 to 2199
     */
    static Range asked(LocalDate from, LocalDate to, LocalDate today) {
        LocalDate end = to == null ? today : to;
        LocalDate start = from == null ? end.withDayOfMonth(1) : from;
        List<Flaw> flaws = new ArrayList<>();
        if (start.isBefore(FIRST) || start.isAfter(LAST)) {
            flaws.add(new Flaw("/from", "OUT_OF_RANGE", "日期超出范围 out of range"));
        }
        if (end.isBefore(FIRST) || end.isAfter(LAST)) {
            flaws.add(new Flaw("/to", "OUT_OF_RANGE", "日期超出范围 out of range"));
        }
        if (start.isAfter(end)) {
            flaws.add(new Flaw("/to", "BEFORE_FROM", "结束日期早于开始日期 ends before it begins"));
        }
        if (!flaws.isEmpty()) {
            throw Refused.because(Reason.INVALID_INPUT, flaws);
        }
        return new Range(start, end);
    }

    /** All days before it. */
    Range before() {
        return new Range(FIRST.minusYears(1), from.minusDays(1));
    }

    /** Its days, as text. */
    List<String> days() {
        return from.datesUntil(to.plusDays(1)).map(LocalDate::toString).toList();
    }

    /** The months it touches, as {@code 2025-09}. */
    List<String> months() {
        return Stream.iterate(
                        YearMonth.from(from),
                        month -> !month.isAfter(YearMonth.from(to)),
                        month -> month.plusMonths(1))
                .map(YearMonth::toString)
                .toList();
    }

    /** Covered by years, months and days. */
    List<Span> spans() {
        return spans(true);
    }

    /**
     * Covered without gap or overlap.
     *
     * @param years whether whole years are used; when the months are asked for, they are not
     */
    List<Span> spans(boolean years) {
        List<Span> spans = new ArrayList<>();
        LocalDate month = from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
        LocalDate end = to.plusDays(1).withDayOfMonth(1);
        if (!month.isBefore(end)) {
            add(spans, 'D', from, to);
            return spans;
        }
        add(spans, 'D', from, month.minusDays(1));
        LocalDate year = month.getDayOfYear() == 1 ? month : month.withDayOfYear(1).plusYears(1);
        LocalDate lastYear = end.withDayOfYear(1);
        if (years && year.isBefore(lastYear)) {
            add(spans, 'M', month, year.minusMonths(1));
            add(spans, 'Y', year, lastYear.minusYears(1));
            add(spans, 'M', lastYear, end.minusMonths(1));
        } else {
            add(spans, 'M', month, end.minusMonths(1));
        }
        add(spans, 'D', end, to);
        return spans;
    }

    private static void add(List<Span> spans, char grain, LocalDate first, LocalDate last) {
        if (!first.isAfter(last)) {
            spans.add(new Span(grain, first, last));
        }
    }
}
