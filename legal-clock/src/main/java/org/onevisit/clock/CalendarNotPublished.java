package org.onevisit.clock;

/** A day is needed that lies in a year without a published notice, R-D12. Never guessed. */
public final class CalendarNotPublished extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int year;

    public CalendarNotPublished(int year) {
        super("No calendar is published for " + year);
        this.year = year;
    }

    /** The first year that is needed and not published. */
    public int year() {
        return year;
    }
}
