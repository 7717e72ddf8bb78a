package org.onevisit.fee.pricing;

import java.math.BigDecimal;

/**
 * One building of an estimate. Areas in m², amounts in yuan, both with two places.
 *
 * @param chargedArea area that the rate is applied to: the shortfall, unless the city charges on
 *     another base (F-10)
 * @param rate yuan per m² on the assessment day; null where nothing is required or nothing can be
 *     paid
 * @param gross fee before relief; null when the shelter must be built
 * @param relief part of it that is waived; null when the shelter must be built
 */
public record Line(
        Building building,
        Rule rule,
        BigDecimal requiredArea,
        BigDecimal shortfall,
        BigDecimal chargedArea,
        BigDecimal rate,
        BigDecimal gross,
        BigDecimal relief) {}
