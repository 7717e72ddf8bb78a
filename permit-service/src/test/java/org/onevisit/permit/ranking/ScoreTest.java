package org.onevisit.permit.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.ranking.Score.Candidate;
import org.onevisit.permit.ranking.ScoreRules.ScoreRuleSet;

/**
 * Scores by the default rules (domain: base 100, early, promise cut, warnings, cards), and ranks.
 */
class ScoreTest {

    private static final ScoreRuleSet RULES =
            new ScoreRuleSet(
                    UUID.randomUUID(),
                    "2004-07",
                    new BigDecimal("100.00"),
                    "默认",
                    List.of(
                            rule("EARLY", Figure.EARLY_RATE, "10", "1", "10", "1"),
                            rule("PROMISE_CUT", Figure.PROMISE_CUT_RATE, "30", "3", "10", "1"),
                            rule("THREE_NOTICES", Figure.NOTICES, "3", "-3", "3", "-3"),
                            rule("YELLOW_CARD", Figure.YELLOW, "1", "-5", "1", "-5"),
                            rule("RED_CARD", Figure.RED, "1", "-10", "1", "-10")),
                    "system",
                    Instant.EPOCH);

    private static ScoreRule rule(
            String code, Figure figure, String from, String points, String step, String each) {
        return new ScoreRule(
                code,
                code,
                figure,
                new BigDecimal(from),
                new BigDecimal(points),
                new BigDecimal(step),
                new BigDecimal(each));
    }

    private static Inputs inputs(
            long decided,
            long early,
            long promise,
            long legal,
            long notices,
            long yellow,
            long red) {
        return new Inputs(
                decided, early, decided, early, promise, legal, notices, yellow, red, 0, 0, 0, 0);
    }

    private static Score of(Inputs inputs) {
        return Score.rank(List.of(new Candidate("430103", "天心区", inputs)), RULES, "/c?").get(0);
    }

    private static String points(Inputs inputs, String rule) {
        return of(inputs).lines().stream()
                .filter(line -> line.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .points()
                .toPlainString();
    }

    @Test
    void earlyShareOfTenPercentGivesOneAndOneForEachFurtherTen() {
        assertThat(points(inputs(1000, 99, 0, 0, 0, 0, 0), "EARLY")).isEqualTo("0.00");
        assertThat(points(inputs(10, 1, 0, 0, 0, 0, 0), "EARLY")).isEqualTo("1.00");
        assertThat(points(inputs(1000, 199, 0, 0, 0, 0, 0), "EARLY")).isEqualTo("1.00");
        assertThat(points(inputs(302, 254, 0, 0, 0, 0, 0), "EARLY")).isEqualTo("8.00");
        assertThat(points(inputs(10, 10, 0, 0, 0, 0, 0), "EARLY")).isEqualTo("10.00");
    }

    @Test
    void promiseCutOfThirtyPercentGivesThreeAndOneForEachFurtherTen() {
        assertThat(points(inputs(1, 0, 15, 20, 0, 0, 0), "PROMISE_CUT")).isEqualTo("0.00");
        assertThat(points(inputs(1, 0, 14, 20, 0, 0, 0), "PROMISE_CUT")).isEqualTo("3.00");
        assertThat(points(inputs(1, 0, 7, 20, 0, 0, 0), "PROMISE_CUT")).isEqualTo("6.00");
    }

    @Test
    void threeWarningsYellowAndRedCardsTakePoints() {
        assertThat(points(inputs(1, 0, 0, 0, 2, 0, 0), "THREE_NOTICES")).isEqualTo("0.00");
        assertThat(points(inputs(1, 0, 0, 0, 3, 0, 0), "THREE_NOTICES")).isEqualTo("-3.00");
        assertThat(points(inputs(1, 0, 0, 0, 7, 0, 0), "THREE_NOTICES")).isEqualTo("-6.00");
        assertThat(points(inputs(1, 0, 0, 0, 0, 2, 0), "YELLOW_CARD")).isEqualTo("-10.00");
        assertThat(points(inputs(1, 0, 0, 0, 0, 0, 1), "RED_CARD")).isEqualTo("-10.00");
    }

    @Test
    void theScoreIsTheBaseAndItsLinesAndEachLineLeadsToItsCases() {
        Score score = of(inputs(10, 9, 70, 200, 3, 1, 1));
        // 100 + 9 + 6 (65 %) - 3 - 5 - 10
        assertThat(score.score()).isEqualByComparingTo("97");
        assertThat(score.lines())
                .extracting(Score.Line::cases)
                .contains("/c?430103&metric=yellow", "/c?430103&metric=red");
    }

    @Test
    void aRateWithoutCasesGivesNoPointsAndIsShownAsNone() {
        Score score = of(inputs(0, 0, 0, 0, 0, 1, 0));
        assertThat(score.lines().get(0).value()).isNull();
        assertThat(score.score()).isEqualByComparingTo("95");
        assertThat(score.rank()).isEqualTo(1);
    }

    @Test
    void sameScoresShareARankAndWhoHadNothingHasNone() {
        List<Score> ranked =
                Score.rank(
                        List.of(
                                new Candidate("D", "丁", inputs(0, 0, 0, 0, 0, 0, 0)),
                                new Candidate("C", "丙", inputs(10, 1, 0, 0, 0, 1, 0)),
                                new Candidate("B", "乙", inputs(10, 10, 0, 0, 0, 0, 0)),
                                new Candidate("A", "甲", inputs(20, 20, 0, 0, 0, 0, 0))),
                        RULES,
                        "");
        assertThat(ranked).extracting(Score::code).containsExactly("A", "B", "C", "D");
        assertThat(ranked).extracting(Score::rank).containsExactly(1, 1, 3, null);
    }

    @Property
    void theScoreIsAlwaysTheBaseAndTheSumOfItsLines(
            @ForAll @IntRange(max = 500) int decided,
            @ForAll @IntRange(max = 500) int early,
            @ForAll @IntRange(max = 50) int notices,
            @ForAll @IntRange(max = 50) int yellow,
            @ForAll @IntRange(max = 50) int red) {
        Score score = of(inputs(decided, Math.min(decided, early), 7, 20, notices, yellow, red));
        BigDecimal sum =
                score.lines().stream()
                        .map(Score.Line::points)
                        .reduce(RULES.base(), BigDecimal::add);
        assertThat(score.score()).isEqualByComparingTo(sum);
    }
}
