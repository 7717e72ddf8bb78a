package org.onevisit.permit.filing;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;

/** What an applicant still has to hand in: a supplement (补正), or deferred material (容缺). */
@Embeddable
public class Owed {

    /** How it stands with deferred material. */
    enum Deferral {
        OPEN,
        /** It came. */
        IN,
        /** It did not come in time. */
        LAPSED
    }

    static final Owed NOTHING = new Owed();

    private LocalDate answerBy;

    @Enumerated(EnumType.STRING)
    private Deferral deferral;

    protected Owed() {}

    static Owed supplement(LocalDate answerBy) {
        Owed owed = new Owed();
        owed.answerBy = answerBy;
        return owed;
    }

    static Owed deferral(LocalDate until) {
        Owed owed = supplement(until);
        owed.deferral = Deferral.OPEN;
        return owed;
    }

    /** Sets the last day, once it is known. */
    public void until(LocalDate day) {
        answerBy = day;
    }

    void comesIn() {
        deferral = Deferral.IN;
        answerBy = null;
    }

    void lapse() {
        deferral = deferral == null ? null : Deferral.LAPSED;
        answerBy = null;
    }

    /** Last day on which it may come; null when nothing is out, or nobody set a day. */
    public LocalDate answerBy() {
        return answerBy;
    }

    /** Whether deferred material is still out. */
    public boolean isDeferred() {
        return deferral == Deferral.OPEN;
    }

    /** Whether the case was accepted with material deferred. */
    public boolean wasDeferred() {
        return deferral != null;
    }

    /** Whether deferred material never came, so that the case can only be refused. */
    public boolean hasLapsed() {
        return deferral == Deferral.LAPSED;
    }

    /** Nothing is decided while material is out, and nothing granted when it never came. */
    void mustAllow(Decision outcome) {
        if (isDeferred()) {
            throw Refused.allowing(Reason.DEFERRED_MATERIAL_OUT, List.of());
        }
        if (deferral == Deferral.LAPSED && outcome == Decision.GRANT) {
            throw Refused.allowing(
                    Reason.DEFERRED_MATERIAL_LAPSED, List.of(Decision.REFUSE.name()));
        }
    }
}
