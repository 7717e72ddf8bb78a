package org.onevisit.fee.assessment;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.onevisit.fee.pricing.LateFee;

/** A late fee that was charged for one payment, and what it was worked out of. */
@Entity
public class LateCharge {

    @Id private long transactionId;
    @Basic private UUID assessmentId;
    @Basic private UUID paymentId;
    private BigDecimal principal;
    private LocalDate dueOn;
    private LocalDate paidOn;
    private BigDecimal dailyRate;
    private boolean capped;
    private BigDecimal amount;
    private boolean takenBack;

    protected LateCharge() {}

    /**
     * @param transactionId of the ledger
     * @param paymentId of the payment that came late
     */
    LateCharge(
            long transactionId,
            Assessment assessment,
            UUID paymentId,
            LocalDate paidOn,
            BigDecimal dailyRate,
            LateFee fee) {
        this.transactionId = transactionId;
        this.assessmentId = assessment.id();
        this.paymentId = paymentId;
        this.principal = fee.principal();
        this.dueOn = assessment.dueOn();
        this.paidOn = paidOn;
        this.dailyRate = dailyRate;
        this.capped = fee.capped();
        this.amount = fee.lateFee();
    }

    long transactionId() {
        return transactionId;
    }

    /** The payment that brought it was taken back. */
    void takeBack() {
        if (takenBack) {
            throw new IllegalStateException("taken back already: " + transactionId);
        }
        takenBack = true;
    }

    BigDecimal principal() {
        return principal;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    LocalDate paidOn() {
        return paidOn;
    }

    BigDecimal dailyRate() {
        return dailyRate;
    }

    boolean isCapped() {
        return capped;
    }

    BigDecimal amount() {
        return amount;
    }
}
