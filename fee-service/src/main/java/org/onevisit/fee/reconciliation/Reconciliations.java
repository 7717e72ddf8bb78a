package org.onevisit.fee.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.reconciliation.Comparison.Question;

/** The reconciliations of offices with the collector, and their differences. */
@ApplicationScoped
class Reconciliations {

    private static final String SAME_LIST =
            """
            select id from reconciliation
            where office_code = ? and digest = ? and channel is not distinct from ?
              and period_from = ? and period_to = ?
            order by serial desc limit 1
            """;
    private static final String GET =
            "select "
                    + Reconciliation.COLUMNS
                    + " from reconciliation r where r.id = ?"
                    + " and (r.office_code = ? or cast(? as text) is null)";
    private static final String PAGE =
            "select "
                    + Reconciliation.COLUMNS
                    + " from reconciliation r where (r.office_code = ? or cast(? as text) is null)"
                    + " and r.serial < ? order by r.serial desc limit ?";
    private static final String DIFFERENCES =
            "select "
                    + Difference.COLUMNS
                    + " from reconciliation_difference where reconciliation_id = ? and number > ?"
                    + " and (kind = ? or cast(? as text) is null)"
                    + " and ((settled_at is not null) = ? or cast(? as boolean) is null)"
                    + " order by number limit ?";
    private static final String DIFFERENCE =
            "select "
                    + Difference.COLUMNS
                    + " from reconciliation_difference where reconciliation_id = ? and number = ?";
    private static final String SETTLE =
            """
            update reconciliation_difference set note = ?, settled_by = ?, settled_at = ?
            where reconciliation_id = ? and number = ? and settled_at is null
            """;

    private final DataSource database;
    private final Clock clock;

    Reconciliations(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A reconciliation, and whether it was made now. */
    record Made(Reconciliation reconciliation, boolean isNew) {}

    /** A row with its place in the list of all. */
    record Placed(Reconciliation reconciliation, long serial) {}

    /**
     * Compares a list with the payments of an office. The same list again is answered with what was
     * found the first time, unless it is to be compared anew.
     *
     * @throws Refused {@code LIST_HAS_PROBLEMS} with {@code problems}, {@code LIST_TOO_LONG},
     *     {@code INVALID_INPUT} for days that cannot be
     */
    Made compare(ReceivedList received, Question asked, boolean anew) {
        try (Connection connection = database.getConnection();
                InputStream bytes = received.open()) {
            Comparison comparison = new Comparison(connection);
            CollectorList list = new CollectorList();
            comparison.take(bytes, list);
            if (!list.problems().isEmpty()) {
                throw Refused.because(Reason.LIST_HAS_PROBLEMS, "problems", list.problems());
            }
            LocalDate[] period = comparison.period(asked);
            if (period == null) {
                Findings findings = new Findings();
                findings.add("from", "PERIOD_INVALID", "起止日期有误，或清单为空 The days are wrong, or none");
                findings.refuse();
            }
            byte[] hash = received.sha256();
            Optional<UUID> known =
                    anew ? Optional.empty() : sameList(connection, asked, period, hash);
            UUID id = known.orElseGet(UUID::randomUUID);
            if (known.isEmpty()) {
                comparison.write(id, asked, period, hash);
            }
            return new Made(get(id, asked.officeCode()), known.isEmpty());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<UUID> sameList(
            Connection connection, Question asked, LocalDate[] period, byte[] hash)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SAME_LIST)) {
            select.setString(1, asked.officeCode());
            select.setBytes(2, hash);
            select.setString(3, asked.channel());
            select.setObject(4, period[0]);
            select.setObject(5, period[1]);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /**
     * A reconciliation of an office.
     *
     * @param officeCode null for any office
     * @throws Refused {@code NOT_FOUND}
     */
    Reconciliation get(UUID id, String officeCode) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(GET)) {
            select.setObject(1, id);
            select.setString(2, officeCode);
            select.setString(3, officeCode);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Refused.because(Reason.NOT_FOUND);
                }
                return Reconciliation.of(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reconciliations, newest first, before a place. */
    List<Placed> page(String officeCode, long before, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setString(1, officeCode);
            select.setString(2, officeCode);
            select.setLong(3, before);
            select.setInt(4, most);
            List<Placed> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Placed(Reconciliation.of(row), row.getLong(18)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The differences of a reconciliation by number, after one.
     *
     * @param kind null for all
     * @param settled null for all
     */
    List<Difference> differences(
            UUID id, Difference.Kind kind, Boolean settled, int after, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DIFFERENCES)) {
            select.setObject(1, id);
            select.setInt(2, after);
            select.setString(3, kind == null ? null : kind.name());
            select.setString(4, kind == null ? null : kind.name());
            select.setObject(5, settled, java.sql.Types.BOOLEAN);
            select.setObject(6, settled, java.sql.Types.BOOLEAN);
            select.setInt(7, most);
            List<Difference> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(Difference.of(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Says how a difference was worked off; once, and by the same person with the same note again.
     *
     * @throws Refused {@code NOT_FOUND}, {@code ALREADY_SETTLED}
     */
    Difference settle(UUID id, int number, String note, String by) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
                update.setString(1, note);
                update.setString(2, by);
                update.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                update.setObject(4, id);
                update.setInt(5, number);
                update.executeUpdate();
            }
            Difference now = difference(connection, id, number);
            if (!note.equals(now.note()) || !by.equals(now.settledBy())) {
                throw Refused.because(Reason.ALREADY_SETTLED);
            }
            return now;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Difference difference(Connection connection, UUID id, int number)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DIFFERENCE)) {
            select.setObject(1, id);
            select.setInt(2, number);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Refused.because(Reason.NOT_FOUND);
                }
                return Difference.of(row);
            }
        }
    }
}
