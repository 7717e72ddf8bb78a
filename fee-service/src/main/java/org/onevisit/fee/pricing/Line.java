package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import org.onevisit.fee.pricing.Tariff.Rate;

/**
 * One building of an estimate. Areas in m², amounts in yuan, both with two places.
 *
 * @param need what it needs, by which rule
 * @param chargedArea area that the rate is applied to: the shortfall, unless the city charges on
 *     another base (F-10); null when the shelter must be built
 * @param tariff the rate on the day; null where nothing is required or nothing can be paid
 * @param gross fee before relief; null when the shelter must be built
 * @param relief part of it that is waived; null when the shelter must be built
 */
public record Line(
        Requirement need,
        BigDecimal shortfall,
        BigDecimal chargedArea,
        Rate tariff,
        BigDecimal gross,
        BigDecimal relief) {

    public Building building() {
        return need.building();
    }

    public Rule rule() {
        return need.rule();
    }

    /** Null when nothing is required. */
    public Grade grade() {
        return need.grade();
    }

    public BigDecimal requiredArea() {
        return need.area();
    }

    /** Yuan per m² on the day that counts; null where none is needed. */
    public BigDecimal rate() {
        return tariff == null ? null : tariff.value();
    }
}
