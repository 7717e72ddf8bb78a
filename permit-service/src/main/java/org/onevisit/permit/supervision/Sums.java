package org.onevisit.permit.supervision;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** The sums of all measures over a range of days, of one office, item or group. */
final class Sums {

    private final Map<Measure, BigDecimal> values = new EnumMap<>(Measure.class);

    /**
     * Reads the columns of {@link Measure#SUMMED}, or of {@link Measure#STOCKS_SUMMED}, the first
     * of which has this index.
     */
    static Sums read(ResultSet row, int first) throws SQLException {
        Sums sums = new Sums();
        for (Measure measure : Measure.values()) {
            int column = first + measure.ordinal();
            BigDecimal value =
                    measure.isAmount()
                            ? row.getBigDecimal(column)
                            : BigDecimal.valueOf(row.getLong(column));
            if (!row.wasNull()) {
                sums.values.put(measure, value);
            }
        }
        return sums;
    }

    /** Sums of these counts, and of nothing else. */
    static Sums of(Map<Measure, Integer> counts) {
        Sums sums = new Sums();
        counts.forEach((measure, count) -> sums.values.put(measure, BigDecimal.valueOf(count)));
        return sums;
    }

    /** Both together. */
    Sums plus(Sums other) {
        Sums together = new Sums();
        together.values.putAll(values);
        other.values.forEach(
                (measure, value) -> together.values.merge(measure, value, BigDecimal::add));
        return together;
    }

    BigDecimal of(Measure measure) {
        return values.getOrDefault(measure, BigDecimal.ZERO);
    }

    /** The sum of measures that are counts of cases. */
    long count(Measure... measures) {
        long count = 0;
        for (Measure measure : measures) {
            count += of(measure).longValueExact();
        }
        return count;
    }
}
