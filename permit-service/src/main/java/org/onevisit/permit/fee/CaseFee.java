package org.onevisit.permit.fee;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a case knows of the levy that follows from its decision (防空地下室易地建设费). The assessment itself
 * belongs to fee-service.
 */
@Entity
public class CaseFee {

    /** How far the levy is. */
    public enum State {
        /** 待核定: the assessment is opened, nobody has confirmed it. */
        OPENED,
        /** 已核定: confirmed; the payer has the notice. */
        CONFIRMED,
        /** 已缴清. */
        PAID,
        /** 已作废: the assessment is taken back; nothing is to be paid. */
        VOID
    }

    @Id private UUID filingId;
    @Basic private UUID assessmentId;

    @Enumerated(EnumType.STRING)
    private State state = State.OPENED;

    private String assessmentNo;
    private BigDecimal payable;
    private LocalDate paidOn;
    @Basic private Instant changedAt;

    protected CaseFee() {}

    CaseFee(UUID filingId, UUID assessmentId, Instant at) {
        this.filingId = filingId;
        this.assessmentId = assessmentId;
        this.changedAt = at;
    }

    /** Somebody of finance has confirmed the amount, the first time or again after a change. */
    void confirm(String number, BigDecimal amount, Instant at) {
        assessmentNo = number;
        payable = amount;
        state = State.CONFIRMED;
        paidOn = null;
        changedAt = at;
    }

    /** Nothing is outstanding any more. */
    void pay(LocalDate on, Instant at) {
        state = State.PAID;
        paidOn = on;
        changedAt = at;
    }

    /** Something is outstanding again, after a re-assessment or a payment taken back. */
    void reopen(Instant at) {
        state = State.CONFIRMED;
        paidOn = null;
        changedAt = at;
    }

    /** It is taken back as a whole. */
    void revoke(Instant at) {
        state = State.VOID;
        paidOn = null;
        changedAt = at;
    }

    /** Whether nothing is to be paid any more. */
    public boolean isSettled() {
        return state == State.PAID || state == State.VOID;
    }

    State state() {
        return state;
    }

    UUID assessmentId() {
        return assessmentId;
    }

    String assessmentNo() {
        return assessmentNo;
    }

    BigDecimal payable() {
        return payable;
    }

    LocalDate paidOn() {
        return paidOn;
    }
}
