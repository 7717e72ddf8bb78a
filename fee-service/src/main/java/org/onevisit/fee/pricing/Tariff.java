package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rates in yuan per m² by grade, with temporary factors.
 *
 * @param adjustments windows that do not overlap
 */
public record Tariff(Map<Grade, BigDecimal> rates, List<Adjustment> adjustments) {

    /** Places of a rate and of every amount: 0.01 yuan. */
    static final int CENTS = 2;

    public Tariff {
        rates = Map.copyOf(rates);
        adjustments = List.copyOf(adjustments);
    }

    /**
     * A temporary change of all rates, such as × 0.8 for half a year.
     *
     * @param from first day
     * @param to last day, inclusive; null while it has no end
     */
    public record Adjustment(LocalDate from, LocalDate to, BigDecimal factor) {

        /** Whether the day lies in the window, both ends included. */
        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }

        /** Whether some day lies in both windows. */
        public boolean overlaps(Adjustment other) {
            return (other.to == null || !from.isAfter(other.to))
                    && (to == null || !other.from.isAfter(to));
        }
    }

    /** The rate of a grade on a day, factor applied, rounded to 0.01 yuan (F-7); empty without. */
    public Optional<BigDecimal> rate(Grade grade, LocalDate day) {
        return Optional.ofNullable(rates.get(grade))
                .map(
                        rate ->
                                rate.multiply(
                                                adjustment(day)
                                                        .map(Adjustment::factor)
                                                        .orElse(BigDecimal.ONE))
                                        .setScale(CENTS, RoundingMode.HALF_UP));
    }

    /** The temporary factor that applies on a day. */
    public Optional<Adjustment> adjustment(LocalDate day) {
        return adjustments.stream().filter(window -> window.covers(day)).findFirst();
    }
}
