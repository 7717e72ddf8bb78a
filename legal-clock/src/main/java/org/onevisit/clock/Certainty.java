package org.onevisit.clock;

/** How far a date can be relied on. */
public enum Certainty {
    /** All days it needs lie in published years. */
    FIRM,
    /** A day it needs lies in a year without notice: recomputed when the notice comes, R-D12. */
    PROVISIONAL
}
