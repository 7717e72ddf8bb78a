package org.onevisit.permit.supervision;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What some cases contribute to the figures, before and after events changed them, gathered in a
 * table of the connection's own until the difference goes into the sums. Most of what a case
 * contributes stays as it was when something happens to it, and writes nothing.
 */
final class Contributions {

    /** Made once for each connection; statements over a lot of cases gain nothing from the JIT. */
    private static final String PREPARE =
            "set local jit = off;"
                    + " create temp table if not exists figure_change"
                    + " (office_code text, item_code text, day date, "
                    + columns(
                            measure ->
                                    measure.column()
                                            + (measure.isAmount() ? " numeric" : " bigint"))
                    + ") on commit delete rows";

    /** With a sign in front of each. */
    private static final String NOTE =
            "insert into figure_change select office_code, item_code, day, "
                    + columns(measure -> "%1$s * sum(" + measure.column() + ")")
                    + " from case_figure where filing_id = any (?) group by office_code, item_code, day";

    private static final String SUMMED =
            columns(measure -> "sum(" + measure.column() + ") as " + measure.column());

    /** In the order of the key: rows that are met one after the other lie together. */
    private static final String APPLY =
            "insert into figure (office_code, item_code, grain, bucket, "
                    + columns(Measure::column)
                    + ") select o.code, i.code, g.grain, g.bucket, "
                    + SUMMED
                    + " from (select office_code, item_code, day, "
                    + SUMMED
                    + " from figure_change group by office_code, item_code, day having ("
                    + columns(measure -> "sum(" + measure.column() + ")")
                    + ") <> ("
                    + columns(measure -> "0")
                    + ")) d cross join lateral (values (d.office_code), ('*')) o (code)"
                    + " cross join lateral (values (d.item_code), ('*')) i (code)"
                    + " cross join lateral (values ('D'::\"char\", d.day),"
                    + " ('M', date_trunc('month', d.day::timestamp)::date),"
                    + " ('Y', date_trunc('year', d.day::timestamp)::date)) g (grain, bucket)"
                    + " group by o.code, i.code, g.grain, g.bucket order by 1, 2, 3, 4"
                    + " on conflict (office_code, item_code, grain, bucket) do update set "
                    + columns(
                            measure ->
                                    "%1$s = figure.%1$s + excluded.%1$s"
                                            .formatted(measure.column()));

    private Contributions() {}

    private static String columns(Function<Measure, String> column) {
        return Arrays.stream(Measure.values()).map(column).collect(Collectors.joining(", "));
    }

    /** Before the first {@link #taken} of a transaction. */
    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(PREPARE);
        }
    }

    /**
     * Before the next {@link #taken} of the same transaction: what deleted rows leave behind would
     * be read again by each of the many stretches of a rebuild.
     */
    static void forget(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate figure_change");
        }
    }

    /** What the cases contribute now will no longer count. */
    static void taken(Connection connection, Array cases) throws SQLException {
        note(connection, cases, -1);
    }

    /** What the cases contribute now counts from here on; the sums take in what is different. */
    static void given(Connection connection, Array cases) throws SQLException {
        note(connection, cases, 1);
        try (PreparedStatement apply = connection.prepareStatement(APPLY)) {
            apply.executeUpdate();
        }
    }

    private static void note(Connection connection, Array cases, int sign) throws SQLException {
        try (PreparedStatement note = connection.prepareStatement(NOTE.formatted(sign))) {
            note.setArray(1, cases);
            note.executeUpdate();
        }
    }
}
