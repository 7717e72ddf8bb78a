package org.onevisit.permit.report;

import java.time.LocalDate;
import java.util.List;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Refusal.Flaw;

/**
 * A year, or a half of it, in Asia/Shanghai.
 *
 * @param half 1 or 2; null for the whole year
 */
record Period(int year, Integer half) {

    private static final int FIRST_YEAR = 1990;
    private static final int SECOND_HALF = 2;
    private static final int MONTHS = 6;

    /**
     * @throws Refused {@code INVALID_INPUT} for a year to come, a year before 1990, a third half
     */
    static Period of(Integer year, Integer half, LocalDate today) {
        if (year == null || year < FIRST_YEAR || year > today.getYear()) {
            throw invalid("/year");
        }
        if (half != null && (half < 1 || half > SECOND_HALF)) {
            throw invalid("/half");
        }
        return new Period(year, half);
    }

    private static Refused invalid(String pointer) {
        return Refused.because(
                Reason.INVALID_INPUT,
                List.of(
                        new Flaw(
                                pointer,
                                Reason.INVALID_INPUT.name(),
                                Reason.INVALID_INPUT.zh() + " " + Reason.INVALID_INPUT.en())));
    }

    LocalDate from() {
        return LocalDate.of(year, half == null || half == 1 ? 1 : MONTHS + 1, 1);
    }

    /** Last day. */
    LocalDate to() {
        return from().plusMonths(half == null ? MONTHS * 2L : MONTHS).minusDays(1);
    }

    /** The same of the year before. */
    Period before() {
        return new Period(year - 1, half);
    }
}
