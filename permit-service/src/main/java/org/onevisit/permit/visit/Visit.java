package org.onevisit.permit.visit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.onevisit.permit.filing.Filing;

/** The applicant came to the hall for a case (到办事现场). */
@Entity
@Immutable
public class Visit {

    @Id private UUID id;
    private UUID filingId;
    private String caseNo;
    private String officeCode;
    private String itemCode;
    private short ordinal;
    private LocalDate visitedOn;
    private String reason;
    private String recordedBy;
    private Instant recordedAt;

    protected Visit() {}

    Visit(Filing filing, LocalDate visitedOn, String reason, String recordedBy, Instant at) {
        this.id = UUID.randomUUID();
        this.filingId = filing.id();
        this.caseNo = filing.caseNo();
        this.officeCode = filing.officeCode();
        this.itemCode = filing.itemCode();
        this.ordinal = (short) filing.visits();
        this.visitedOn = visitedOn;
        this.reason = reason;
        this.recordedBy = recordedBy;
        this.recordedAt = at;
    }

    public UUID id() {
        return id;
    }

    UUID filingId() {
        return filingId;
    }

    String caseNo() {
        return caseNo;
    }

    String officeCode() {
        return officeCode;
    }

    String itemCode() {
        return itemCode;
    }

    /** The how-manieth visit for the case, from 1. */
    public int ordinal() {
        return ordinal;
    }

    LocalDate visitedOn() {
        return visitedOn;
    }

    String reason() {
        return reason;
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
