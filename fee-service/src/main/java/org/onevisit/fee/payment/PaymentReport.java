package org.onevisit.fee.payment;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the collector reports of a payment.
 *
 * @param assessmentNo 核定书号 that the payer gave
 * @param amount yuan, at most two places
 * @param currency CNY, the only one taken; may be left out
 * @param paidOn day of the payment
 * @param bookedOn day in whose month it is booked, for a payment of a month that is closed; {@code
 *     paidOn} when left out
 * @param channel where it was paid, such as {@code TAX}
 * @param externalId the collector's own id of it, unique in the channel
 * @param status whether it succeeded, which is meant when left out, or failed
 */
public record PaymentReport(
        @NotBlank @Size(max = 60) String assessmentNo,
        @NotNull
                @DecimalMin(value = "0.01", message = "须为正数 must be above zero")
                @Digits(
                        integer = 12,
                        fraction = 2,
                        message = "最多12位整数、2位小数 at most 12 digits and 2 places")
                BigDecimal amount,
        @Pattern(regexp = "CNY", message = "只收人民币 yuan (CNY) only") String currency,
        @NotNull LocalDate paidOn,
        LocalDate bookedOn,
        @NotNull @Pattern(regexp = "[A-Z0-9_-]{1,40}") String channel,
        @NotBlank @Size(max = 100) String externalId,
        Status status) {

    /** How the attempt to pay ended. */
    public enum Status {
        SUCCEEDED,
        FAILED
    }

    boolean hasFailed() {
        return status == Status.FAILED;
    }

    String number() {
        return assessmentNo.strip();
    }

    BigDecimal yuan() {
        return amount.setScale(2);
    }

    LocalDate day() {
        return bookedOn == null ? paidOn : bookedOn;
    }
}
