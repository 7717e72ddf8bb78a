package org.onevisit.permit.joint;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.OfficeTime;

/**
 * What one department has to say in a joint case (并联审批): a clock of its own under the one limit of
 * the case, 行政许可法 arts. 26, 42 ¶2. It gives an opinion; the lead office decides.
 */
@Entity
public class Part {

    /** What a department says. */
    public enum Result {
        /** 同意. */
        AGREE,
        /** 不同意: the case cannot be granted. */
        DISAGREE
    }

    @Id private UUID id;
    private UUID filingId;
    private String officeCode;
    private String body;
    private int days;
    private String openedBy;
    private Instant openedAt;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private Result result;

    private String opinion;
    private String answeredBy;
    @Basic private Instant answeredAt;

    protected Part() {}

    Part(UUID id, UUID filingId, PartView.Asked asked, String officer, Instant at) {
        this.id = id;
        this.filingId = filingId;
        this.officeCode = asked.officeCode();
        this.body = asked.body();
        this.days = asked.days();
        this.openedBy = officer;
        this.openedAt = at;
    }

    /** Whether exactly this was asked of the department in this case before. */
    boolean says(UUID filing, PartView.Asked asked) {
        return filingId.equals(filing)
                && officeCode.equals(asked.officeCode())
                && body.equals(asked.body())
                && days == asked.days();
    }

    /**
     * The department's opinion, once.
     *
     * @throws Refused {@code PART_ANSWERED} when it has given another one
     */
    boolean answer(Result said, String words, String officer, Instant at) {
        if (result != null) {
            if (result == said && opinion.equals(words) && answeredBy.equals(officer)) {
                return false;
            }
            throw Refused.because(Reason.PART_ANSWERED);
        }
        result = said;
        opinion = words;
        answeredBy = officer;
        answeredAt = at;
        return true;
    }

    void dueOn(LocalDate day) {
        dueOn = day;
    }

    public UUID id() {
        return id;
    }

    UUID filingId() {
        return filingId;
    }

    String officeCode() {
        return officeCode;
    }

    String body() {
        return body;
    }

    int days() {
        return days;
    }

    LocalDate openedOn() {
        return LocalDate.ofInstant(openedAt, OfficeTime.ZONE);
    }

    String openedBy() {
        return openedBy;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    Result result() {
        return result;
    }

    String opinion() {
        return opinion;
    }

    String answeredBy() {
        return answeredBy;
    }

    Instant answeredAt() {
        return answeredAt;
    }
}
