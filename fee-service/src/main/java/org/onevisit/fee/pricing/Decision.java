package org.onevisit.fee.pricing;

/** What the rules say about a project. F-5. */
public enum Decision {
    /** Short of area without a ground for relocation: build; paying instead is not offered. */
    MUST_BUILD,
    /** No rule asks for a shelter. */
    NOT_REQUIRED,
    /** The approved built area covers what is required. */
    BUILT_IN_FULL,
    /** Short of area with a ground of art. 48: the fee for the shortfall. */
    RELOCATE,
    /** Unlawfully not built: the full fee for the shortfall, no relief. */
    COLLECT_ARREARS
}
