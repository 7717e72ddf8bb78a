package org.onevisit.fee.refund;

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
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.assessment.Assessment;

/**
 * A refund (退付). Who asked or verified does not approve, who approved does not pay out. Verifying
 * apart from approving is for offices that do so; approving alone covers both.
 */
@Entity
public class Refund {

    /** How far it is. */
    public enum State {
        /** 已申请. */
        REQUESTED,
        /** 已核实: what was overpaid is confirmed. */
        VERIFIED,
        /** 已批准. */
        APPROVED,
        /** 已退付. */
        PAID,
        /** 不予退付: what it held back is free again. */
        REJECTED
    }

    @Id private UUID id;

    @Column(insertable = false, updatable = false)
    private long serial;

    @Basic private UUID assessmentId;
    @Basic private String assessmentNo;
    @Basic private String officeCode;
    @Basic private BigDecimal amount;

    @Basic
    @Enumerated(EnumType.STRING)
    private RefundRequest.Ground ground;

    @Basic
    @Enumerated(EnumType.STRING)
    private RefundRequest.Initiative initiative;

    @Basic private String reason;

    @Enumerated(EnumType.STRING)
    private State state = State.REQUESTED;

    private LocalDate dueOn;
    private String requestedBy;
    @Basic private Instant requestedAt;
    private String verifiedBy;
    private Instant verifiedAt;
    private String approvedBy;
    private Instant approvedAt;
    private String paidBy;
    private Instant paidAt;
    private LocalDate paidOn;
    private String voucherNo;
    @Basic private Long transactionId;
    private String rejectedBy;
    private Instant rejectedAt;
    private String rejection;
    @Version private long version;

    protected Refund() {}

    Refund(
            UUID id,
            Assessment assessment,
            RefundRequest request,
            LocalDate dueOn,
            String by,
            Instant at) {
        this.id = id;
        this.assessmentId = assessment.id();
        this.assessmentNo = assessment.assessmentNo();
        this.officeCode = assessment.officeCode();
        this.amount = request.amount().setScale(2);
        this.ground = request.ground();
        this.initiative = request.from();
        this.reason = request.reason().strip();
        this.dueOn = dueOn;
        this.requestedBy = by;
        this.requestedAt = at;
    }

    boolean isAskedBy(UUID assessment, RefundRequest request) {
        return assessmentId.equals(assessment)
                && amount.compareTo(request.amount()) == 0
                && ground == request.ground()
                && initiative == request.from()
                && reason.equals(request.reason().strip());
    }

    /** What was overpaid is confirmed. */
    void verify(LocalDate decideBy, String by, Instant at) {
        if (state != State.REQUESTED) {
            throw Refused.because(Reason.REFUND_STATE, "state", state);
        }
        verifiedBy = by;
        verifiedAt = at;
        dueOn = decideBy;
        state = State.VERIFIED;
    }

    /** Approved, by another person than asked for it or verified it. */
    void approve(LocalDate payBy, String by, Instant at) {
        if (state != State.REQUESTED && state != State.VERIFIED) {
            throw Refused.because(Reason.REFUND_STATE, "state", state);
        }
        if (by.equals(requestedBy) || by.equals(verifiedBy)) {
            throw Refused.because(Reason.FOUR_EYES);
        }
        approvedBy = by;
        approvedAt = at;
        dueOn = payBy;
        state = State.APPROVED;
    }

    /** That it may be paid out by this person. */
    void mayBePaidBy(String by) {
        if (state != State.APPROVED) {
            throw Refused.because(Reason.REFUND_STATE, "state", state);
        }
        if (by.equals(approvedBy)) {
            throw Refused.because(Reason.FOUR_EYES);
        }
    }

    /** Paid out. */
    void pay(LocalDate on, String voucher, long transaction, String by, Instant at) {
        mayBePaidBy(by);
        paidOn = on;
        voucherNo = voucher;
        transactionId = transaction;
        paidBy = by;
        paidAt = at;
        dueOn = null;
        state = State.PAID;
    }

    /** Not paid out. */
    void reject(String why, String by, Instant at) {
        if (!isOpen()) {
            throw Refused.because(Reason.REFUND_STATE, "state", state);
        }
        rejection = why;
        rejectedBy = by;
        rejectedAt = at;
        dueOn = null;
        state = State.REJECTED;
    }

    /** Whether it still holds back what was overpaid. */
    boolean isOpen() {
        return state == State.REQUESTED || state == State.VERIFIED || state == State.APPROVED;
    }

    public UUID id() {
        return id;
    }

    long serial() {
        return serial;
    }

    public UUID assessmentId() {
        return assessmentId;
    }

    public String officeCode() {
        return officeCode;
    }

    public BigDecimal amount() {
        return amount;
    }

    public State state() {
        return state;
    }

    RefundView view() {
        return new RefundView(
                id,
                assessmentNo,
                amount,
                ground,
                initiative,
                reason,
                state,
                dueOn,
                officeCode,
                requestedBy,
                requestedAt,
                verifiedBy,
                verifiedAt,
                approvedBy,
                approvedAt,
                paidBy,
                paidAt,
                paidOn,
                voucherNo,
                rejectedBy,
                rejectedAt,
                rejection);
    }

    String verifiedBy() {
        return verifiedBy;
    }

    String approvedBy() {
        return approvedBy;
    }

    String paidBy() {
        return paidBy;
    }

    LocalDate paidOn() {
        return paidOn;
    }

    String voucherNo() {
        return voucherNo;
    }

    String rejectedBy() {
        return rejectedBy;
    }
}
