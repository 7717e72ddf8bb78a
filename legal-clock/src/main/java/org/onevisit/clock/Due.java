package org.onevisit.clock;

import java.time.LocalDate;
import java.util.List;

/**
 * A date with how it came about. A due date ends at 24:00 of its day in Asia/Shanghai (R-D3).
 *
 * @param days one line a day in the order of counting; empty when no explanation was asked for
 */
public record Due(LocalDate date, Certainty certainty, List<Counted> days) {

    public Due {
        days = List.copyOf(days);
    }

    public boolean isProvisional() {
        return certainty == Certainty.PROVISIONAL;
    }
}
