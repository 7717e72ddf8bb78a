package org.onevisit.fee.pricing;

/** Why the fee is due when it is not for an approved relocation. */
public enum Basis {
    /**
     * Should have been built, was not, and cannot be built any more: arrears without any relief
     * (Supreme Court Guiding Case 21).
     */
    ILLEGAL_NOT_BUILT
}
