package org.onevisit.permit.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The yearly report (工作总结) of an office, or of all: figures, the year before, services and months,
 * and the paragraph in words.
 *
 * @param half 1 or 2; null for the whole year
 * @param officeCode null for all offices
 * @param from first day, counted in
 * @param to last day, counted in
 * @param paragraph the sentences that go into the office's own report
 * @param lowestEarlyRate in percent, of the service with the lowest; null when nothing was finished
 */
public record AnnualReport(
        int year,
        Integer half,
        String officeCode,
        String title,
        LocalDate from,
        LocalDate to,
        LocalDate asOf,
        String paragraph,
        BigDecimal lowestEarlyRate,
        List<Line> figures,
        List<Service> services,
        List<Month> months) {

    /**
     * A figure beside that of the year before.
     *
     * @param name as in the figures of e-supervision
     * @param label Chinese
     * @param value decimal; null where there is no denominator
     * @param changePercent against the year before, 2 places; null without a figure to compare with
     */
    public record Line(
            String name,
            String label,
            BigDecimal value,
            BigDecimal before,
            BigDecimal changePercent) {}

    /** A service (事项) with its early rate in percent (M-5). */
    public record Service(
            String itemCode, String name, long accepted, long finished, BigDecimal earlyRate) {}

    /**
     * @param month as {@code 2025-09}
     */
    public record Month(String month, long accepted, long finished) {}
}
