package org.onevisit.permit.past;

import java.time.LocalDate;
import java.util.List;
import org.onevisit.clock.Outcome;
import org.onevisit.permit.card.Rule;

/**
 * What the legal clock says of a past case; null where its clock never ran.
 *
 * @param extendedDue the legal limit with its extension; the same as {@code statutoryDue} without
 * @param usedWorkdays until the decision; null for an open or withdrawn case
 * @param provisional whether a due day lies in a year without notice (R-D12)
 * @param breaches what e-supervision raises a card for (M-1)
 */
record Derived(
        LocalDate promiseDue,
        LocalDate statutoryDue,
        LocalDate extendedDue,
        Integer usedWorkdays,
        Outcome outcome,
        boolean provisional,
        List<Breach> breaches) {

    static final Derived NOTHING = new Derived(null, null, null, null, null, false, List.of());

    /**
     * A limit that passed.
     *
     * @param limit the last day on which it was kept
     */
    record Breach(Rule rule, LocalDate limit) {

        /** The day on which the clock would have raised the card. */
        LocalDate on() {
            return limit.plusDays(1);
        }
    }
}
