package org.onevisit.clock;

/** With what a case is finished (办结): by this day its limits are judged (R-D13). */
public enum Completion {
    /** With the decision (the default); the delivery has a limit of its own, R-D8. */
    DECISION,
    /** With the delivery of the decision or certificate, as many halls count. */
    DELIVERY
}
