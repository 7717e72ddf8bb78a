package org.onevisit.permit.past;

import java.time.LocalDate;
import org.onevisit.clock.Outcome;

/**
 * What the legal clock says of a past case; null where its clock never ran.
 *
 * @param extendedDue the legal limit with its extension; the same as {@code statutoryDue} without
 * @param usedWorkdays until the decision; null for an open or withdrawn case
 * @param provisional whether a due day lies in a year without notice (R-D12)
 */
record Derived(
        LocalDate promiseDue,
        LocalDate statutoryDue,
        LocalDate extendedDue,
        Integer usedWorkdays,
        Outcome outcome,
        boolean provisional) {

    static final Derived NOTHING = new Derived(null, null, null, null, null, false);
}
