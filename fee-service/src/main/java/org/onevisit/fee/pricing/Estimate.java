package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a project owes and why. Areas in m², amounts in yuan, both with two places.
 *
 * @param gross fee before relief; null when the shelter must be built
 * @param payable what is to be paid; null when the shelter must be built
 * @param splitNeeded whether an officer must say which building the built area belongs to: it is
 *     part of what is required, and the grades differ (F-6)
 * @param steps how each figure came about
 */
public record Estimate(
        BigDecimal requiredArea,
        BigDecimal shortfall,
        Decision decision,
        BigDecimal gross,
        BigDecimal relief,
        BigDecimal payable,
        boolean splitNeeded,
        List<Line> lines,
        List<Step> steps) {

    public Estimate {
        lines = List.copyOf(lines);
        steps = List.copyOf(steps);
    }

    /** The steps as short lines, Chinese first. */
    public List<String> explanation() {
        return steps.stream().map(step -> step.zh() + " " + step.en()).toList();
    }
}
