package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a project owes and why. Areas in m², amounts in yuan, both with two places.
 *
 * @param gross fee before relief; null when the shelter must be built
 * @param payable what is to be paid; null when the shelter must be built
 * @param explanation one short line per step, Chinese first, with the article
 */
public record Estimate(
        BigDecimal requiredArea,
        BigDecimal shortfall,
        Decision decision,
        BigDecimal gross,
        BigDecimal relief,
        BigDecimal payable,
        List<Line> lines,
        List<String> explanation) {

    public Estimate {
        lines = List.copyOf(lines);
        explanation = List.copyOf(explanation);
    }
}
