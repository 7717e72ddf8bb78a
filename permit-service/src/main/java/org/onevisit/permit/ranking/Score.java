package org.onevisit.permit.ranking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.permit.ranking.ScoreRules.ScoreRuleSet;

/**
 * The score of an office or item in a month, with every point explained.
 *
 * @param rank 1 for the highest score; the same for the same score, and the next ones are left out;
 *     null where nothing was decided and no card raised
 * @param inputs counts from which it is computed
 */
public record Score(
        @Schema(nullable = true) Integer rank,
        String code,
        String name,
        BigDecimal score,
        Inputs inputs,
        List<Line> lines) {

    /**
     * What one rule gave.
     *
     * @param value of the figure; null where there is nothing to divide by
     * @param cases where the cases behind the figure are listed: of a published month those of then
     * @param of where the cases are listed that a rate is a share of; null for a count
     */
    public record Line(
            String rule,
            String text,
            Figure figure,
            @Schema(nullable = true) BigDecimal value,
            BigDecimal points,
            String cases,
            @Schema(nullable = true) String of) {}

    /** Somebody to be scored. */
    record Candidate(String code, String name, Inputs inputs) {}

    /** Scores and ranks candidates: a pure function of inputs and rules, the same at any time. */
    static List<Score> rank(List<Candidate> candidates, ScoreRuleSet rules, String casesOf) {
        List<Score> scored = new ArrayList<>();
        for (Candidate candidate : candidates) {
            scored.add(of(candidate, rules, casesOf + candidate.code() + "&metric="));
        }
        List<String> unranked =
                candidates.stream()
                        .filter(candidate -> !candidate.inputs().isRanked())
                        .map(Candidate::code)
                        .toList();
        scored.sort(
                Comparator.comparing((Score one) -> unranked.contains(one.code()))
                        .thenComparing(Score::score, Comparator.reverseOrder())
                        .thenComparing(Score::code));
        List<Score> ranked = new ArrayList<>();
        for (int i = 0; i < scored.size(); i++) {
            Score one = scored.get(i);
            Integer rank = i + 1;
            if (unranked.contains(one.code())) {
                rank = null;
            } else if (i > 0 && scored.get(i - 1).score().compareTo(one.score()) == 0) {
                rank = ranked.get(i - 1).rank();
            }
            ranked.add(
                    new Score(
                            rank, one.code(), one.name(), one.score(), one.inputs(), one.lines()));
        }
        return ranked;
    }

    private static Score of(Candidate candidate, ScoreRuleSet rules, String cases) {
        List<Line> lines = new ArrayList<>();
        BigDecimal score = rules.base();
        for (ScoreRule rule : rules.rules()) {
            BigDecimal value = rule.figure().of(candidate.inputs());
            BigDecimal points = rule.points(value);
            score = score.add(points);
            lines.add(
                    new Line(
                            rule.code(),
                            rule.text(),
                            rule.figure(),
                            value,
                            points,
                            cases + rule.figure().metric(),
                            rule.figure().whole() == null ? null : cases + rule.figure().whole()));
        }
        return new Score(
                null, candidate.code(), candidate.name(), score, candidate.inputs(), lines);
    }
}
