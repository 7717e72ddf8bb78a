package org.onevisit.permit.supervision;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/**
 * Whether the figures are right: they are recounted every night, from the cases and from the
 * events, and may be made anew from the events. What differs is kept, logged, and read by
 * supervisors.
 */
@ApplicationScoped
public class FigureChecks {

    private static final Logger LOG = Logger.getLogger(FigureChecks.class);
    private static final int TIMEOUT_SECONDS = 6 * 60 * 60;
    private static final long LOCK = 0x0E1E19;
    private static final String NIGHT = "system";

    private final DataSource database;
    private final Folding folding;
    private final ObjectMapper json;
    private final ExecutorService hand = Executors.newSingleThreadExecutor();
    private final Clock clock;

    FigureChecks(DataSource database, Folding folding, ObjectMapper json, Clock clock) {
        this.database = database;
        this.folding = folding;
        this.json = json;
        this.clock = clock;
    }

    /** What is done. */
    public enum Kind {
        /** Counts anew, from the cases and from the events, and compares. */
        RECOUNT,
        /** Makes the figures anew from the events, and compares them with those before. */
        REBUILD
    }

    /**
     * A check.
     *
     * @param differences sums that were not what counting gives; null while it runs, or when it
     *     failed
     * @param found the first hundred of them
     */
    public record Check(
            long id,
            Kind kind,
            String askedBy,
            Instant startedAt,
            @Schema(nullable = true) Instant finishedAt,
            @Schema(nullable = true) Integer differences,
            @JsonRawValue @Schema(implementation = Object.class, nullable = true) String found,
            @Schema(nullable = true) String failure) {}

    void stop(@Observes ShutdownEvent stopping) {
        hand.shutdownNow();
    }

    @Scheduled(
            cron = "{onevisit.figures.check}",
            timeZone = "Asia/Shanghai",
            concurrentExecution = ConcurrentExecution.SKIP)
    void everyNight() {
        run(begin(Kind.RECOUNT, NIGHT), Kind.RECOUNT);
    }

    /** Begins a check and goes on by itself; answers its id. */
    long start(Kind kind, String user) {
        long id = begin(kind, user);
        hand.execute(() -> run(id, kind));
        return id;
    }

    private long begin(Kind kind, String user) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            try (Connection connection = database.getConnection();
                                    PreparedStatement insert =
                                            connection.prepareStatement(
                                                    "insert into figure_check (kind, asked_by, started_at)"
                                                            + " values (?, ?, ?) returning id")) {
                                insert.setString(1, kind.name());
                                insert.setString(2, user);
                                insert.setObject(3, now());
                                try (ResultSet row = insert.executeQuery()) {
                                    row.next();
                                    return row.getLong(1);
                                }
                            }
                        });
    }

    private void run(long id, Kind kind) {
        try {
            List<FiguresRecount.Difference> found =
                    QuarkusTransaction.requiringNew()
                            .timeout(TIMEOUT_SECONDS)
                            .call(() -> look(kind));
            if (!found.isEmpty()) {
                LOG.errorf("The figures differ from a recount: check %d, %s", id, found);
            }
            finish(id, found, null);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Check %d of the figures failed", id);
            finish(id, null, e.toString());
        }
    }

    private List<FiguresRecount.Difference> look(Kind kind) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (kind == Kind.RECOUNT) {
                // All of one moment, while folding goes on.
                execute(connection, "set transaction isolation level repeatable read");
            }
            execute(connection, "select pg_advisory_xact_lock(" + LOCK + ")");
            return kind == Kind.RECOUNT ? recount(connection) : folding.rebuild(connection);
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(command)) {
            statement.execute();
        }
    }

    private static List<FiguresRecount.Difference> recount(Connection connection)
            throws SQLException {
        List<FiguresRecount.Difference> found =
                new ArrayList<>(FiguresRecount.differences(connection));
        found.addAll(EventsRecount.differences(connection));
        return found;
    }

    private void finish(long id, List<FiguresRecount.Difference> found, String failure) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            try (Connection connection = database.getConnection();
                                    PreparedStatement update =
                                            connection.prepareStatement(
                                                    "update figure_check set finished_at = ?, differences = ?,"
                                                            + " found = ?::jsonb, failure = ? where id = ?")) {
                                update.setObject(1, now());
                                update.setObject(2, found == null ? null : found.size());
                                update.setString(3, found == null ? null : text(found));
                                update.setString(4, failure);
                                update.setLong(5, id);
                                update.executeUpdate();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    /** The last checks, newest first. */
    List<Check> last(int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select id, kind, asked_by, started_at, finished_at, differences, found::text,"
                                        + " failure from figure_check order by id desc limit ?")) {
            select.setInt(1, limit);
            List<Check> checks = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    checks.add(
                            new Check(
                                    row.getLong(1),
                                    Kind.valueOf(row.getString(2)),
                                    row.getString(3),
                                    instant(row, 4),
                                    instant(row, 5),
                                    row.getObject(6, Integer.class),
                                    row.getString(7),
                                    row.getString(8)));
                }
            }
            return checks;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private String text(List<FiguresRecount.Difference> found) {
        try {
            return json.writeValueAsString(found);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
