package org.onevisit.permit.supervision;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;

/**
 * Whose figures, cards, ratings and visits a caller sees: supervisors and auditors those of all
 * offices, staff those of their own. Another office's, and an office or item that is not known, is
 * not there.
 */
@ApplicationScoped
public class Viewers {

    private final Figures figures;

    Viewers(Figures figures) {
        this.figures = figures;
    }

    /**
     * The office that the answer is about; null for all.
     *
     * @throws Refused {@code NOT_FOUND}
     */
    public String office(Caller caller, String asked) {
        if (caller.is("supervisor") || caller.is("auditor")) {
            if (asked != null && !figures.knowsOffice(asked)) {
                throw Refused.because(Reason.NOT_FOUND);
            }
            return asked;
        }
        if (caller.officeCode() == null) {
            throw new ForbiddenException();
        }
        if (asked != null && !asked.equals(caller.officeCode())) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        return caller.officeCode();
    }

    /**
     * The item that the answer is about; null for all.
     *
     * @throws Refused {@code NOT_FOUND}
     */
    String item(String asked) {
        if (asked != null && !figures.knowsItem(asked)) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        return asked;
    }
}
