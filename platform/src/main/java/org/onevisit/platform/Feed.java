package org.onevisit.platform;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The feed of a service: its append-only {@code event} rows in a gap-free order that no late
 * committer escapes.
 *
 * <p>A sequence is handed out before the commit, so a reader that trusts it can pass over a
 * transaction that commits late. Here an event is written without a position, in the transaction of
 * the fact it tells, and gets its position afterwards, when it is already visible: by the first
 * reader that comes along, one at a time (an advisory lock), in the order of writing. Whatever is
 * committed and has no position yet gets the next one, however late it came.
 */
@ApplicationScoped
public class Feed {

    /** Most events that one call answers. */
    public static final int MAX_LIMIT = 1000;

    private static final Duration MAX_WAIT = Duration.ofSeconds(25);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final long LOCK = 0x0E1E17;

    /** Events that get their positions at once, and how often in a row. */
    private static final int ROUND = 5000;

    private static final int MOST_ROUNDS = 20;

    private static final String NUMBER =
            """
            update event e set seq = numbered.seq
            from (select id, (select coalesce(max(seq), 0) from event) + row_number() over (order by id) as seq
                  from (select id from event where seq is null order by id limit %d) unnumbered) numbered
            where e.id = numbered.id
            """
                    .formatted(ROUND);

    @Inject DataSource database;

    /**
     * One event as a reader sees it.
     *
     * @param seq gap-free position, from 1
     * @param kind what happened, upper-snake
     * @param subject id of the thing it happened to
     * @param officeCode the office concerned, or null
     * @param actor user name or {@code system}
     * @param data further facts as JSON
     */
    public record Event(
            long seq,
            String kind,
            String subject,
            String officeCode,
            Instant at,
            String actor,
            @JsonRawValue @Schema(implementation = Object.class) String data) {}

    /** A stretch of the feed; {@code next} is what to pass as {@code after} in the next call. */
    public record Stretch(List<Event> items, long next) {}

    /**
     * Events after a position, oldest first.
     *
     * @param after position of the last event already seen, 0 for the start
     * @param wait seconds to wait for a first event when there is none, at most 25
     */
    public Stretch read(long after, int limit, int wait) {
        int bounded = Math.max(1, Math.min(MAX_LIMIT, limit));
        Duration patience = Duration.ofSeconds(Math.max(0, Math.min(MAX_WAIT.toSeconds(), wait)));
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            List<Event> found =
                    QuarkusTransaction.requiringNew().call(() -> numberAndRead(after, bounded));
            if (!found.isEmpty() || System.nanoTime() >= deadline) {
                return new Stretch(
                        found, found.isEmpty() ? after : found.get(found.size() - 1).seq());
            }
            LockSupport.parkNanos(
                    Math.min(
                            STEP.toNanos(),
                            Math.max(
                                    TimeUnit.MILLISECONDS.toNanos(1),
                                    deadline - System.nanoTime())));
        }
    }

    /**
     * Position of the last event, after those that wait for one got theirs, up to a hundred
     * thousand at a time: for who follows inside the service. Runs in transactions of its own.
     */
    public long head() {
        return head(ROUND * MOST_ROUNDS);
    }

    /**
     * The same, when no more than some are to be followed now. What is told in bulk and gets no
     * position yet lets pass what is told meanwhile.
     *
     * @param most events that get their positions; rounded up to what is placed at once
     */
    public long head(int most) {
        long head = numberAndTell();
        for (int placed = ROUND; placed < most; placed += ROUND) {
            long before = head;
            head = numberAndTell();
            if (head < before + ROUND) {
                break;
            }
        }
        return head;
    }

    private long numberAndTell() {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            try (Connection connection = database.getConnection()) {
                                place(connection);
                                return last(connection);
                            }
                        });
    }

    private static long last(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(seq), 0) from event")) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Positions are given only as far as a reader has come: what is told in bulk is placed behind
     * what is told meanwhile, and not all at once before it.
     */
    private List<Event> numberAndRead(long after, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Event> placed = read(connection, after, limit);
            if (placed.size() == limit || !place(connection)) {
                return placed;
            }
            return read(connection, after, limit);
        }
    }

    /** Gives the next events their positions; answers whether there were any. */
    private static boolean place(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery(
                            "select exists (select 1 from event where seq is null)")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return false;
                }
            }
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            statement.executeUpdate(NUMBER);
            return true;
        }
    }

    private static List<Event> read(Connection connection, long after, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select seq, kind, subject, office_code, at, actor, data::text from event"
                                + " where seq > ? order by seq limit ?")) {
            select.setLong(1, after);
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Event> events = new ArrayList<>();
                while (row.next()) {
                    events.add(
                            new Event(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getObject(5, OffsetDateTime.class).toInstant(),
                                    row.getString(6),
                                    row.getString(7)));
                }
                return events;
            }
        }
    }
}
