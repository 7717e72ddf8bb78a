package org.onevisit.clock;

import java.time.LocalDate;

/**
 * One day in the derivation of a date.
 *
 * @param counted whether it was counted in the term
 * @param reason why, or why not
 * @param ref the paper, article or rule behind the reason
 */
public record Counted(LocalDate date, boolean counted, DayKind reason, String ref) {}
