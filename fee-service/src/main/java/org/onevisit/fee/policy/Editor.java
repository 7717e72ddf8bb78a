package org.onevisit.fee.policy;

import java.util.Objects;
import org.onevisit.platform.Caller;

/**
 * Who writes policies: finance of an office those of that office, an administrator all.
 *
 * @param officeCode the office whose policies are theirs; null for all
 */
public record Editor(String name, String officeCode) {

    /** The service itself, when it fills an empty database. */
    static final Editor SYSTEM = new Editor("system", null);

    public static Editor of(Caller caller) {
        return new Editor(caller.name(), caller.is("admin") ? null : caller.officeCode());
    }

    boolean edits(String office) {
        return officeCode == null || Objects.equals(officeCode, office);
    }
}
