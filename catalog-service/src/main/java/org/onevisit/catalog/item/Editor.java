package org.onevisit.catalog.item;

import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.platform.Caller;

/**
 * Who edits the catalogue.
 *
 * @param officeCode the one office whose items are theirs, or null for all offices
 */
public record Editor(String name, String officeCode) {

    /** The catalogue itself, when it fills an empty database. */
    public static final Editor SYSTEM = new Editor("system", null);

    public static Editor of(Caller caller) {
        return new Editor(caller.name(), caller.officeCode());
    }

    boolean edits(String office) {
        return officeCode == null || officeCode.equals(office);
    }

    void mayEdit(String office) {
        if (!edits(office)) {
            throw Refused.because(Reason.OFFICE_NOT_YOURS);
        }
    }
}
