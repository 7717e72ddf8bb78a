package org.onevisit.fee;

import java.time.LocalDate;
import org.onevisit.platform.Page;

/** What a caller asked for in the query string, read with an answer that says what was wrong. */
public final class Asked {

    private Asked() {}

    /**
     * A day such as 2025-09-26, or the other one when none was asked for.
     *
     * @throws Refused {@code INVALID_INPUT}
     */
    public static LocalDate day(String name, String text, LocalDate otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        Findings findings = new Findings();
        LocalDate day = findings.date(name, text);
        findings.refuse();
        return day;
    }

    /**
     * Length of a page.
     *
     * @throws Refused {@code INVALID_INPUT}
     */
    public static int limit(String text) {
        if (text == null || text.isEmpty()) {
            return Page.limit(null);
        }
        Findings findings = new Findings();
        Integer limit = findings.whole("limit", text, 1, 1_000_000);
        findings.refuse();
        return Page.limit(limit);
    }
}
