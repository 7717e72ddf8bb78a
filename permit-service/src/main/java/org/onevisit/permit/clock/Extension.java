package org.onevisit.permit.clock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The one extension of a case, approved by the head of the office (行政许可法 art. 42, R-D6). */
@Entity
public class Extension {

    @Id private UUID filingId;
    private int days;
    private String reason;
    private String approvedBy;
    private Instant approvedAt;
    private String approval;

    protected Extension() {}

    Extension(UUID filingId, Suspending.Approval said, String chief, Instant at) {
        this.filingId = filingId;
        this.days = said.days();
        this.reason = said.reason();
        this.approval = said.approval();
        this.approvedBy = chief;
        this.approvedAt = at;
    }

    int days() {
        return days;
    }

    boolean isKnownAt(Instant instant) {
        return !approvedAt.isAfter(instant);
    }

    boolean says(Suspending.Approval said, String chief) {
        return days == said.days()
                && reason.equals(said.reason())
                && Objects.equals(approval, said.approval())
                && approvedBy.equals(chief);
    }
}
