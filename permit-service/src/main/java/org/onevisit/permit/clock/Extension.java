package org.onevisit.permit.clock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** The one extension of a case, approved by the head of the office (行政许可法 art. 42, R-D6). */
@Entity
public class Extension {

    @Id private UUID filingId;
    private int days;
    private String reason;
    private String approvedBy;
    private Instant approvedAt;

    protected Extension() {}

    Extension(UUID filingId, int days, String reason, String chief, Instant at) {
        this.filingId = filingId;
        this.days = days;
        this.reason = reason;
        this.approvedBy = chief;
        this.approvedAt = at;
    }

    int days() {
        return days;
    }

    boolean isKnownAt(Instant instant) {
        return !approvedAt.isAfter(instant);
    }

    boolean says(int days, String reason, String chief) {
        return this.days == days && this.reason.equals(reason) && approvedBy.equals(chief);
    }
}
