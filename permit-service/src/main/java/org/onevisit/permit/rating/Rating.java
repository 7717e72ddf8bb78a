package org.onevisit.permit.rating;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.onevisit.permit.filing.Filing;

/**
 * A rating (好差评) in the five levels of GB/T 39046 A.8: 1 非常满意, 2 满意, 3 基本满意, 4 不满意, 5 非常不满意. It is
 * final as soon as it is given; what is done about it is kept in {@link Course}.
 */
@Entity
@Immutable
public class Rating {

    /** Level from which a rating is bad (差评). */
    static final int BAD = 4;

    /** By what a rating came in. */
    public enum Channel {
        WEB,
        MOBILE,
        QR,
        PAD,
        TERMINAL,
        PHONE,
        SMS,
        /** A default rating: nobody gave it. */
        NONE
    }

    @Id private UUID id;
    private UUID filingId;
    private String caseNo;
    private String officeCode;
    private String itemCode;
    private Short visit;
    private boolean followUp;
    private boolean isDefault;
    private short level;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags;

    private String comment;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Basic private String ratedBy;
    private Instant ratedAt;

    protected Rating() {}

    /**
     * What the applicant says.
     *
     * @param visit which visit it is about; null for the matter
     * @param followUp whether it follows a bad rating that was rectified
     */
    record Said(
            Integer visit,
            boolean followUp,
            int level,
            List<String> tags,
            String comment,
            Channel channel) {}

    Rating(Filing filing, Said said, String ratedBy, Instant at) {
        this.id = UUID.randomUUID();
        this.filingId = filing.id();
        this.caseNo = filing.caseNo();
        this.officeCode = filing.officeCode();
        this.itemCode = filing.itemCode();
        this.visit = said.visit() == null ? null : said.visit().shortValue();
        this.followUp = said.followUp();
        this.isDefault = said.channel() == Channel.NONE;
        this.level = (short) said.level();
        this.tags = said.tags();
        this.comment = said.comment();
        this.channel = said.channel();
        this.ratedBy = ratedBy;
        this.ratedAt = at;
    }

    /** Whether exactly this was said. */
    boolean says(Said said) {
        return level == said.level()
                && tags.equals(said.tags())
                && Objects.equals(comment, said.comment())
                && channel == said.channel();
    }

    boolean isBad() {
        return level >= BAD;
    }

    UUID id() {
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

    Integer visit() {
        return visit == null ? null : visit.intValue();
    }

    boolean isFollowUp() {
        return followUp;
    }

    boolean isDefault() {
        return isDefault;
    }

    int level() {
        return level;
    }

    List<String> tags() {
        return tags;
    }

    String comment() {
        return comment;
    }

    Channel channel() {
        return channel;
    }

    Instant ratedAt() {
        return ratedAt;
    }
}
