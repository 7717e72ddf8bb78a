package org.onevisit.fee.pricing;

/** Area that the rate is charged on; cities differ. F-10. */
public enum Base {
    /** What is required and not built; the national default. */
    REQUIRED,
    /** The building's first-floor area, in proportion to what is not built. */
    FIRST_FLOOR,
    /** The building's total area above ground, in proportion to what is not built. */
    TOTAL
}
