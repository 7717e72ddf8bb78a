package org.onevisit.permit.supervision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The figures of e-supervision, M-2 to M-13. Counts are cases (cards for {@code reminders, notices,
 * yellow, red}), counted on the day of what happened. Rates are percent and averages are plain, as
 * decimal strings with two places, half up; null where there is nothing to divide by. Areas are in
 * square metres, money in yuan.
 *
 * @param notAcceptedRate not accepted / received
 * @param finished decided, or withdrawn after acceptance
 * @param finishRate finished / accepted
 * @param onTimeRate early and on time / decided; withdrawn cases are left out from here to {@code
 *     averageUsedWorkdays}
 * @param earlyRateAll early / decided
 * @param earlyRatePromised early / decided, of 承诺件 alone
 * @param overdue decided after the promise or the legal limit
 * @param promiseCompressionRate (legal − promised days) / legal days, of decided 承诺件
 * @param actualSpeedUpRate (legal days − working days used) / legal days, of decided 承诺件
 * @param averageUsedWorkdays working days used / decided
 * @param averageVisits visits / finished
 * @param atMostOneVisitRate finished with at most one visit / finished
 * @param ratings ratings that people gave, of matters (一事一评) and of visits (一次一评)
 * @param ratingRate finished cases rated for the first time / finished
 * @param satisfactionRate levels 1 to 3 / ratings
 * @param badRatings levels 4 and 5
 * @param badRectifiedRate bad ratings put right in time / bad ratings
 * @param onlineRate accepted that came by web or mobile / accepted
 * @param ratedCases finished cases rated for the first time, however often they were rated
 * @param withdrawn withdrawn, before or after acceptance
 * @param open accepted and neither decided nor withdrawn by the end of the range
 * @param pending received and neither accepted, refused nor withdrawn by the end of the range
 * @param instantRate accepted 即办件 / accepted
 * @param sameDayRate decided on the day of receipt / decided
 */
public record FiguresView(
        long received,
        long accepted,
        long notAccepted,
        @Schema(nullable = true) String notAcceptedRate,
        long finished,
        @Schema(nullable = true) String finishRate,
        @Schema(nullable = true) String onTimeRate,
        @Schema(nullable = true) String earlyRateAll,
        @Schema(nullable = true) String earlyRatePromised,
        long overdue,
        long yellow,
        long red,
        @Schema(nullable = true) String promiseCompressionRate,
        @Schema(nullable = true) String actualSpeedUpRate,
        @Schema(nullable = true) String averageUsedWorkdays,
        @Schema(nullable = true) String averageVisits,
        @Schema(nullable = true) String atMostOneVisitRate,
        long ratings,
        @Schema(nullable = true) String ratingRate,
        @Schema(nullable = true) String satisfactionRate,
        long badRatings,
        @Schema(nullable = true) String badRectifiedRate,
        @Schema(nullable = true) String onlineRate,
        String areaFiledM2,
        String areaAcceptedM2,
        String feeCollectedYuan,
        long granted,
        long refused,
        long withdrawn,
        long open,
        long pending,
        long decided,
        long early,
        long onTime,
        long overPromise,
        long overStatutory,
        long promised,
        long promisedEarly,
        long withdrawnBeforeAcceptance,
        long reminders,
        long notices,
        long defaultRatings,
        long ratedCases,
        @Schema(nullable = true) String noVisitRate,
        @Schema(nullable = true) String instantRate,
        @Schema(nullable = true) String sameDayRate) {

    private static final int PLACES = 2;
    private static final int PERCENT = 2;

    /**
     * @param sums of the range
     * @param until of all days up to its end, by which the stocks are told
     */
    static FiguresView of(Sums sums, Sums until) {
        BigDecimal decided = sums.of(Measure.GRANTED).add(sums.of(Measure.REFUSED));
        BigDecimal statutory = sums.of(Measure.PROMISED_STATUTORY_DAYS);
        return new FiguresView(
                sums.count(Measure.RECEIVED),
                sums.count(Measure.ACCEPTED),
                sums.count(Measure.NOT_ACCEPTED),
                rate(sums.of(Measure.NOT_ACCEPTED), sums.of(Measure.RECEIVED)),
                sums.count(Measure.FINISHED),
                rate(sums.of(Measure.FINISHED), sums.of(Measure.ACCEPTED)),
                rate(sums.of(Measure.EARLY).add(sums.of(Measure.ON_TIME)), decided),
                rate(sums.of(Measure.EARLY), decided),
                rate(sums.of(Measure.PROMISED_EARLY), sums.of(Measure.PROMISED)),
                sums.count(Measure.OVER_PROMISE, Measure.OVER_STATUTORY),
                sums.count(Measure.YELLOW),
                sums.count(Measure.RED),
                rate(statutory.subtract(sums.of(Measure.PROMISED_PROMISE_DAYS)), statutory),
                rate(statutory.subtract(sums.of(Measure.PROMISED_USED_DAYS)), statutory),
                average(sums.of(Measure.USED_DAYS), decided),
                average(sums.of(Measure.VISITS), sums.of(Measure.FINISHED)),
                rate(sums.of(Measure.AT_MOST_ONE_VISIT), sums.of(Measure.FINISHED)),
                sums.count(Measure.RATED),
                rate(sums.of(Measure.RATED_CASES), sums.of(Measure.FINISHED)),
                rate(sums.of(Measure.SATISFIED), sums.of(Measure.RATED)),
                sums.count(Measure.BAD),
                rate(sums.of(Measure.BAD_RECTIFIED), sums.of(Measure.BAD)),
                rate(sums.of(Measure.ACCEPTED_ONLINE), sums.of(Measure.ACCEPTED)),
                decimal(sums.of(Measure.AREA_FILED)),
                decimal(sums.of(Measure.AREA_ACCEPTED)),
                decimal(sums.of(Measure.FEE_COLLECTED)),
                sums.count(Measure.GRANTED),
                sums.count(Measure.REFUSED),
                sums.count(Measure.WITHDRAWN_EARLY, Measure.WITHDRAWN_LATE),
                until.count(Measure.ACCEPTED) - until.count(Measure.FINISHED),
                until.count(Measure.RECEIVED)
                        - until.count(
                                Measure.ACCEPTED, Measure.NOT_ACCEPTED, Measure.WITHDRAWN_EARLY),
                sums.count(Measure.GRANTED, Measure.REFUSED),
                sums.count(Measure.EARLY),
                sums.count(Measure.ON_TIME),
                sums.count(Measure.OVER_PROMISE),
                sums.count(Measure.OVER_STATUTORY),
                sums.count(Measure.PROMISED),
                sums.count(Measure.PROMISED_EARLY),
                sums.count(Measure.WITHDRAWN_EARLY),
                sums.count(Measure.REMINDERS),
                sums.count(Measure.NOTICES),
                sums.count(Measure.RATED_DEFAULT),
                sums.count(Measure.RATED_CASES),
                rate(sums.of(Measure.NO_VISIT), sums.of(Measure.FINISHED)),
                rate(sums.of(Measure.ACCEPTED_INSTANT), sums.of(Measure.ACCEPTED)),
                rate(sums.of(Measure.SAME_DAY), decided));
    }

    private static String rate(BigDecimal part, BigDecimal whole) {
        return average(part.scaleByPowerOfTen(PERCENT), whole);
    }

    private static String average(BigDecimal sum, BigDecimal count) {
        return count.signum() == 0
                ? null
                : sum.divide(count, PLACES, RoundingMode.HALF_UP).toPlainString();
    }

    private static String decimal(BigDecimal sum) {
        return sum.setScale(PLACES, RoundingMode.HALF_UP).toPlainString();
    }
}
