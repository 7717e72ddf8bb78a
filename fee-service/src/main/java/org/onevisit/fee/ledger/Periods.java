package org.onevisit.fee.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;

/**
 * 结账: months that an office closes. One person proposes, another closes; from then on the database
 * takes nothing into the month any more, and it is never opened again.
 */
@ApplicationScoped
class Periods {

    private static final String COLUMNS =
            "select office_code, month, proposed_by, proposed_at, closed_by, closed_at from ledger_period"
                    + " where office_code = ?";

    private final DataSource database;
    private final Clock clock;

    Periods(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether a month is only proposed, or closed. */
    enum State {
        PROPOSED,
        CLOSED
    }

    /**
     * A month of an office.
     *
     * @param month such as {@code 2025-09}
     * @param closedBy who closed it, another than who proposed it; null until then
     */
    record Period(
            String officeCode,
            String month,
            State state,
            String proposedBy,
            Instant proposedAt,
            String closedBy,
            Instant closedAt) {}

    /** Months of an office that are proposed or closed, the last one first. */
    List<Period> of(String officeCode, LocalDate before, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                COLUMNS + " and month < ? order by month desc limit ?")) {
            select.setString(1, officeCode);
            select.setObject(2, before);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Period> periods = new ArrayList<>();
                while (row.next()) {
                    periods.add(period(row));
                }
                return periods;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Proposes to close a month, or closes it when somebody else has proposed it. The same again by
     * the same person changes nothing.
     *
     * @throws Refused {@code PERIOD_NOT_OVER} while the month lasts
     */
    Period close(String officeCode, YearMonth month, String actor) {
        LocalDate first = month.atDay(1);
        if (!month.isBefore(YearMonth.now(clock))) {
            throw Refused.because(Reason.PERIOD_NOT_OVER);
        }
        try (Connection connection = database.getConnection()) {
            // Waits for whoever is writing into the month.
            execute(
                    connection,
                    "select pg_advisory_xact_lock(ledger_month_key(?, ?))",
                    officeCode,
                    first);
            Optional<Period> known = find(connection, officeCode, first);
            if (known.isEmpty()) {
                execute(
                        connection,
                        "insert into ledger_period (office_code, month, proposed_by, proposed_at) values (?, ?, ?, ?)",
                        officeCode,
                        first,
                        actor,
                        clock.instant().atOffset(ZoneOffset.UTC));
            } else if (known.get().state() == State.PROPOSED
                    && !actor.equals(known.get().proposedBy())) {
                execute(
                        connection,
                        "update ledger_period set closed_by = ?, closed_at = ? where office_code = ? and month = ?",
                        actor,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        officeCode,
                        first);
            }
            return find(connection, officeCode, first).orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Period> find(Connection connection, String officeCode, LocalDate month)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + " and month = ?")) {
            select.setString(1, officeCode);
            select.setObject(2, month);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(period(row)) : Optional.empty();
            }
        }
    }

    private static Period period(ResultSet row) throws SQLException {
        OffsetDateTime closed = row.getObject(6, OffsetDateTime.class);
        return new Period(
                row.getString(1),
                YearMonth.from(row.getObject(2, LocalDate.class)).toString(),
                closed == null ? State.PROPOSED : State.CLOSED,
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                closed == null ? null : closed.toInstant());
    }

    private static void execute(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
