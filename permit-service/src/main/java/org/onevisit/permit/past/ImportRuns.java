package org.onevisit.permit.past;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;

/**
 * The runs of imports, each with how far it is: written in transactions of their own, so that a run
 * can be followed from anywhere while its cases are not there yet.
 */
@ApplicationScoped
public class ImportRuns {

    /** Who has not been heard of for so long has died. */
    private static final Duration SILENCE = Duration.ofMinutes(15);

    private static final String COLUMNS =
            "select id, dry_run, state, started_by, started_at, updated_at, rows_read, bad_rows,"
                    + " report::text from past_import ";

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    ImportRuns(AgroalDataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** How far a run is. */
    enum State {
        READING,
        COMPARING,
        WRITING,
        DONE,
        REFUSED,
        FAILED;

        boolean isOver() {
            return compareTo(DONE) >= 0;
        }
    }

    /**
     * A run.
     *
     * @param state {@code READING}, {@code COMPARING}, {@code WRITING}; {@code DONE}, {@code
     *     REFUSED} (something is wrong with the file) or {@code FAILED} (broken off)
     * @param rowsRead rows so far, without the header
     * @param report what it found and did, when it is over
     */
    public record Run(
            UUID id,
            boolean dryRun,
            State state,
            String startedBy,
            Instant startedAt,
            Instant updatedAt,
            long rowsRead,
            long badRows,
            @JsonRawValue @Schema(implementation = PastImports.Report.class, nullable = true)
                    String report) {}

    /**
     * @throws Refused {@code ID_TAKEN} when there was a run of that id
     */
    void begin(UUID id, boolean dryRun, String startedBy) {
        int made =
                update(
                        "insert into past_import (id, dry_run, state, started_by, started_at, updated_at)"
                                + " values (?, ?, 'READING', ?, ?, ?) on conflict do nothing",
                        id,
                        dryRun,
                        startedBy,
                        now(),
                        now());
        if (made == 0) {
            throw Refused.because(Reason.ID_TAKEN);
        }
    }

    void reached(UUID id, State state, long rowsRead, long badRows) {
        update(
                "update past_import set state = ?, rows_read = ?, bad_rows = ?, updated_at = ?"
                        + " where id = ?",
                state.name(),
                rowsRead,
                badRows,
                now(),
                id);
    }

    /**
     * @param report null for a run that broke off
     */
    void over(UUID id, State state, PastImports.Report report) {
        try {
            update(
                    "update past_import set state = ?, report = ?::jsonb, updated_at = ? where id = ?",
                    state.name(),
                    report == null ? null : json.writeValueAsString(report),
                    now(),
                    id);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws Refused {@code NOT_FOUND}
     */
    Run get(UUID id) {
        return read(COLUMNS + "where id = ?", id).stream()
                .findFirst()
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /** Runs, the latest first, from before the one given. */
    List<Run> page(UUID before, int limit) {
        return before == null
                ? read(COLUMNS + "order by started_at desc, id desc limit ?", limit)
                : read(
                        COLUMNS
                                + "where (started_at, id) < (select started_at, id from past_import"
                                + " where id = ?) order by started_at desc, id desc limit ?",
                        before,
                        limit);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private int update(String statement, Object... values) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            try (Connection connection = database.getConnection();
                                    PreparedStatement update =
                                            connection.prepareStatement(statement)) {
                                fill(update, values);
                                return update.executeUpdate();
                            }
                        });
    }

    private List<Run> read(String query, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            fill(select, values);
            try (ResultSet row = select.executeQuery()) {
                List<Run> runs = new ArrayList<>();
                while (row.next()) {
                    Instant updated = row.getObject(6, OffsetDateTime.class).toInstant();
                    State state = State.valueOf(row.getString(3));
                    boolean lost =
                            !state.isOver() && updated.isBefore(clock.instant().minus(SILENCE));
                    runs.add(
                            new Run(
                                    row.getObject(1, UUID.class),
                                    row.getBoolean(2),
                                    lost ? State.FAILED : state,
                                    row.getString(4),
                                    row.getObject(5, OffsetDateTime.class).toInstant(),
                                    updated,
                                    row.getLong(7),
                                    row.getLong(8),
                                    row.getString(9)));
                }
                return runs;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
