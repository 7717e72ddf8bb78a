package org.onevisit.permit.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Folds a stretch of the service's own events into the figures, in the transaction of the caller:
 * what the touched cases contribute is noted, the events are applied to them, and what they
 * contribute now is compared: the difference goes into the sums. The position moves in the same
 * transaction, so nothing is lost and nothing is counted twice.
 */
@ApplicationScoped
class Folding {

    /** Most events that are folded at once. */
    static final int STRETCH = 100_000;

    private final DataSource database;
    private final Clock clock;

    Folding(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Folds on from where the figures are.
     *
     * @param head position of the last event that there is
     * @param most events that are folded in this transaction
     * @return how many events are still to come; 0 as well when another replica is folding
     */
    long fold(long head, int most) {
        try (Connection connection = database.getConnection()) {
            return fold(connection, head, most);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same on a connection of the caller's transaction. */
    long fold(Connection connection, long head, int most) throws SQLException {
        long position;
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select position from figure_state for update skip locked");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return 0;
            }
            position = row.getLong(1);
        }
        long upto = Math.min(head, position + most);
        if (upto > position) {
            Contributions.prepare(connection);
            apply(connection, position, upto);
            move(connection, upto);
        }
        return head - Math.max(upto, position);
    }

    /**
     * Makes all figures anew from the events, in the caller's transaction, and compares.
     *
     * @return the sums that are not what they were
     */
    List<FiguresRecount.Difference> rebuild(Connection connection) throws SQLException {
        long position;
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("select position from figure_state for update")) {
                row.next();
                position = row.getLong(1);
            }
            statement.execute("create temp table figure_before on commit drop as table figure");
        }
        refold(connection, position);
        return FiguresRecount.differences(
                connection, FiguresRecount.Source.EVENTS, "figure_before", "figure");
    }

    /** Makes all figures anew from the events; polls see the old ones until the commit. */
    private void refold(Connection connection, long upto) throws SQLException {
        try (Statement delete = connection.createStatement()) {
            for (String table :
                    List.of(
                            "figure",
                            "supervised_name",
                            "supervised_payment",
                            "supervised_card",
                            "supervised_visit_rating",
                            "supervised_case")) {
                delete.executeUpdate("delete from " + table);
            }
            delete.executeUpdate("update figure_state set generation = generation + 1");
        }
        foldAll(connection, upto);
    }

    /** Folds all events up to a position into tables that are empty. */
    static void foldAll(Connection connection, long upto) throws SQLException {
        Contributions.prepare(connection);
        for (long position = 0; position < upto; position += STRETCH) {
            apply(connection, position, Math.min(upto, position + STRETCH));
            Contributions.forget(connection);
        }
    }

    private static void apply(Connection connection, long after, long upto) throws SQLException {
        Set<String> kinds = new HashSet<>();
        Set<UUID> cases = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select distinct kind, subject::uuid from event"
                                + " where seq > ? and seq <= ? and kind = any (?)")) {
            select.setLong(1, after);
            select.setLong(2, upto);
            select.setArray(
                    3, connection.createArrayOf("text", FoldedEvents.KINDS.keySet().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kinds.add(row.getString(1));
                    cases.add(row.getObject(2, UUID.class));
                }
            }
        }
        if (cases.isEmpty()) {
            return;
        }
        Array touched = connection.createArrayOf("uuid", cases.toArray());
        Contributions.taken(connection, touched);
        for (Map.Entry<String, String> kind : FoldedEvents.KINDS.entrySet()) {
            if (kinds.contains(kind.getKey())) {
                run(connection, kind.getValue(), after, upto);
            }
        }
        Contributions.given(connection, touched);
    }

    private static void run(Connection connection, String sql, long after, long upto)
            throws SQLException {
        for (String statement : sql.split(";\n")) {
            try (PreparedStatement change = connection.prepareStatement(statement)) {
                change.setLong(1, after);
                change.setLong(2, upto);
                change.executeUpdate();
            }
        }
    }

    private void move(Connection connection, long upto) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update figure_state set position = ?, as_of = ?")) {
            update.setLong(1, upto);
            update.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            update.executeUpdate();
        }
    }
}
