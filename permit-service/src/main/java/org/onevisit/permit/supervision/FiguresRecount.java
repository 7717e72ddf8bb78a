package org.onevisit.permit.supervision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Counts the cases anew and compares with the sums that are kept. */
final class FiguresRecount {

    /** Most differences that are told one by one. */
    private static final int MOST = 100;

    private static final String COLUMNS =
            Arrays.stream(Measure.values()).map(Measure::column).collect(Collectors.joining(", "));

    /** One statement, so that both sides are of one moment; sums that are all zero need no row. */
    private static final String DIFFERENCES =
            """
            with kept as (select office_code, item_code, grain, bucket, %1$s from %4$s where %2$s),
                 counted as (select office_code, item_code, grain, bucket, %1$s from %5$s where %2$s)
            select distinct office_code, item_code, grain, bucket
            from ((select * from kept except select * from counted)
                  union all (select * from counted except select * from kept)) differs
            order by office_code, item_code, grain, bucket limit %3$d
            """;

    private static final String NOT_ZERO =
            Arrays.stream(Measure.values())
                    .map(measure -> measure.column() + " <> 0")
                    .collect(Collectors.joining(" or "));

    private FiguresRecount() {}

    /** From what it was counted anew. */
    enum Source {
        CASES,
        EVENTS
    }

    /** A sum that is not what counting gives. */
    record Difference(
            Source source, String officeCode, String itemCode, String grain, String bucket) {}

    /** Compares all sums with a recount of the cases; empty when they are right. */
    static List<Difference> differences(Connection connection) throws SQLException {
        return differences(connection, Source.CASES, "figure", "figure_recount");
    }

    /** Compares two tables of sums. */
    static List<Difference> differences(
            Connection connection, Source source, String kept, String counted) throws SQLException {
        String sql = DIFFERENCES.formatted(COLUMNS, NOT_ZERO, MOST, kept, counted);
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            List<Difference> differences = new ArrayList<>();
            while (row.next()) {
                differences.add(
                        new Difference(
                                source,
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)));
            }
            return differences;
        }
    }
}
