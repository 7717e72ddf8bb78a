package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rates in yuan per m² by grade, with rates for special cases and temporary factors. F-7.
 *
 * @param rates by grade; one for {@link Grade#ANY} serves every grade that has none of its own
 * @param special rates that come before those by grade; the first that holds is taken
 * @param adjustments windows that do not overlap
 */
public record Tariff(
        Map<Grade, BigDecimal> rates, List<SpecialRate> special, List<Adjustment> adjustments) {

    /** Places of a rate and of every amount: 0.01 yuan. */
    static final int CENTS = 2;

    public Tariff {
        rates = Map.copyOf(rates);
        special = List.copyOf(special);
        adjustments = List.copyOf(adjustments);
    }

    /**
     * A rate of its own for a rule, a use or a size of the project; what is null does not matter.
     *
     * @param totalFrom from this area above ground of the project's civil buildings on, inclusive
     * @param totalUpTo up to this area, inclusive
     * @param base area that it is charged on; null: as the policy says
     */
    public record SpecialRate(
            Rule rule,
            Use use,
            BigDecimal totalFrom,
            BigDecimal totalUpTo,
            BigDecimal rate,
            Base base) {

        boolean holds(Requirement need, BigDecimal total) {
            return (rule == null || rule == need.rule())
                    && (use == null || need.building().use().within(use))
                    && (totalFrom == null || total.compareTo(totalFrom) >= 0)
                    && (totalUpTo == null || total.compareTo(totalUpTo) <= 0);
        }

        boolean bySize() {
            return totalFrom != null || totalUpTo != null;
        }
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

    /**
     * A rate as it applies on a day.
     *
     * @param basic as the table has it
     * @param factor temporary factor, or null
     * @param value yuan per m², factor applied, rounded to 0.01 yuan
     * @param base area that it is charged on; null: as the policy says
     */
    public record Rate(BigDecimal basic, BigDecimal factor, BigDecimal value, Base base) {}

    /**
     * The rate for what a building needs; empty where the tariff has none.
     *
     * @param total area above ground of the project's civil buildings, m²
     */
    public Optional<Rate> rate(Requirement need, BigDecimal total, LocalDate day) {
        BigDecimal factor = adjustment(day).map(Adjustment::factor).orElse(null);
        return special.stream()
                .filter(one -> one.holds(need, total))
                .findFirst()
                .map(one -> rate(one.rate(), factor, one.base()))
                .or(() -> byGrade(need.grade()).map(basic -> rate(basic, factor, null)));
    }

    /** The temporary factor that applies on a day. */
    public Optional<Adjustment> adjustment(LocalDate day) {
        return adjustments.stream().filter(window -> window.covers(day)).findFirst();
    }

    /** Whether some rate depends on the size of the project. */
    public boolean readsTotal() {
        return special.stream().anyMatch(SpecialRate::bySize);
    }

    private Optional<BigDecimal> byGrade(Grade grade) {
        BigDecimal own = grade == null ? null : rates.get(grade);
        return Optional.ofNullable(own == null && grade != null ? rates.get(Grade.ANY) : own);
    }

    private static Rate rate(BigDecimal basic, BigDecimal factor, Base base) {
        BigDecimal exact = factor == null ? basic : basic.multiply(factor);
        return new Rate(basic, factor, exact.setScale(CENTS, RoundingMode.HALF_UP), base);
    }
}
