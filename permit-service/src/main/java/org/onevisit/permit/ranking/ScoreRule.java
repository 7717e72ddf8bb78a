package org.onevisit.permit.ranking;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A rule of scores (计分规则): from a threshold on some points, and some for each further full step.
 *
 * @param figure what it looks at
 * @param threshold in the unit of the figure: percent, or a count
 * @param points given, or taken when negative, from the threshold on
 * @param step how much more gives further points
 * @param stepPoints for each full step beyond the threshold
 */
public record ScoreRule(
        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}") String code,
        @NotBlank @Size(max = 200) String text,
        @NotNull Figure figure,
        @NotNull @DecimalMin("0.01") @DecimalMax("1000000") @Digits(integer = 7, fraction = 2)
                BigDecimal threshold,
        @NotNull @DecimalMin("-1000") @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
                BigDecimal points,
        @NotNull @DecimalMin("0.01") @DecimalMax("1000000") @Digits(integer = 7, fraction = 2)
                BigDecimal step,
        @NotNull @DecimalMin("-1000") @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
                BigDecimal stepPoints) {

    /** The points for a value; none without a value. */
    BigDecimal points(BigDecimal value) {
        if (value == null || value.compareTo(threshold) < 0) {
            return BigDecimal.ZERO.setScale(2);
        }
        BigDecimal steps = value.subtract(threshold).divide(step, 0, RoundingMode.FLOOR);
        return points.add(steps.multiply(stepPoints)).setScale(2, RoundingMode.HALF_UP);
    }

    /** Whether it is the same rule, however its numbers are written. */
    boolean says(ScoreRule other) {
        return code.equals(other.code)
                && text.equals(other.text)
                && figure == other.figure
                && threshold.compareTo(other.threshold) == 0
                && points.compareTo(other.points) == 0
                && step.compareTo(other.step) == 0
                && stepPoints.compareTo(other.stepPoints) == 0;
    }
}
