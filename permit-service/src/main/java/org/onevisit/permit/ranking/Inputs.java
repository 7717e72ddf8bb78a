package org.onevisit.permit.ranking;

/**
 * What a score of one month is computed from: counts of cases, cards and days.
 *
 * @param decided cases decided; withdrawn ones are none
 * @param promised decided 承诺件
 * @param promiseDays promised days of decided 承诺件
 * @param statutoryDays legal days of decided 承诺件
 * @param rated ratings that people gave
 */
public record Inputs(
        long decided,
        long early,
        long promised,
        long promisedEarly,
        long promiseDays,
        long statutoryDays,
        long notices,
        long yellow,
        long red,
        long overdue,
        long rated,
        long satisfied,
        long bad) {

    /** Whether there is anything to be ranked by. */
    boolean isRanked() {
        return decided + notices + yellow + red > 0;
    }
}
