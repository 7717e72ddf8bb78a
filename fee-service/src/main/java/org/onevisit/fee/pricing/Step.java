package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One step on the way to an amount: everything that is needed to work it out again by hand.
 *
 * @param building id of the building; null for the project
 * @param figure what was found
 * @param rule rule of this calculation, {@code F-1} to {@code F-10}
 * @param inputs figures that went in, by the names of the request and the policy, in order
 * @param formula the calculation with its numbers; null for a note
 * @param result what came out; null for a note
 * @param rounding how it was rounded; null where it was not
 * @param source paper and article behind it
 * @param zh the step in Chinese
 * @param en the step in English
 */
public record Step(
        String building,
        Figure figure,
        String rule,
        Map<String, String> inputs,
        String formula,
        BigDecimal result,
        String rounding,
        String source,
        String zh,
        String en) {

    /** Rounding of areas, F-4. */
    static final String TO_AREA = "HALF_UP 0.01 m²";

    /** Rounding of rates and amounts, F-7, F-8, F-9. */
    static final String TO_CENT = "HALF_UP 0.01 元";

    /** Rounding of amounts where a city charges whole yuan. */
    static final String TO_YUAN = "HALF_UP 1 元";

    /** What a step finds. */
    public enum Figure {
        /** Worth knowing; nothing is calculated. */
        NOTE,
        REQUIRED_AREA,
        SHORTFALL,
        DECISION,
        RATE,
        GROSS,
        RELIEF,
        PAYABLE
    }

    /** Figures that go into a step, in the order given; what is null is left out. */
    static final class Inputs {

        private final Map<String, String> figures = new LinkedHashMap<>();

        Inputs with(String name, Object figure) {
            if (figure != null) {
                figures.put(
                        name,
                        figure instanceof BigDecimal number
                                ? number.toPlainString()
                                : figure.toString());
            }
            return this;
        }

        Map<String, String> all() {
            return figures;
        }
    }

    static Step note(String building, String rule, String source, String zh, String en) {
        return new Step(building, Figure.NOTE, rule, Map.of(), null, null, null, source, zh, en);
    }
}
