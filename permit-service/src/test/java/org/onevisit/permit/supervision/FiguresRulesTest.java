package org.onevisit.permit.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The formulas of M-2 to M-13, by small numbers. */
class FiguresRulesTest {

    private static FiguresView of(Map<Measure, Integer> sums) {
        return FiguresView.of(Sums.of(sums), Sums.of(sums));
    }

    @Test
    void m2SharesOfWhatWasReceived() {
        FiguresView view = of(Map.of(Measure.RECEIVED, 3, Measure.NOT_ACCEPTED, 1));
        assertThat(view.notAcceptedRate()).isEqualTo("33.33");
    }

    @Test
    void m3FinishedOfAccepted() {
        assertThat(of(Map.of(Measure.ACCEPTED, 8, Measure.FINISHED, 7)).finishRate())
                .isEqualTo("87.50");
    }

    @Test
    void m4AndM5LeaveWithdrawnOutAndKeepRefusals() {
        FiguresView view =
                of(
                        Map.of(
                                Measure.FINISHED, 10,
                                Measure.WITHDRAWN_LATE, 1,
                                Measure.GRANTED, 8,
                                Measure.REFUSED, 1,
                                Measure.EARLY, 6,
                                Measure.ON_TIME, 2,
                                Measure.OVER_PROMISE, 1,
                                Measure.PROMISED, 6,
                                Measure.PROMISED_EARLY, 5));
        assertThat(view.onTimeRate()).isEqualTo("88.89");
        assertThat(view.earlyRateAll()).isEqualTo("66.67");
        assertThat(view.earlyRatePromised()).isEqualTo("83.33");
        assertThat(view.overdue()).isEqualTo(1);
        assertThat(view.withdrawn()).isEqualTo(1);
    }

    @Test
    void m7ToM9OverPromisedAndAllCases() {
        FiguresView view =
                of(
                        Map.of(
                                Measure.GRANTED, 3,
                                Measure.PROMISED, 2,
                                Measure.PROMISED_STATUTORY_DAYS, 40,
                                Measure.PROMISED_PROMISE_DAYS, 14,
                                Measure.PROMISED_USED_DAYS, 7,
                                Measure.USED_DAYS, 8));
        assertThat(view.promiseCompressionRate()).isEqualTo("65.00");
        assertThat(view.actualSpeedUpRate()).isEqualTo("82.50");
        assertThat(view.averageUsedWorkdays()).isEqualTo("2.67");
    }

    @Test
    void m10ToM12ByFinishedAndByRatings() {
        FiguresView view =
                of(
                        Map.of(
                                Measure.FINISHED, 8,
                                Measure.VISITS, 9,
                                Measure.AT_MOST_ONE_VISIT, 7,
                                Measure.RATED, 4,
                                Measure.RATED_CASES, 3,
                                Measure.SATISFIED, 1,
                                Measure.BAD, 2,
                                Measure.BAD_RECTIFIED, 1));
        // 9 / 8 = 1.125: half up.
        assertThat(view.averageVisits()).isEqualTo("1.13");
        assertThat(view.atMostOneVisitRate()).isEqualTo("87.50");
        assertThat(view.ratingRate()).isEqualTo("37.50");
        assertThat(view.ratings()).isEqualTo(4);
        assertThat(view.satisfactionRate()).isEqualTo("25.00");
        assertThat(view.badRectifiedRate()).isEqualTo("50.00");
    }

    @Test
    void nothingToDivideByIsNull() {
        FiguresView view = of(Map.of());
        assertThat(view.earlyRateAll()).isNull();
        assertThat(view.averageVisits()).isNull();
        assertThat(view.badRectifiedRate()).isNull();
        assertThat(view.promiseCompressionRate()).isNull();
        assertThat(view.areaFiledM2()).isEqualTo("0.00");
        assertThat(view.received()).isZero();
    }
}
