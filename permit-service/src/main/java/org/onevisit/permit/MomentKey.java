package org.onevisit.permit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.onevisit.platform.Page;

/** Where a page goes on of a list that is sorted by an instant: what the cursor carries. */
public record MomentKey(Instant at, UUID id) {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * Reads the key that a cursor carries; null for none.
     *
     * @throws Page.BadCursor also for an instant that the database does not know
     */
    public static MomentKey of(String key) {
        if (key == null) {
            return null;
        }
        try {
            String[] parts = key.split("\\|", 2);
            Instant at = Instant.parse(parts[0]);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
                throw new Page.BadCursor();
            }
            return new MomentKey(at, UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Page.BadCursor();
        }
    }

    /** For the cursor. */
    public String text() {
        return at + "|" + id;
    }
}
