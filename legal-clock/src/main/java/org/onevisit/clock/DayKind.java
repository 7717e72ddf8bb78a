package org.onevisit.clock;

/** What a day is in the calendar, or why it counts or does not count in a term. */
public enum DayKind {
    /** Monday to Friday, no holiday. */
    WEEKDAY(true),
    /** Saturday or Sunday. */
    WEEKEND(false),
    /** Off by the year's notice (法定节假日、调休放假). */
    HOLIDAY(false),
    /** A weekend day worked by the year's notice (调休上班). */
    MAKE_UP_WORKDAY(true),
    /** Off by a local order. */
    LOCAL_CLOSURE(false),
    /** Worked by a local order. */
    LOCAL_WORKDAY(true),
    /** The year has no notice yet; taken for a weekday for a prognosis only, R-D12. */
    UNPUBLISHED_WEEKDAY(true),
    /** The year has no notice yet; taken for a weekend day for a prognosis only, R-D12. */
    UNPUBLISHED_WEEKEND(false),
    /** The day of the event itself, never counted, R-D1. */
    START(false),
    /** A suspension is in force, R-D5. */
    SUSPENDED(false),
    /** Any day of a term in natural days, R-D9. */
    NATURAL_DAY(true),
    /** A rest day after the last one of a term in natural days, R-D9. */
    ROLLED(false);

    private final boolean work;

    DayKind(boolean work) {
        this.work = work;
    }

    /** Whether the day is worked, or counted. */
    public boolean isWork() {
        return work;
    }

    boolean isUnpublished() {
        return this == UNPUBLISHED_WEEKDAY || this == UNPUBLISHED_WEEKEND;
    }
}
