package org.onevisit.fee.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;

/** The rows of the ledger: appended and summed, never changed; the database sees to that. */
@ApplicationScoped
class Journal {

    private static final String FIGURES =
            """
            select t.assessment_id,
                   coalesce(-sum(e.amount) filter (where e.account = 'REVENUE'), 0.00),
                   coalesce(sum(e.amount) filter (where e.account = 'RELIEF'), 0.00),
                   coalesce(-sum(e.amount) filter (where e.account = 'LATE_FEES'), 0.00),
                   coalesce(sum(e.amount) filter (where e.account = 'TREASURY' and t.kind = 'PAY'), 0.00),
                   coalesce(-sum(e.amount) filter (where e.account = 'TREASURY' and t.kind = 'REFUND'), 0.00)
            from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
            where t.assessment_id = any (?)
            group by t.assessment_id
            """;

    private static final String APPEND =
            """
            with t as (
                insert into ledger_transaction
                    (kind, office_code, assessment_id, booked_on, recorded_at, actor, source, reverses, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id)
            insert into ledger_entry (transaction_id, line, account, amount)
            select t.id, e.line, e.account, e.amount
            from t, unnest(?::text[], ?::numeric[]) with ordinality e (account, amount, line)
            returning transaction_id
            """;

    private static final String FIND =
            """
            select t.kind, t.office_code, t.assessment_id, t.source, t.reverses,
                   exists (select 1 from ledger_transaction r where r.reverses = t.id),
                   coalesce(-sum(e.amount) filter (where e.account = 'REVENUE'), 0.00),
                   coalesce(sum(e.amount) filter (where e.account = 'RELIEF'), 0.00),
                   coalesce(-sum(e.amount) filter (where e.account = 'LATE_FEES'), 0.00),
                   coalesce(sum(e.amount) filter (where e.account = 'TREASURY'), 0.00)
            from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
            where t.id = ? group by t.id
            """;

    private static final String PERIOD_CLOSED = "OV002";

    private final DataSource database;
    private final Clock clock;

    Journal(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Something to append.
     *
     * @param assessmentId null for money in suspense
     * @param reverses the transaction that it undoes, or null
     * @param note why it undoes it, or null
     */
    record Draft(
            TransactionKind kind,
            String officeCode,
            UUID assessmentId,
            UUID source,
            LocalDate day,
            String actor,
            Long reverses,
            String note) {}

    /**
     * A transaction that is in the books; {@code figures} is how it changed its assessment, {@code
     * treasury} what came into the treasury.
     */
    record Written(
            TransactionKind kind,
            String officeCode,
            UUID assessmentId,
            UUID source,
            boolean isReversal,
            boolean isReversed,
            Figures figures,
            BigDecimal treasury) {}

    /** The figures of an assessment, which is held until the end of the transaction. */
    Figures hold(UUID assessmentId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select * from ledger_hold(?)")) {
            select.setObject(1, assessmentId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return figures(row, 1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The figures of assessments; those without entries are missing. */
    Map<UUID, Figures> figures(Collection<UUID> assessmentIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIGURES)) {
            select.setArray(1, connection.createArrayOf("uuid", assessmentIds.toArray()));
            Map<UUID, Figures> figures = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    figures.put(row.getObject(1, UUID.class), figures(row, 2));
                }
            }
            return figures;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Appends a transaction with its entries.
     *
     * @return its id
     * @throws Refused {@code PERIOD_CLOSED} when the month of its day is closed
     */
    long append(Draft draft, Posting posting) {
        List<LedgerAccount> accounts = List.copyOf(posting.entries().keySet());
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(APPEND)) {
            insert.setString(1, draft.kind().name());
            insert.setString(2, draft.officeCode());
            insert.setObject(3, draft.assessmentId());
            insert.setObject(4, draft.day());
            insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(6, draft.actor());
            insert.setObject(7, draft.source());
            insert.setObject(8, draft.reverses());
            insert.setString(9, draft.note());
            insert.setArray(
                    10,
                    connection.createArrayOf(
                            "text", accounts.stream().map(LedgerAccount::name).toArray()));
            insert.setArray(
                    11,
                    connection.createArrayOf(
                            "numeric", accounts.stream().map(posting.entries()::get).toArray()));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            if (PERIOD_CLOSED.equals(e.getSQLState())) {
                throw Refused.because(Reason.PERIOD_CLOSED);
            }
            throw new IllegalStateException(e);
        }
    }

    Optional<Written> find(long transactionId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setLong(1, transactionId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(written(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Written written(ResultSet row) throws SQLException {
        TransactionKind kind = TransactionKind.valueOf(row.getString(1));
        BigDecimal treasury = row.getBigDecimal(10);
        Figures money =
                switch (kind) {
                    case PAY -> Figures.paid(treasury);
                    case REFUND -> Figures.refunded(treasury.negate());
                    default -> Figures.NONE;
                };
        Figures fees =
                Figures.assessed(row.getBigDecimal(7), row.getBigDecimal(8))
                        .plus(Figures.late(row.getBigDecimal(9)));
        return new Written(
                kind,
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getObject(5) != null,
                row.getBoolean(6),
                fees.plus(money),
                treasury);
    }

    private static Figures figures(ResultSet row, int first) throws SQLException {
        return new Figures(
                row.getBigDecimal(first),
                row.getBigDecimal(first + 1),
                row.getBigDecimal(first + 2),
                row.getBigDecimal(first + 3),
                row.getBigDecimal(first + 4));
    }
}
