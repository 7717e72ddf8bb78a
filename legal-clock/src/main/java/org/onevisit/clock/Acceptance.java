package org.onevisit.clock;

/** How an application stands between receipt and acceptance (收件 to 受理), R-D7. */
public enum Acceptance {
    /** The office still has time to accept, to give notice or to decline. */
    PENDING,
    /** Accepted expressly in time; the decision clock runs from that day, R-D7 (d). */
    EXPLICIT,
    /** No notice in time: accepted from the day of receipt, 行政许可法 art. 32(4), R-D7 (b). */
    DEEMED,
    /** A notice was given in time and is not answered yet, R-D7 (a). */
    AWAITING_SUPPLEMENT,
    /** All supplements handed in and silence after: accepted from the day they came, R-D7 (c). */
    DEEMED_AFTER_SUPPLEMENT
}
