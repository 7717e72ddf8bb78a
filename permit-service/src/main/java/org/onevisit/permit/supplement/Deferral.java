package org.onevisit.permit.supplement;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Acceptance though secondary material is missing (容缺受理): what is missing, the applicant's written
 * promise, and until when it is to come. Only material that the item publishes as deferrable.
 */
@Entity
public class Deferral {

    @Id private UUID filingId;
    private String[] materials;
    private String promise;

    @Column(name = "until")
    private LocalDate until;

    @Basic private String acceptedBy;
    private Instant acceptedAt;
    private Instant completedAt;
    private Instant lapsedAt;

    protected Deferral() {}

    /**
     * @param promise what the applicant signed (承诺书)
     * @param until last day on which it is in time
     */
    public Deferral(
            UUID filingId,
            List<String> materials,
            String promise,
            LocalDate until,
            String acceptedBy,
            Instant at) {
        this.filingId = filingId;
        this.materials = materials.toArray(String[]::new);
        this.promise = promise;
        this.until = until;
        this.acceptedBy = acceptedBy;
        this.acceptedAt = at;
    }

    /** Everything came. */
    public void complete(Instant at) {
        completedAt = at;
    }

    /** It did not come in time. */
    public void lapse(Instant at) {
        lapsedAt = at;
    }

    public UUID filingId() {
        return filingId;
    }

    /** Codes of what is deferred. */
    public List<String> materials() {
        return List.of(materials);
    }

    public String promise() {
        return promise;
    }

    public LocalDate until() {
        return until;
    }

    public Instant acceptedAt() {
        return acceptedAt;
    }

    public Instant completedAt() {
        return completedAt;
    }

    public Instant lapsedAt() {
        return lapsedAt;
    }
}
