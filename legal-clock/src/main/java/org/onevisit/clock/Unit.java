package org.onevisit.clock;

/** What the days of a term are; a matter of each limit, never one switch for all. */
public enum Unit {
    /** 工作日, as 行政许可法 art. 82 counts the limits of offices. */
    WORKDAY,
    /** 自然日, rolled forward off a rest day at its end, R-D9. */
    NATURAL_DAY
}
