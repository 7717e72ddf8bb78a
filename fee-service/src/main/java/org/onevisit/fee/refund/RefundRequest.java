package org.onevisit.fee.refund;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * What is to be paid back and why.
 *
 * @param assessmentNo 核定书号 of what was overpaid
 * @param amount yuan, at most two places, not more than was overpaid
 * @param ground why more was paid than owed
 * @param initiative who found it: the payer, in writing, which is meant when left out, or the
 *     office
 * @param reason in words
 */
public record RefundRequest(
        @NotBlank @Size(max = 60) String assessmentNo,
        @NotNull
                @DecimalMin(value = "0.01", message = "须为正数 must be above zero")
                @Digits(
                        integer = 12,
                        fraction = 2,
                        message = "最多12位整数、2位小数 at most 12 digits and 2 places")
                BigDecimal amount,
        @NotNull Ground ground,
        Initiative initiative,
        @NotBlank @Size(max = 2000) String reason) {

    /** Why more was paid than owed. */
    public enum Ground {
        /** 超标准征收: charged above the standard. */
        OVER_STANDARD,
        /** 超范围征收: charged outside the scope. */
        OVER_SCOPE,
        /** 技术性差错: a technical error, such as paid twice. */
        TECHNICAL_ERROR,
        /** 其他经批准: other, as approved, such as a plan that became smaller. */
        OTHER_APPROVED
    }

    /** Who found it. */
    public enum Initiative {
        PAYER,
        OFFICE
    }

    Initiative from() {
        return initiative == null ? Initiative.PAYER : initiative;
    }
}
