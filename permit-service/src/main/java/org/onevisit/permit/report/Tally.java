package org.onevisit.permit.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Sums of a service, a month or a whole period, each thing counted on the day it happened.
 *
 * @param key item code, or month as {@code 2025-09}
 * @param finished granted and refused; withdrawn cases are apart
 * @param early decided before the promised day (R-D13)
 * @param onTime on the promised day
 */
record Tally(
        String key,
        long received,
        long accepted,
        long notAccepted,
        long finished,
        long granted,
        long refused,
        long withdrawn,
        long early,
        long onTime,
        long usedWorkdays,
        long visits,
        BigDecimal areaFiledM2,
        BigDecimal areaAcceptedM2,
        BigDecimal feeCollectedYuan) {

    private static final int PERCENT = 100;

    static final Tally NOTHING =
            new Tally(
                    "",
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);

    Tally plus(Tally other) {
        return new Tally(
                "",
                received + other.received,
                accepted + other.accepted,
                notAccepted + other.notAccepted,
                finished + other.finished,
                granted + other.granted,
                refused + other.refused,
                withdrawn + other.withdrawn,
                early + other.early,
                onTime + other.onTime,
                usedWorkdays + other.usedWorkdays,
                visits + other.visits,
                areaFiledM2.add(other.areaFiledM2),
                areaAcceptedM2.add(other.areaAcceptedM2),
                feeCollectedYuan.add(other.feeCollectedYuan));
    }

    long overdue() {
        return finished - early - onTime;
    }

    /** M-5; null when nothing was finished. */
    BigDecimal earlyRate() {
        return share(early);
    }

    /** M-4. */
    BigDecimal onTimeRate() {
        return share(early + onTime);
    }

    /** M-9. */
    BigDecimal averageUsedWorkdays() {
        return quotient(usedWorkdays, finished);
    }

    /** M-10. */
    BigDecimal averageVisits() {
        return quotient(visits, finished);
    }

    /** The early rate in whole percent, rounded down: "at least so much" must be true. */
    Long earlyPercentAtLeast() {
        return finished == 0 ? null : early * PERCENT / finished;
    }

    private BigDecimal share(long part) {
        return quotient(part * PERCENT, finished);
    }

    private static BigDecimal quotient(long dividend, long divisor) {
        return divisor == 0
                ? null
                : BigDecimal.valueOf(dividend)
                        .divide(BigDecimal.valueOf(divisor), 2, RoundingMode.HALF_UP);
    }
}
