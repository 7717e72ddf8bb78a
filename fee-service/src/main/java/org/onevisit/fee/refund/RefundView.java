package org.onevisit.fee.refund;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A refund and who did what to it.
 *
 * @param dueOn last day of the next step: to verify, to decide, to pay; null when it is over
 * @param paidOn day on which the money went back
 * @param rejection why it is not paid
 */
public record RefundView(
        UUID id,
        String assessmentNo,
        BigDecimal amount,
        RefundRequest.Ground ground,
        RefundRequest.Initiative initiative,
        String reason,
        Refund.State state,
        LocalDate dueOn,
        String officeCode,
        String requestedBy,
        Instant requestedAt,
        String verifiedBy,
        Instant verifiedAt,
        String approvedBy,
        Instant approvedAt,
        String paidBy,
        Instant paidAt,
        LocalDate paidOn,
        String voucherNo,
        String rejectedBy,
        Instant rejectedAt,
        String rejection) {}
