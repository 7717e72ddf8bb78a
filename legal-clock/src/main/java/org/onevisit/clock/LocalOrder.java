package org.onevisit.clock;

import java.time.LocalDate;

/**
 * An order of a local government for one day, with a paper: work is stopped (a typhoon), or a rest
 * day is worked. It goes before the notice of the year.
 *
 * @param workday whether the day is worked by the order
 * @param document its number
 * @param knownOn the day from which it is known; null for since ever
 */
public record LocalOrder(LocalDate date, boolean workday, String document, LocalDate knownOn) {

    boolean isKnownOn(LocalDate day) {
        return knownOn == null || !knownOn.isAfter(day);
    }
}
