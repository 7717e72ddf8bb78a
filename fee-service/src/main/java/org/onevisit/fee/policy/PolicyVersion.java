package org.onevisit.fee.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

/**
 * One version of a policy: a draft, or a published version that is never changed again and is in
 * force for assessments of the days {@code [validFrom, validTo)}, Asia/Shanghai.
 */
@Entity
@Table(name = "policy_version")
@DynamicUpdate
public class PolicyVersion {

    /** Whether assessments may be made by it. */
    public enum Status {
        DRAFT,
        PUBLISHED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String code;
    private int version;

    @Enumerated(EnumType.STRING)
    private Status status = Status.DRAFT;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    private String name;
    private String document;
    private String note;
    private boolean sample;

    @ColumnTransformer(write = "?::jsonb")
    private String terms;

    private int revision = 1;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "updated_by")
    private String updatedBy;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "published_by")
    private String publishedBy;

    protected PolicyVersion() {}

    PolicyVersion(String code, int version) {
        this.code = code;
        this.version = version;
    }

    /** Takes over what was written. */
    void write(PolicyDraft draft, String termsText, String editor, Instant at) {
        name = draft.name();
        document = draft.document();
        note = draft.note();
        sample = Boolean.TRUE.equals(draft.sample());
        terms = termsText;
        updatedBy = editor;
        updatedAt = at;
        if (id != null) {
            revision++;
        }
    }

    /**
     * Puts the draft into force for good.
     *
     * @param to first day on which it is no longer in force, or null
     */
    void publish(LocalDate from, LocalDate to, String editor, Instant at) {
        status = Status.PUBLISHED;
        validFrom = from;
        validTo = to;
        publishedBy = editor;
        publishedAt = at;
        revision++;
    }

    /** Ends a version without an end, because another succeeds it on that day. */
    void endOn(LocalDate day) {
        validTo = day;
        revision++;
    }

    /** Whether it is in force on some day of {@code [from, to)}; null is open. */
    boolean overlaps(LocalDate from, LocalDate to) {
        return (validTo == null || from.isBefore(validTo))
                && (to == null || validFrom.isBefore(to));
    }

    boolean isDraft() {
        return status == Status.DRAFT;
    }

    public String code() {
        return code;
    }

    public int version() {
        return version;
    }

    public Status status() {
        return status;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public LocalDate validTo() {
        return validTo;
    }

    public String name() {
        return name;
    }

    public String document() {
        return document;
    }

    public String note() {
        return note;
    }

    public boolean sample() {
        return sample;
    }

    /** The terms as JSON text. */
    String terms() {
        return terms;
    }

    int revision() {
        return revision;
    }

    String publishedBy() {
        return publishedBy;
    }
}
