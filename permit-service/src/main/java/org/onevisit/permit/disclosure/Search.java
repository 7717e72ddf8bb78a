package org.onevisit.permit.disclosure;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Refusal.Flaw;

/**
 * What a reader looks for among the disclosed decisions.
 *
 * @param words each must stand in party, item, number or office, in any width and case
 */
record Search(
        List<String> words, String officeCode, String itemCode, LocalDate from, LocalDate to) {

    private static final int LONGEST_QUERY = 200;
    private static final int MOST_WORDS = 10;
    private static final String BETWEEN = "[\\s\\u3000\\p{IsPunctuation}+|~]+";

    static Search of(
            String query, String officeCode, String itemCode, LocalDate from, LocalDate to) {
        // A text column cannot hold NUL: nothing is found by it.
        String bare = query == null ? "" : query.replace('\0', '\uFFFD').strip();
        List<String> words = words(bare);
        if (bare.length() > LONGEST_QUERY || words.size() > MOST_WORDS) {
            throw invalid("/q");
        }
        if (from != null && to != null && from.isAfter(to)) {
            throw invalid("/from");
        }
        return new Search(words, officeCode, itemCode, from, to);
    }

    /** Between blanks and marks; of nothing but marks, as it stands. */
    private static List<String> words(String query) {
        List<String> words =
                Arrays.stream(query.split(BETWEEN)).filter(word -> !word.isEmpty()).toList();
        return words.isEmpty() && !query.isEmpty() ? List.of(query) : words;
    }

    private static Refused invalid(String pointer) {
        return Refused.because(
                Reason.INVALID_INPUT,
                List.of(
                        new Flaw(
                                pointer,
                                Reason.INVALID_INPUT.name(),
                                Reason.INVALID_INPUT.zh() + " " + Reason.INVALID_INPUT.en())));
    }
}
