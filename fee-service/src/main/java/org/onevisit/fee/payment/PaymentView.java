package org.onevisit.fee.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment as the collector reported it, and where it is now.
 *
 * @param assessmentNo the number that was reported with it
 * @param assessmentId assessment that it is booked on; null in suspense
 * @param placedBy who put its place right, or null
 * @param note why
 */
public record PaymentView(
        UUID id,
        String channel,
        String externalId,
        String assessmentNo,
        BigDecimal amount,
        LocalDate paidOn,
        Payment.State state,
        String officeCode,
        UUID assessmentId,
        String reportedBy,
        Instant reportedAt,
        String placedBy,
        Instant placedAt,
        String note) {

    static PaymentView of(Payment payment) {
        return new PaymentView(
                payment.id(),
                payment.channel(),
                payment.externalId(),
                payment.reportedNo(),
                payment.amount(),
                payment.paidOn(),
                payment.state(),
                payment.officeCode(),
                payment.assessmentId(),
                payment.reportedBy(),
                payment.reportedAt(),
                payment.placedBy(),
                payment.placedAt(),
                payment.note());
    }
}
