package org.onevisit.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * One notice of the State Council on the public holidays of a year (放假安排通知), or an amendment of it.
 * A year belongs to its latest notice; December days of the year before may stand in it too.
 *
 * @param year the year that the notice orders
 * @param version 1 for the first notice of the year, rising with every amendment
 * @param document its number, e.g. 国办发明电〔2025〕7号
 * @param knownOn the day from which it is known; null when that is not recorded: since ever
 * @param off days off, weekend days among them
 * @param work weekend days worked (调休上班)
 */
public record Notice(
        int year,
        int version,
        String document,
        LocalDate knownOn,
        Set<LocalDate> off,
        Set<LocalDate> work) {

    /** The years before and after which no calendar is kept. */
    public static final int FIRST_YEAR = 1990;

    public static final int LAST_YEAR = 2199;

    /**
     * @throws IllegalArgumentException when a day is both off and worked, a worked day is no
     *     weekend day, or a day lies neither in the year nor in the December before it
     */
    public Notice {
        off = Set.copyOf(off);
        work = Set.copyOf(work);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("year " + year);
        }
        for (LocalDate day : off) {
            mustBelong(year, day);
            if (work.contains(day)) {
                throw new IllegalArgumentException(day + " is both off and worked");
            }
        }
        for (LocalDate day : work) {
            mustBelong(year, day);
            if (!isWeekend(day)) {
                throw new IllegalArgumentException(day + " is worked anyway");
            }
        }
    }

    /** Whether it is known on a day. */
    boolean isKnownOn(LocalDate day) {
        return knownOn == null || !knownOn.isAfter(day);
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static void mustBelong(int year, LocalDate day) {
        boolean decemberBefore = day.getYear() == year - 1 && day.getMonthValue() == 12;
        if (day.getYear() != year && !decemberBefore) {
            throw new IllegalArgumentException(day + " does not belong to the notice of " + year);
        }
    }
}
