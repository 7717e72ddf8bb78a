package org.onevisit.permit.supplement;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One thing that a supplement notice names, and the applicant's answer to it. */
@Entity
public class SupplementItem {

    /** Place of an item in the notice of a case. */
    @Embeddable
    public record Key(UUID filingId, int ordinal) implements Serializable {}

    @EmbeddedId private Key key;

    @MapsId("filingId")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "filing_id")
    @SuppressWarnings("UnusedVariable") // the owning side of the notice's list
    private Supplement supplement;

    private String materialCode;
    private String defect;
    private String basis;
    private String howToFix;
    private String answer;
    private Instant answeredAt;

    protected SupplementItem() {}

    SupplementItem(
            Supplement supplement,
            int ordinal,
            String materialCode,
            String defect,
            String basis,
            String howToFix) {
        this.key = new Key(null, ordinal);
        this.supplement = supplement;
        this.materialCode = materialCode;
        this.defect = defect;
        this.basis = basis;
        this.howToFix = howToFix;
    }

    /**
     * The applicant's answer to this one.
     *
     * @param text in words; may be empty when a file says it
     */
    public void answer(String text, Instant at) {
        answer = text;
        answeredAt = at;
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

    public String answer() {
        return answer;
    }

    public Instant answeredAt() {
        return answeredAt;
    }
}
