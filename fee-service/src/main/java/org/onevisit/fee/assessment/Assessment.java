package org.onevisit.fee.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;

/**
 * 易地建设费核定: what one payer owes for one project. The amounts stand in its {@link Determination}s,
 * what was booked and paid in the ledger.
 */
@Entity
public class Assessment {

    /** How far it is. */
    public enum State {
        /** 待核定: opened; nobody has confirmed an amount. */
        DRAFT,
        /** 已核定: confirmed by a second person, something is outstanding. */
        CONFIRMED,
        /** 已缴清: nothing is outstanding, also when there was nothing to pay. */
        PAID,
        /** 已作废: opened by mistake, or what was confirmed is taken back as a whole. */
        VOID
    }

    @Id private UUID id;
    @Version private long version;
    private String assessmentNo;
    private String officeCode;
    private String officeName;
    @Basic private UUID filingId;
    private String caseNo;
    private String itemCode;
    private String owner;
    private String payerName;
    private String payerIdentifier;

    @Enumerated(EnumType.STRING)
    private PayerClass payerClass;

    private String projectName;

    @Enumerated(EnumType.STRING)
    private State state = State.DRAFT;

    @JdbcTypeCode(SqlTypes.JSON)
    private String opened;

    private String openedBy;
    @Basic private Instant openedAt;
    private LocalDate dueOn;
    private LocalDate paidOn;
    private String voidAskedBy;
    @Basic private Instant voidAskedAt;
    private String voidedBy;
    @Basic private Instant voidedAt;
    private String voidReason;

    protected Assessment() {}

    /** Of which case, if any. */
    record Origin(UUID filingId, String caseNo, String itemCode, String owner) {}

    /** Which office it belongs to, and its name as papers bear it; null when not known. */
    record Office(String code, String name) {}

    Assessment(
            UUID id,
            String assessmentNo,
            Office office,
            Origin origin,
            AssessmentRequest.Payer payer,
            String projectName,
            JsonNode opened,
            String by,
            Instant at) {
        this.id = id;
        this.assessmentNo = assessmentNo;
        this.officeCode = office.code();
        this.officeName = office.name();
        this.filingId = origin.filingId();
        this.caseNo = origin.caseNo();
        this.itemCode = origin.itemCode();
        this.owner = origin.owner();
        this.opened = opened.toString();
        this.openedBy = by;
        this.openedAt = at;
        name(payer, projectName);
    }

    /** Puts right who pays for which project. */
    final void name(AssessmentRequest.Payer payer, String project) {
        payerName = payer.name();
        payerIdentifier = payer.identifier();
        payerClass = payer.type();
        projectName = project;
    }

    /**
     * The amount stands, the first time or again after a change; whether it is paid is for the
     * ledger to say.
     */
    void confirm(LocalDate due) {
        live();
        dueOn = due;
        state = State.CONFIRMED;
        paidOn = null;
    }

    /** Nothing is outstanding any more. */
    void pay(LocalDate on) {
        state = State.PAID;
        paidOn = on;
    }

    /** Something is outstanding again. */
    void reopen() {
        state = State.CONFIRMED;
        paidOn = null;
    }

    /** Somebody of finance wants it taken back as a whole; another one must agree. */
    void askToVoid(String by, String reason, Instant at) {
        live();
        voidAskedBy = by;
        voidAskedAt = at;
        voidReason = reason;
    }

    /**
     * Taken back as a whole.
     *
     * @throws Refused {@code VOID_NOT_ASKED}, {@code FOUR_EYES}
     */
    void revoke(String by, Instant at) {
        live();
        if (voidAskedBy == null) {
            throw Refused.because(Reason.VOID_NOT_ASKED);
        }
        if (voidAskedBy.equals(by)) {
            throw Refused.because(Reason.FOUR_EYES);
        }
        state = State.VOID;
        paidOn = null;
        voidedBy = by;
        voidedAt = at;
    }

    /**
     * @throws Refused {@code ASSESSMENT_VOID} when it is taken back
     */
    void live() {
        if (state == State.VOID) {
            throw Refused.because(Reason.ASSESSMENT_VOID);
        }
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** 核定书号, by which is paid, such as {@code YD-430103-2026-000017}. */
    public String assessmentNo() {
        return assessmentNo;
    }

    public String officeCode() {
        return officeCode;
    }

    public String officeName() {
        return officeName;
    }

    /** The case it follows from; null when an officer opened it. */
    public UUID filingId() {
        return filingId;
    }

    public String caseNo() {
        return caseNo;
    }

    public String itemCode() {
        return itemCode;
    }

    /** User name of the applicant, who sees it; null when an officer opened it. */
    public String owner() {
        return owner;
    }

    public String payerName() {
        return payerName;
    }

    /** USCC or personal number: never in lists, logs or events. */
    public String payerIdentifier() {
        return payerIdentifier;
    }

    public PayerClass payerClass() {
        return payerClass;
    }

    public String projectName() {
        return projectName;
    }

    public State state() {
        return state;
    }

    JsonNode opened() {
        return StoredJson.read(opened);
    }

    /** User name of the officer, or the account of permit-service for a case. */
    public String openedBy() {
        return openedBy;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** Last day of payment; null until confirmed. */
    public LocalDate dueOn() {
        return dueOn;
    }

    /** Day on which nothing was outstanding any more. */
    public LocalDate paidOn() {
        return paidOn;
    }

    public String voidAskedBy() {
        return voidAskedBy;
    }

    public String voidedBy() {
        return voidedBy;
    }

    public String voidReason() {
        return voidReason;
    }

    /** Whether money may be booked on it. */
    public boolean takesMoney() {
        return state == State.CONFIRMED || state == State.PAID;
    }
}
