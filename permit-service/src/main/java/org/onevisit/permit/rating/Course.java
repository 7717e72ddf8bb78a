package org.onevisit.permit.rating;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.OfficeTime;

/**
 * What becomes of a rating: the office learns of it when the case is over; a bad one asks for a
 * contact within a working day and for measures within a term; one that is misused can be excluded.
 */
@Entity
@Table(name = "rating_course")
@DynamicUpdate
public class Course {

    /** How a review ends. */
    public enum Verdict {
        /** 剔除: counted no longer. */
        EXCLUDED,
        /** 维持. */
        KEPT
    }

    /** Something done about a rating. */
    public record Deed(String text, String by, Instant at) {
        private boolean is(String other, String person) {
            return text.equals(other) && by.equals(person);
        }
    }

    @Id private UUID ratingId;
    private UUID filingId;
    private String officeCode;
    @Basic private Instant ratedAt;
    private boolean bad;
    @Basic private Instant openedAt;
    private LocalDate contactDue;
    private LocalDate answerDue;
    private String contact;
    private String contactedBy;
    @Basic private Instant contactedAt;
    private String measures;
    private String rectifiedBy;
    @Basic private Instant rectifiedAt;
    private Boolean inTime;
    private String objection;
    private String objectedBy;
    @Basic private Instant objectedAt;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    private String verdictReason;
    private String judgedBy;
    @Basic private Instant judgedAt;

    protected Course() {}

    Course(Rating rating) {
        this.ratingId = rating.id();
        this.filingId = rating.filingId();
        this.officeCode = rating.officeCode();
        this.ratedAt = rating.ratedAt();
        // A follow-up closes a complaint; it opens none of its own.
        this.bad = rating.isBad() && !rating.isFollowUp();
    }

    /** The office may know now; for a bad rating its terms begin. */
    void open(Instant at, LocalDate contactDue, LocalDate answerDue) {
        openedAt = at;
        if (bad) {
            this.contactDue = contactDue;
            this.answerDue = answerDue;
        }
    }

    /** The applicant was called (回访). */
    boolean contact(String note, String officer, Instant at) {
        if (contact != null && contacted().is(note, officer)) {
            return false;
        }
        must("CONTACT");
        contact = note;
        contactedBy = officer;
        contactedAt = at;
        return true;
    }

    /** Put right and answered (整改). */
    boolean rectify(String text, String officer, Instant at) {
        if (measures != null && rectified().is(text, officer)) {
            return false;
        }
        must("RECTIFY");
        measures = text;
        rectifiedBy = officer;
        rectifiedAt = at;
        inTime = isBy(at, answerDue);
        return true;
    }

    /** The office holds it for misused and asks for a review (申诉复核). */
    boolean object(String reason, String officer, Instant at) {
        if (objection != null && objected().is(reason, officer)) {
            return false;
        }
        must("OBJECT");
        objection = reason;
        objectedBy = officer;
        objectedAt = at;
        return true;
    }

    /** The supervisor decides, once. */
    boolean judge(Verdict said, String reason, String supervisor, Instant at) {
        if (verdict == said && judged().is(reason, supervisor)) {
            return false;
        }
        must("JUDGE");
        if (supervisor.equals(objectedBy)) {
            throw Refused.because(Reason.OWN_OBJECTION);
        }
        verdict = said;
        verdictReason = reason;
        judgedBy = supervisor;
        judgedAt = at;
        return true;
    }

    private static boolean isBy(Instant at, LocalDate due) {
        return !LocalDate.ofInstant(at, OfficeTime.ZONE).isAfter(due);
    }

    private void must(String act) {
        if (!acts().contains(act)) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, acts());
        }
    }

    /** What can be done about it now. */
    List<String> acts() {
        List<String> acts = new ArrayList<>();
        if (!isOpen()) {
            return acts;
        }
        if (bad && verdict != Verdict.EXCLUDED) {
            if (contact == null) {
                acts.add("CONTACT");
            } else if (measures == null) {
                acts.add("RECTIFY");
            }
        }
        if (bad && objection == null) {
            acts.add("OBJECT");
        }
        if (objection != null && verdict == null) {
            acts.add("JUDGE");
        }
        return acts;
    }

    /** Whether the office may know of it. */
    boolean isOpen() {
        return openedAt != null;
    }

    boolean isBad() {
        return bad;
    }

    boolean isRectified() {
        return rectifiedAt != null;
    }

    UUID ratingId() {
        return ratingId;
    }

    UUID filingId() {
        return filingId;
    }

    String officeCode() {
        return officeCode;
    }

    LocalDate contactDue() {
        return contactDue;
    }

    LocalDate answerDue() {
        return answerDue;
    }

    Deed contacted() {
        return contact == null ? null : new Deed(contact, contactedBy, contactedAt);
    }

    /** Whether the contact came within its term; null before. */
    Boolean contactInTime() {
        return contactedAt == null ? null : isBy(contactedAt, contactDue);
    }

    Deed rectified() {
        return measures == null ? null : new Deed(measures, rectifiedBy, rectifiedAt);
    }

    Boolean inTime() {
        return inTime;
    }

    Deed objected() {
        return objection == null ? null : new Deed(objection, objectedBy, objectedAt);
    }

    Verdict verdict() {
        return verdict;
    }

    Deed judged() {
        return verdict == null ? null : new Deed(verdictReason, judgedBy, judgedAt);
    }
}
