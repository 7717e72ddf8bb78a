package org.onevisit.clock;

/**
 * From which day something counts that comes in after hours or on a rest day; the law is silent.
 */
public enum Receipt {
    /** From the day on which it came (R-D4, the default): counting begins with the next workday. */
    AT_ONCE,
    /** From the next working day, as if it had been handed over the counter then. */
    NEXT_WORKDAY
}
