package org.onevisit.permit.supervision;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is summed for the figures: a column of table {@code figure}. What a case adds to it, and on
 * which day, is said once, by the view {@code case_figure}.
 */
enum Measure {
    RECEIVED,
    ACCEPTED,
    ACCEPTED_ONLINE,
    ACCEPTED_INSTANT,
    NOT_ACCEPTED,
    WITHDRAWN_EARLY,
    WITHDRAWN_LATE,
    FINISHED,
    GRANTED,
    REFUSED,
    EARLY,
    ON_TIME,
    OVER_PROMISE,
    OVER_STATUTORY,
    PROMISED,
    PROMISED_EARLY,
    SAME_DAY,
    AT_MOST_ONE_VISIT,
    NO_VISIT,
    RATED,
    /** Finished cases that were rated for the first time, by matter or visit. */
    RATED_CASES,
    RATED_DEFAULT,
    SATISFIED,
    BAD,
    BAD_RECTIFIED,
    REMINDERS,
    NOTICES,
    YELLOW,
    RED,
    PROMISED_PROMISE_DAYS,
    PROMISED_STATUTORY_DAYS,
    PROMISED_USED_DAYS,
    USED_DAYS,
    VISITS,
    AREA_FILED,
    AREA_ACCEPTED,
    FEE_COLLECTED;

    /**
     * What the stocks at the end of a range are told from: of the days before it nothing else
     * counts.
     */
    private static final Set<Measure> STOCKED =
            EnumSet.of(RECEIVED, ACCEPTED, NOT_ACCEPTED, WITHDRAWN_EARLY, FINISHED);

    private static final Set<Measure> AMOUNTS =
            EnumSet.of(AREA_FILED, AREA_ACCEPTED, FEE_COLLECTED);

    /** All of them, summed over rows of {@code figure}; nothing there is zero. */
    static final String SUMMED = summed(EnumSet.allOf(Measure.class));

    /** The same columns, null but for those that stocks are told from. */
    static final String STOCKS_SUMMED = summed(STOCKED);

    private static String summed(Set<Measure> wanted) {
        return Arrays.stream(values())
                .map(
                        measure -> {
                            String type = measure.isAmount() ? "numeric" : "bigint";
                            return wanted.contains(measure)
                                    ? "coalesce(sum(f." + measure.column() + "), 0)::" + type
                                    : "null::" + type;
                        })
                .collect(Collectors.joining(", "));
    }

    /** Whether it is square metres or yuan; else it is whole. */
    boolean isAmount() {
        return AMOUNTS.contains(this);
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
