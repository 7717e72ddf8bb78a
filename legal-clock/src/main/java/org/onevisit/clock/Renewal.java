package org.onevisit.clock;

import java.time.LocalDate;

/**
 * Renewal of a licence (延续), 行政许可法 art. 50: applied for 30 days before the expiry, decided before
 * it; silence renews.
 *
 * @param expiry last day of validity
 * @param applied day of the application
 * @param decided day of the decision; null while there is none
 */
public record Renewal(LocalDate expiry, LocalDate applied, LocalDate decided) {

    /** Natural days before the expiry; the law binds the holder, so they are not working days. */
    public static final int DAYS_BEFORE = 30;

    /** What becomes of it. */
    public enum Standing {
        PENDING,
        DECIDED,
        /** No decision before the expiry of a licence whose renewal was asked for in time. */
        RENEWED_BY_SILENCE,
        /** Asked for too late: no silence renews it. */
        NOT_IN_TIME
    }

    /** The latest day to apply. */
    public Due latestApplication(Counting counting) {
        return counting.naturalDaysBefore(expiry, DAYS_BEFORE);
    }

    /** How it stands at the end of a day. */
    public Standing at(LocalDate asOf) {
        boolean inTime = !applied.isAfter(expiry.minusDays(DAYS_BEFORE));
        if (decided != null && !decided.isAfter(asOf) && (!inTime || !decided.isAfter(expiry))) {
            return Standing.DECIDED;
        }
        if (!inTime) {
            return Standing.NOT_IN_TIME;
        }
        return asOf.isAfter(expiry) ? Standing.RENEWED_BY_SILENCE : Standing.PENDING;
    }
}
