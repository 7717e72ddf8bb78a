package org.onevisit.clock;

/** How the last day of a suspension counts; the law does not say. */
public enum SuspensionEnd {
    /** A day on which it was in force at any time is not counted (R-D5, the default). */
    INCLUSIVE,
    /** The day on which the procedure goes on is counted. */
    RESUMPTION_DAY_COUNTS
}
