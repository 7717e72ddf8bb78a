package org.onevisit.clock;

import java.time.LocalDate;

/**
 * Time that is not counted in a limit of the decision, 行政许可法 art. 45. That the ground is one of the
 * closed list is for the caller to see to.
 *
 * @param from first day on which it is in force
 * @param to last day on which it is in force (R-D5)
 * @param ref the notice that told the applicant
 */
public record Suspension(LocalDate from, LocalDate to, String ref) {

    /**
     * @throws IllegalArgumentException when it ends before it begins
     */
    public Suspension {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A suspension from " + from + " to " + to);
        }
    }
}
