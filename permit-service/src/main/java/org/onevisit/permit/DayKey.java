package org.onevisit.permit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.onevisit.platform.Page;

/** Where a page goes on of a list that is sorted by a day: what the cursor carries. */
public record DayKey(LocalDate day, UUID id) {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    /**
     * Reads the key that a cursor carries; null for none.
     *
     * @throws Page.BadCursor also for a day that the database does not know
     */
    public static DayKey of(String key) {
        if (key == null) {
            return null;
        }
        try {
            String[] parts = key.split("\\|", 2);
            LocalDate day = LocalDate.parse(parts[0]);
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                throw new Page.BadCursor();
            }
            return new DayKey(day, UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Page.BadCursor();
        }
    }

    /** For the cursor. */
    public String text() {
        return day + "|" + id;
    }
}
