package org.onevisit.permit.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Who is told of events, and how far. */
@ApplicationScoped
class Subscriptions {

    /** There are a few e-supervision systems, not many. */
    static final int MOST = 50;

    private static final String COLUMNS =
            "id, url, office_code, secret, coalesce(began_after, position), position, failures, failure, told_at";

    private final DataSource database;

    Subscriptions(DataSource database) {
        this.database = database;
    }

    /**
     * A subscription.
     *
     * @param officeCode null for the events of all offices
     * @param after position from which on it was to be told
     * @param position of the last event that was told
     * @param failures in a row, since it last went well
     */
    record Subscription(
            UUID id,
            String url,
            String officeCode,
            String secret,
            long after,
            long position,
            int failures,
            String failure,
            Instant toldAt) {

        static Subscription read(ResultSet row) throws SQLException {
            OffsetDateTime told = row.getObject(9, OffsetDateTime.class);
            return new Subscription(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getInt(7),
                    row.getString(8),
                    told == null ? null : told.toInstant());
        }
    }

    /**
     * Makes one.
     *
     * @return false when another of the same id came first
     */
    boolean create(Subscription fresh, String by, Instant at) {
        return change(
                        "insert into push_subscription (id, url, office_code, secret, began_after, position,"
                                + " created_by, created_at, next_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        fresh.id(),
                        fresh.url(),
                        fresh.officeCode(),
                        fresh.secret(),
                        fresh.after(),
                        fresh.position(),
                        by,
                        utc(at),
                        utc(at))
                > 0;
    }

    Optional<Subscription> find(UUID id) {
        return list("select " + COLUMNS + " from push_subscription where id = ?", id).stream()
                .findFirst();
    }

    List<Subscription> all() {
        return list(
                "select "
                        + COLUMNS
                        + " from push_subscription order by created_at, id limit "
                        + MOST);
    }

    boolean remove(UUID id) {
        return change("delete from push_subscription where id = ?", id) > 0;
    }

    /** Takes one whose turn it is, so that no other replica does for a while. */
    Optional<Subscription> take(Instant now, Duration lease) {
        return list(
                        "update push_subscription set next_at = ? where id = (select id from"
                                + " push_subscription where next_at <= ? order by next_at limit 1"
                                + " for update skip locked) returning "
                                + COLUMNS,
                        utc(now.plus(lease)),
                        utc(now))
                .stream()
                .findFirst();
    }

    /** It went well up to a position. */
    void told(Subscription one, long position, Instant at, Duration pause) {
        change(
                "update push_subscription set position = ?, failures = 0, failure = null, told_at = ?,"
                        + " next_at = ? where id = ? and position = ?",
                position,
                utc(at),
                utc(at.plus(pause)),
                one.id(),
                one.position());
    }

    /** It did not; the same is told again after a while. */
    void failed(Subscription one, String why, Instant at, Duration pause) {
        change(
                "update push_subscription set failures = failures + 1, failure = ?, next_at = ?"
                        + " where id = ?",
                why,
                utc(at.plus(pause)),
                one.id());
    }

    private List<Subscription> list(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<Subscription> found = new ArrayList<>();
            while (row.next()) {
                found.add(Subscription.read(row));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int change(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
