package org.onevisit.clock;

import java.time.LocalDate;

/** How a decided case kept its limits, by dates and not by counts (R-D13). */
public enum Outcome {
    /** Before the promised day. */
    EARLY,
    /** On the promised day. */
    ON_TIME,
    /** After the promise, within the legal limit, the extended one when it was extended. */
    OVER_PROMISE,
    /** After the legal limit. */
    OVER_STATUTORY;

    public static Outcome of(LocalDate decided, LocalDate promiseDue, LocalDate statutoryDue) {
        if (decided.isAfter(statutoryDue)) {
            return OVER_STATUTORY;
        }
        if (decided.isAfter(promiseDue)) {
            return OVER_PROMISE;
        }
        return decided.equals(promiseDue) ? ON_TIME : EARLY;
    }
}
