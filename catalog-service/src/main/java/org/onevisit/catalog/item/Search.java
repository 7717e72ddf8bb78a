package org.onevisit.catalog.item;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;

/**
 * Finds items in force by office, type and words.
 *
 * <p>Chinese is written without spaces and PostgreSQL's parsers do not split it. The database keeps
 * for each version the single characters and the pairs of neighbours of its name, codes and
 * conditions (column {@code terms}, generated, GIN index). A word of the query is found where all
 * its pairs are, and then stands there literally: so any part of a text is found, also within a
 * code, and nothing else. Words between blanks and marks must all be found; a query of nothing but
 * marks is looked for as it stands. Width and case do not matter.
 */
@ApplicationScoped
public class Search {

    private static final int LONGEST_QUERY = 200;
    private static final int MOST_PHRASES = 10;

    /** What people write between words, around them, or instead of a blank. */
    private static final Pattern MARKS = Pattern.compile("[\\p{IsPunctuation}+|~]+");

    private final EntityManager database;

    @Inject
    Search(EntityManager database) {
        this.database = database;
    }

    /**
     * Items in force on a day, by item code.
     *
     * @param after item code after which to go on, or null
     * @param limit most rows to read
     */
    @SuppressWarnings("unchecked")
    List<ItemSummary> find(
            String words, String officeCode, String type, LocalDate day, String after, int limit) {
        StringBuilder where =
                new StringBuilder(
                        "status = 'PUBLISHED' and valid_from <= :day"
                                + " and (valid_to is null or valid_to > :day)");
        List<String> asked = words(words);
        for (int i = 0; i < asked.size(); i++) {
            where.append(" and terms @> bigrams(:w").append(i).append(") and position(:w");
            where.append(i).append(" in search_text) > 0");
        }
        if (officeCode != null) {
            where.append(" and office_code = :office");
        }
        if (type != null) {
            where.append(" and type = :type");
        }
        if (after != null) {
            where.append(" and item_code > :after");
        }
        Query query =
                database.createNativeQuery(
                        "select item_code, name, type, office_code, office_name, version,"
                                + " limits::text from item_version where "
                                + where
                                + " order by item_code limit :limit",
                        Object[].class);
        query.setParameter("day", day).setParameter("limit", limit);
        for (int i = 0; i < asked.size(); i++) {
            query.setParameter("w" + i, asked.get(i));
        }
        if (officeCode != null) {
            query.setParameter("office", officeCode);
        }
        if (type != null) {
            query.setParameter("type", type);
        }
        if (after != null) {
            query.setParameter("after", after);
        }
        List<Object[]> rows = query.getResultList();
        return rows.stream().map(Search::summary).toList();
    }

    private static ItemSummary summary(Object[] row) {
        return new ItemSummary(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (Integer) row[5],
                (String) row[6]);
    }

    static List<String> words(String query) {
        if (query == null || query.isBlank()) {
            return List.of();
        }
        if (query.length() > LONGEST_QUERY) {
            throw Refused.because(Reason.QUERY_TOO_LONG);
        }
        // A text column cannot hold NUL: nothing is found by it.
        String bare = ContentText.searchable(query.replace('\0', '\uFFFD')).strip();
        String[] phrases = bare.split("\\s+");
        if (phrases.length > MOST_PHRASES) {
            throw Refused.because(Reason.QUERY_TOO_LONG);
        }
        List<String> words =
                Arrays.stream(phrases)
                        .flatMap(MARKS::splitAsStream)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
        return words.isEmpty() ? List.of(phrases) : words;
    }
}
