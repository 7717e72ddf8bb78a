package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What one building needs by which rule.
 *
 * @param grade grade asked for; null when nothing is required
 * @param area m², two places (F-4)
 * @param ratio share of the area above ground that it is; null where it is the first floor or none
 * @param counted sum of the project that was held against the threshold, m²; null where no
 *     threshold applies
 * @param threshold from this sum on, inclusive, the rule is reached; null where none applies
 */
public record Requirement(
        Building building,
        Rule rule,
        Grade grade,
        BigDecimal area,
        BigDecimal ratio,
        BigDecimal counted,
        BigDecimal threshold) {

    /** Places of an area: 0.01 m². F-4. */
    static final int PLACES = 2;

    static Requirement nothing(Building building, Rule rule) {
        return nothing(building, rule, null, null);
    }

    static Requirement nothing(
            Building building, Rule rule, BigDecimal counted, BigDecimal threshold) {
        return new Requirement(
                building, rule, null, round(BigDecimal.ZERO), null, counted, threshold);
    }

    static Requirement firstFloor(Building building, Rule rule, Grade grade) {
        return new Requirement(
                building, rule, grade, round(building.firstFloorArea()), null, null, null);
    }

    static Requirement share(
            Building building,
            Rule rule,
            Grade grade,
            BigDecimal ratio,
            BigDecimal counted,
            BigDecimal threshold) {
        BigDecimal area = round(building.aboveGroundArea().multiply(ratio));
        return new Requirement(building, rule, grade, area, ratio, counted, threshold);
    }

    /** The same with more area, as a minimum of the project asks. */
    Requirement with(BigDecimal moreArea) {
        return new Requirement(
                building, rule, grade, area.add(moreArea), ratio, counted, threshold);
    }

    static BigDecimal round(BigDecimal area) {
        return area.setScale(PLACES, RoundingMode.HALF_UP);
    }
}
