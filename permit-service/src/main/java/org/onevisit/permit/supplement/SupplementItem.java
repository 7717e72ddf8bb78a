package org.onevisit.permit.supplement;

import jakarta.persistence.Basic;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One thing that a supplement notice names, and the applicant's answer to it. */
@Entity
public class SupplementItem {

    /** Place of an item in a notice of a case. */
    @Embeddable
    public record Key(UUID filingId, int round, int ordinal) implements Serializable {}

    /**
     * What is named.
     *
     * @param arisesFrom in a further notice: the material of the one before whose answer gave rise
     *     to it; null in the first
     */
    public record Content(
            String materialCode, String defect, String basis, String howToFix, String arisesFrom) {}

    @EmbeddedId private Key key;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(
            name = "filingId",
            referencedColumnName = "filingId",
            insertable = false,
            updatable = false)
    @JoinColumn(
            name = "round",
            referencedColumnName = "round",
            insertable = false,
            updatable = false)
    @SuppressWarnings("UnusedVariable") // the owning side of the notice's list
    private Supplement supplement;

    private String materialCode;
    private String defect;
    private String basis;
    private String howToFix;
    private String arisesFrom;
    private String answer;
    private Instant answeredAt;
    @Basic private boolean renewed;

    protected SupplementItem() {}

    SupplementItem(Supplement supplement, Supplement.Key notice, int ordinal, Content content) {
        this.key = new Key(notice.filingId(), notice.round(), ordinal);
        this.supplement = supplement;
        this.materialCode = content.materialCode();
        this.defect = content.defect();
        this.basis = content.basis();
        this.howToFix = content.howToFix();
        this.arisesFrom = content.arisesFrom();
    }

    /**
     * The applicant's answer to this one.
     *
     * @param text in words; may be empty when a file says it
     * @param shown whether a file, or a changed form, came with it
     */
    public void answer(String text, boolean shown, Instant at) {
        answer = text;
        renewed = shown;
        answeredAt = at;
    }

    /** Whether the answer brought something that nobody could have judged before. */
    boolean isRenewed() {
        return renewed;
    }

    public int ordinal() {
        return key.ordinal();
    }

    public String materialCode() {
        return materialCode;
    }

    public String defect() {
        return defect;
    }

    public String basis() {
        return basis;
    }

    public String howToFix() {
        return howToFix;
    }

    /** Material of the notice before whose answer gave rise to it; null in the first notice. */
    public String arisesFrom() {
        return arisesFrom;
    }

    public String answer() {
        return answer;
    }

    public Instant answeredAt() {
        return answeredAt;
    }
}
