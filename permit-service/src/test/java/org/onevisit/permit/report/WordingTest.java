package org.onevisit.permit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onevisit.permit.supervision.Sample.decided;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.supervision.FiguresView;

class WordingTest {

    private final Wording wording = new Wording();

    @Test
    void rateIsThatOfTheLowestServiceRoundedDown() {
        // 5 of 6 is 83.33, 849 of 1000 is 84.9: no rounding up to what is not true.
        assertThat(said(decided(1000, 849), decided(10, 9))).endsWith("均在84%以上。");
        assertThat(said(decided(6, 5), decided(10, 9))).endsWith("均在83%以上。");
        assertThat(said(decided(4, 4))).endsWith("均在100%以上。");
    }

    @Test
    void serviceWithoutAFinishedCaseHasNoRate() {
        assertThat(said(decided(0, 0), decided(10, 9))).endsWith("均在90%以上。");
        assertThat(said(decided(0, 0))).endsWith("本期没有办结事项。");
        assertThat(said(decided(200, 1), decided(10, 9))).endsWith("有服务事项未提前办结。");
    }

    @Test
    void whatThereWasNothingOfIsNotMentioned() {
        assertThat(said(decided(4, 4))).isEqualTo("2025年，服务窗口共受理人防行政服务事项4项。各项服务的提前办结比率均在100%以上。");
    }

    private String said(FiguresView... services) {
        long all = Arrays.stream(services).mapToLong(FiguresView::accepted).sum();
        return wording.paragraph(new Period(2025, null), decided((int) all, 0), List.of(services));
    }
}
