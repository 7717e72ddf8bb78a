package org.onevisit.clock;

/**
 * A limit: so many days of a kind. None is the same day (即办件).
 *
 * @param days 0 to {@value #MOST}
 */
public record Term(int days, Unit unit) {

    /** Longer than any limit of an office; a bound on what may be computed. */
    public static final int MOST = 3660;

    /**
     * @throws IllegalArgumentException when the days are out of bounds
     */
    public Term {
        if (days < 0 || days > MOST) {
            throw new IllegalArgumentException("A term of " + days + " days");
        }
    }

    public static Term workdays(int days) {
        return new Term(days, Unit.WORKDAY);
    }

    public static Term naturalDays(int days) {
        return new Term(days, Unit.NATURAL_DAY);
    }

    /** The term with an extension (延期), R-D6: counted on, not from the due date anew. */
    public Term plus(int more) {
        return new Term(days + more, unit);
    }
}
