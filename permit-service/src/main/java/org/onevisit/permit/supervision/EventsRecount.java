package org.onevisit.permit.supervision;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds all events anew beside the figures that are kept, into tables of its own that go with the
 * transaction, and compares: what is wrong with the cases that the figures were counted from shows
 * here, and neither polls nor folding have to wait.
 */
final class EventsRecount {

    private static final List<String> TABLES =
            List.of(
                    "supervised_case",
                    "supervised_card",
                    "supervised_visit_rating",
                    "supervised_payment",
                    "supervised_name",
                    "figure");

    /** In the order in which one is made of the other. */
    private static final List<String> VIEWS = List.of("case_moment", "case_figure");

    private EventsRecount() {}

    /**
     * Compares all sums with those that the events give; in a transaction that sees one moment
     * throughout.
     */
    static List<FiguresRecount.Difference> differences(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long position = position(statement);
            beside(statement);
            Folding.foldAll(connection, position);
            List<FiguresRecount.Difference> found =
                    FiguresRecount.differences(
                            connection, FiguresRecount.Source.EVENTS, "public.figure", "figure");
            statement.execute("drop table " + String.join(", ", TABLES) + " cascade");
            return found;
        }
    }

    private static long position(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select position from figure_state")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Tables and views of the same names that hide the kept ones from this transaction. */
    private static void beside(Statement statement) throws SQLException {
        Map<String, String> views = new LinkedHashMap<>();
        for (String view : VIEWS) {
            try (ResultSet row =
                    statement.executeQuery("select pg_get_viewdef('public." + view + "')")) {
                row.next();
                views.put(view, row.getString(1));
            }
        }
        statement.execute("set local search_path = pg_temp, public");
        for (String table : TABLES) {
            statement.execute(
                    "create temp table %1$s (like public.%1$s including all) on commit drop"
                            .formatted(table));
        }
        for (Map.Entry<String, String> view : views.entrySet()) {
            statement.execute("create temp view " + view.getKey() + " as " + view.getValue());
        }
    }
}
