package org.onevisit.permit.clock;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.onevisit.clock.Suspension;

/**
 * A suspension of a case (特别程序), of which the applicant was told in writing how long it takes
 * (行政许可法 art. 45). What was told bounds it: time after the planned end counts, whether anybody
 * ended it or not.
 */
@Entity
@Table(name = "suspension")
public class Interruption {

    @Id private UUID id;
    private UUID filingId;

    @Enumerated(EnumType.STRING)
    private Ground ground;

    @Column(name = "from_on")
    private LocalDate from;

    private LocalDate plannedTo;
    private String noticeText;
    @Basic private LocalDate heldOn;
    private String toldBy;
    private Instant toldAt;
    private LocalDate endedOn;
    @Basic private String endedBy;
    @Basic private Instant endedAt;

    protected Interruption() {}

    Interruption(UUID filingId, Suspending.Notice notice, String officer, Instant at) {
        this.id = UUID.randomUUID();
        this.filingId = filingId;
        this.ground = notice.ground();
        this.from = notice.from();
        this.plannedTo = notice.plannedTo();
        this.noticeText = notice.noticeText();
        this.heldOn = notice.heldOn();
        this.toldBy = officer;
        this.toldAt = at;
    }

    /** Ends by hand; the day of the end is the last that is not counted (R-D5). */
    void end(LocalDate day, String officer, Instant at) {
        endedOn = day.isAfter(plannedTo) ? plannedTo : day;
        endedBy = officer;
        endedAt = at;
    }

    /** Whether exactly this was told by this officer before. */
    boolean says(Suspending.Notice notice, String officer) {
        return ground == notice.ground()
                && from.equals(notice.from())
                && plannedTo.equals(notice.plannedTo())
                && noticeText.equals(notice.noticeText())
                && Objects.equals(heldOn, notice.heldOn())
                && toldBy.equals(officer);
    }

    /** As the clock counts it, as far as it was known at an instant. */
    Suspension counted(Instant known) {
        boolean ended = endedAt != null && !endedAt.isAfter(known);
        LocalDate to = ended ? endedOn : plannedTo;
        // Ended before it began: nothing is left of it but a day that a rest day could be.
        return to.isBefore(from) ? null : new Suspension(from, to, ground.zh());
    }

    boolean isKnownAt(Instant instant) {
        return !toldAt.isAfter(instant);
    }

    boolean isEnded() {
        return endedOn != null;
    }

    UUID id() {
        return id;
    }

    UUID filingId() {
        return filingId;
    }

    Ground ground() {
        return ground;
    }

    LocalDate from() {
        return from;
    }

    LocalDate plannedTo() {
        return plannedTo;
    }

    LocalDate heldOn() {
        return heldOn;
    }

    LocalDate endedOn() {
        return endedOn;
    }
}
