package org.onevisit.fee.pricing;

import java.math.BigDecimal;

/** Share of the fee that state rules waive for a building; nobody may waive more. F-9. */
public enum Relief {
    NONE("0"),
    HALF("0.5"),
    EXEMPT("1");

    private final BigDecimal share;

    Relief(String share) {
        this.share = new BigDecimal(share);
    }

    /** Part of the building's fee that is not paid, from 0 to 1. */
    public BigDecimal share() {
        return share;
    }
}
