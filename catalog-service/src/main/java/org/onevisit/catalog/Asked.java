package org.onevisit.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.onevisit.platform.Page;

/** What a caller asked for in the query string, read with an answer that says what was wrong. */
public final class Asked {

    private Asked() {}

    /**
     * A day, or the other one when none was asked for.
     *
     * @throws Refused with {@link Reason#BAD_DATE}
     */
    public static LocalDate day(String name, String text, LocalDate otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            if (text.length() == "2025-09-26".length()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Answered below, together with days that Java can read and a database cannot.
        }
        throw Refused.because(List.of(Refused.flaw(name, Reason.BAD_DATE)));
    }

    /**
     * Length of a page.
     *
     * @throws Refused with {@link Reason#BAD_NUMBER}
     */
    public static int limit(String text) {
        if (text == null || text.isEmpty()) {
            return Page.limit(null);
        }
        try {
            return Page.limit(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            throw Refused.because(List.of(Refused.flaw("limit", Reason.BAD_NUMBER)));
        }
    }
}
