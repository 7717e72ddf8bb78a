package org.onevisit.fee.payment;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment (缴款) as the collector reported it, and where it was placed. What was reported stays;
 * where it belongs may be put right, each time by a reversal in the ledger.
 */
@Entity
public class Payment {

    /** Where the money is. */
    public enum State {
        /** 未成功: the attempt failed, no money came. */
        FAILED,
        /** 暂存: money came, and no assessment takes it. */
        SUSPENDED,
        /** 已入账: booked on its assessment. */
        BOOKED,
        /** 已冲正: taken back, as when the bank returned it. */
        REVERSED
    }

    @Id private UUID id;

    @Column(insertable = false, updatable = false)
    private long serial;

    @Basic private String channel;
    @Basic private String externalId;
    @Basic private String reportedNo;
    @Basic private BigDecimal amount;
    private LocalDate paidOn;

    @Enumerated(EnumType.STRING)
    private State state;

    private String officeCode;
    private UUID assessmentId;
    private Long transactionId;
    private String reportedBy;
    private Instant reportedAt;
    private String placedBy;
    private Instant placedAt;
    private String note;
    @Version private long version;

    protected Payment() {}

    /** Whether a report speaks of the same payment; of a failed attempt the day may differ. */
    boolean isToldBy(PaymentReport report) {
        boolean sameDay =
                paidOn.equals(report.paidOn()) || state == State.FAILED || report.hasFailed();
        return reportedNo.equals(report.number())
                && amount.compareTo(report.amount()) == 0
                && sameDay;
    }

    /** The attempt succeeded after all: its day and who said so are those of the payment. */
    void succeed(LocalDate on, String by, Instant at) {
        paidOn = on;
        reportedBy = by;
        reportedAt = at;
    }

    /** Booked on an assessment. */
    void book(UUID assessment, String office, long transaction) {
        state = State.BOOKED;
        assessmentId = assessment;
        officeCode = office;
        transactionId = transaction;
    }

    /** Kept in suspense. */
    void suspend(long transaction) {
        state = State.SUSPENDED;
        transactionId = transaction;
    }

    /** Taken back. */
    void reverse(String why, String by, Instant at) {
        state = State.REVERSED;
        assessmentId = null;
        transactionId = null;
        placed(why, by, at);
    }

    /** By whom its place was put right, and why. */
    void placed(String why, String by, Instant at) {
        note = why;
        placedBy = by;
        placedAt = at;
    }

    public UUID id() {
        return id;
    }

    long serial() {
        return serial;
    }

    public String channel() {
        return channel;
    }

    public String externalId() {
        return externalId;
    }

    /** The number that the payer gave; it may be wrong. */
    public String reportedNo() {
        return reportedNo;
    }

    public BigDecimal amount() {
        return amount;
    }

    public LocalDate paidOn() {
        return paidOn;
    }

    public State state() {
        return state;
    }

    /** Office of its assessment; of money in suspense the office that may place it. */
    public String officeCode() {
        return officeCode;
    }

    /** Where it is booked; null otherwise. */
    public UUID assessmentId() {
        return assessmentId;
    }

    /** Of the ledger, in force now; null when no money is in the books. */
    public Long transactionId() {
        return transactionId;
    }

    public String reportedBy() {
        return reportedBy;
    }

    public Instant reportedAt() {
        return reportedAt;
    }

    public String placedBy() {
        return placedBy;
    }

    public Instant placedAt() {
        return placedAt;
    }

    public String note() {
        return note;
    }
}
