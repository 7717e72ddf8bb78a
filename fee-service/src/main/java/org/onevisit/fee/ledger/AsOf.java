package org.onevisit.fee.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.platform.OfficeTime;

/**
 * When a balance is asked for: at the end of a day, counting what is booked on it; or at an
 * instant, counting what was written down by then. One of them is null.
 */
record AsOf(LocalDate day, Instant instant) {

    /**
     * Reads {@code 2025-09-26} or {@code 2025-09-26T16:40:00+08:00}.
     *
     * @param text null or empty for now
     * @throws Refused {@code INVALID_INPUT} when it is neither
     */
    static AsOf read(String text, Instant now) {
        if (text == null || text.isEmpty()) {
            return new AsOf(null, now);
        }
        try {
            AsOf asOf =
                    text.length() == 10
                            ? new AsOf(LocalDate.parse(text), null)
                            // A plus sign that was not escaped arrives as a blank.
                            : new AsOf(
                                    null, OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
            if (asOf.isOutOfRange()) {
                throw Refused.because(Reason.INVALID_INPUT, "/asOf");
            }
            return asOf;
        } catch (DateTimeException e) {
            throw Refused.because(Reason.INVALID_INPUT, "/asOf");
        }
    }

    /** As it was asked for; an instant with the office's offset. */
    String text() {
        return day == null
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(OfficeTime.ZONE))
                : day.toString();
    }

    private boolean isOutOfRange() {
        int year = day == null ? instant.atOffset(ZoneOffset.UTC).getYear() : day.getYear();
        return year < 1900 || year > 9999;
    }
}
