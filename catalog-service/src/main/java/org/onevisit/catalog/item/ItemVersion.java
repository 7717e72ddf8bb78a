package org.onevisit.catalog.item;

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
 * One version of a service item: a draft that editors work on, or a published version that is never
 * changed again and is in force on the days {@code [validFrom, validTo)} of Asia/Shanghai.
 */
@Entity
@Table(name = "item_version")
@DynamicUpdate
public class ItemVersion {

    /** Whether the public sees it. Retired is a published version whose last day is over. */
    public enum Status {
        DRAFT,
        PUBLISHED,
        RETIRED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "item_code")
    private String itemCode;

    private int version;

    @Enumerated(EnumType.STRING)
    private Status status = Status.DRAFT;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    @Column(name = "office_code")
    private String officeCode;

    @Column(name = "office_name")
    private String officeName;

    @Column(name = "name")
    private String name;

    @Column(name = "type")
    private String type;

    @Column(name = "limits")
    @ColumnTransformer(write = "?::json")
    private String limits;

    @ColumnTransformer(write = "?::json")
    private String content;

    @Column(name = "search_text")
    private String searchText;

    private int revision = 1;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "updated_by")
    private String updatedBy;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "published_by")
    private String publishedBy;

    protected ItemVersion() {}

    ItemVersion(String itemCode, int version) {
        this.itemCode = itemCode;
        this.version = version;
    }

    /** Takes over what an editor wrote; the columns that lists and search read follow. */
    void write(Content draft, ContentText text, String editor, Instant at) {
        officeCode = draft.officeCode();
        officeName = draft.officeName();
        name = draft.name();
        type = draft.type();
        limits = text.limits();
        content = text.content();
        searchText = text.searchText();
        updatedBy = editor;
        updatedAt = at;
        if (id != null) {
            revision++;
        }
    }

    /**
     * Makes the draft public for good.
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

    /** Ends the version: from that day on it is no longer in force. */
    void endOn(LocalDate day) {
        validTo = day;
        revision++;
    }

    /** Whether it is the version that applies on a day. */
    boolean inForceOn(LocalDate day) {
        return validFrom != null
                && !validFrom.isAfter(day)
                && (validTo == null || validTo.isAfter(day));
    }

    /** Whether it was replaced before its first day was over, and so applies on no day. */
    boolean endsAtOnce() {
        return validFrom != null && validFrom.equals(validTo);
    }

    /** State as seen on a day. */
    Status statusOn(LocalDate today) {
        boolean over = validTo != null && !validTo.isAfter(today);
        return over ? Status.RETIRED : status;
    }

    /** Changes whenever anything a reader sees of this version changes. */
    public String tag(LocalDate today) {
        return version + "." + revision + (statusOn(today) == Status.RETIRED ? "r" : "");
    }

    public String itemCode() {
        return itemCode;
    }

    public int version() {
        return version;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public LocalDate validTo() {
        return validTo;
    }

    public String officeCode() {
        return officeCode;
    }

    public int revision() {
        return revision;
    }

    /** The content as JSON text. */
    public String content() {
        return content;
    }

    String publishedBy() {
        return publishedBy;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    boolean isDraft() {
        return status == Status.DRAFT;
    }
}
