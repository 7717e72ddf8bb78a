package org.onevisit.permit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    private final Wording wording = new Wording();

    @Test
    void rateIsThatOfTheLowestServiceRoundedDown() {
        // 5 of 6 is 83.33, 849 of 1000 is 84.9: no rounding up to what is not true.
        assertThat(said(tally(1000, 849), tally(10, 9))).endsWith("均在84%以上。");
        assertThat(said(tally(6, 5), tally(10, 9))).endsWith("均在83%以上。");
        assertThat(said(tally(4, 4))).endsWith("均在100%以上。");
    }

    @Test
    void serviceWithoutAFinishedCaseHasNoRate() {
        assertThat(said(tally(0, 0), tally(10, 9))).endsWith("均在90%以上。");
        assertThat(said(tally(0, 0))).endsWith("本期没有办结事项。");
        assertThat(said(tally(200, 1), tally(10, 9))).endsWith("有服务事项未提前办结。");
    }

    @Test
    void whatThereWasNothingOfIsNotMentioned() {
        assertThat(said(tally(4, 4))).isEqualTo("2025年，服务窗口共受理人防行政服务事项4项。各项服务的提前办结比率均在100%以上。");
    }

    private String said(Tally... services) {
        Tally total = List.of(services).stream().reduce(Tally.NOTHING, Tally::plus);
        return wording.paragraph(new Period(2025, null), total, List.of(services));
    }

    private static Tally tally(long finished, long early) {
        BigDecimal none = BigDecimal.ZERO;
        return new Tally(
                "x", finished, finished, 0, finished, finished, 0, 0, early, 0, 0, 0, none, none,
                none);
    }
}
