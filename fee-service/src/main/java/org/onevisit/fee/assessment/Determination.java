package org.onevisit.fee.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.pricing.Decision;

/**
 * One reckoning of an assessment: inputs, policy, result. Drafted by one person and confirmed by
 * another; once confirmed it never changes, and a later one takes its place.
 */
@Entity
public class Determination {

    @Id private UUID id;
    @Basic private UUID assessmentId;
    private int number;

    @JdbcTypeCode(SqlTypes.JSON)
    private String inputs;

    @JdbcTypeCode(SqlTypes.JSON)
    private String evidence = "[]";

    private LocalDate assessedOn;
    private String policyCode;
    private Integer policyVersion;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private BigDecimal gross;
    private BigDecimal relief;

    @JdbcTypeCode(SqlTypes.JSON)
    private String result;

    private String reason;
    private String draftedBy;
    @Basic private Instant draftedAt;
    private String confirmedBy;
    @Basic private Instant confirmedAt;
    private LocalDate dueOn;
    private String templateHash;

    protected Determination() {}

    /**
     * @param number 1 for the first of an assessment
     * @param reason why it replaces the one before; null for the first
     */
    Determination(UUID assessmentId, int number, JsonNode inputs, String reason) {
        this.id = UUID.randomUUID();
        this.assessmentId = assessmentId;
        this.number = number;
        this.inputs = inputs.toString();
        this.reason = reason;
    }

    /**
     * What a reckoning came to.
     *
     * @param gross fee before relief, yuan; zero when there is nothing to pay
     * @param details the whole estimate as it is shown
     */
    record Outcome(
            String policyCode,
            int policyVersion,
            LocalDate assessedOn,
            Decision decision,
            BigDecimal gross,
            BigDecimal relief,
            JsonNode details) {}

    /** Somebody of finance has reckoned it, the first time or anew. */
    void draft(JsonNode corrected, JsonNode papers, Outcome outcome, String by, Instant at) {
        inputs = corrected.toString();
        evidence = papers.toString();
        policyCode = outcome.policyCode();
        policyVersion = outcome.policyVersion();
        assessedOn = outcome.assessedOn();
        decision = outcome.decision();
        gross = outcome.gross();
        relief = outcome.relief();
        result = outcome.details().toString();
        draftedBy = by;
        draftedAt = at;
    }

    /** Whether somebody has drafted just this already. */
    boolean says(String why, Reckoning.Reckoned reckoned, String by) {
        return by.equals(draftedBy)
                && why.equals(reason)
                && StoredJson.same(inputs(), reckoned.inputs())
                && StoredJson.same(evidence(), reckoned.evidence());
    }

    void explain(String why) {
        reason = why;
    }

    /**
     * Somebody else has looked at it and stands for it.
     *
     * @param template hash of the template that its notice is printed from
     * @throws Refused {@code NOT_DRAFTED}, {@code FOUR_EYES} for who drafted it
     */
    void confirm(String by, Instant at, LocalDate due, String template) {
        drafted();
        if (draftedBy.equals(by)) {
            throw Refused.because(Reason.FOUR_EYES);
        }
        confirmedBy = by;
        confirmedAt = at;
        dueOn = due;
        templateHash = template;
    }

    /**
     * @throws Refused {@code NOT_DRAFTED} when nobody has reckoned it yet
     */
    void drafted() {
        if (draftedBy == null) {
            throw Refused.because(Reason.NOT_DRAFTED);
        }
    }

    /** Also the source of what is booked for it in the ledger. */
    public UUID id() {
        return id;
    }

    public UUID assessmentId() {
        return assessmentId;
    }

    public int number() {
        return number;
    }

    /** The project as it was reckoned, as the calculator takes it. */
    public JsonNode inputs() {
        return StoredJson.read(inputs);
    }

    /** Papers behind the reliefs, a list of {@link Evidence}. */
    public JsonNode evidence() {
        return StoredJson.read(evidence);
    }

    /** 核定日, of which the rates were taken; null until drafted. */
    public LocalDate assessedOn() {
        return assessedOn;
    }

    public String policyCode() {
        return policyCode;
    }

    public Integer policyVersion() {
        return policyVersion;
    }

    public Decision decision() {
        return decision;
    }

    /** Yuan before relief; zero when there is nothing to pay; null until drafted. */
    public BigDecimal gross() {
        return gross;
    }

    public BigDecimal relief() {
        return relief;
    }

    /** Yuan; null until drafted. */
    public BigDecimal payable() {
        return gross == null ? null : gross.subtract(relief);
    }

    /** The estimate with lines and explanation; null until drafted. */
    public JsonNode result() {
        return result == null ? null : StoredJson.read(result);
    }

    public String reason() {
        return reason;
    }

    public String draftedBy() {
        return draftedBy;
    }

    public Instant draftedAt() {
        return draftedAt;
    }

    public String confirmedBy() {
        return confirmedBy;
    }

    public Instant confirmedAt() {
        return confirmedAt;
    }

    /** Last day of payment; null until confirmed. */
    public LocalDate dueOn() {
        return dueOn;
    }

    /** Of its notice; null for one confirmed before templates were kept. */
    String templateHash() {
        return templateHash;
    }

    public boolean isConfirmed() {
        return confirmedAt != null;
    }
}
