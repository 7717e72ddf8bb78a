package org.onevisit.fee.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What is read from the ledger: entries in their order, and the accounts at an instant. */
@ApplicationScoped
class Statements {

    private static final String ENTRIES =
            """
            select t.no, e.line, t.kind, r.no, t.office_code, a.assessment_no, t.booked_on, t.recorded_at, t.actor,
                   t.source, e.account, e.amount, t.note
            from ledger_transaction t
            join ledger_entry e on e.transaction_id = t.id
            left join ledger_transaction r on r.id = t.reverses
            left join assessment a on a.id = t.assessment_id
            where t.no >= ? and (t.no > ? or e.line > ?)
            """;

    private static final String BALANCE =
            """
            select e.account, coalesce(sum(e.amount) filter (where e.amount > 0), 0.00),
                   coalesce(-sum(e.amount) filter (where e.amount < 0), 0.00)
            from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
            where (?::text is null or t.office_code = ?)
            """;

    private final DataSource database;

    Statements(DataSource database) {
        this.database = database;
    }

    /** Which entries: those of an assessment, of an office, or all; nulls are not asked for. */
    record Scope(UUID assessmentId, String officeCode) {}

    /** Where a page begins: after this transaction and line. */
    record Place(long no, int line) {}

    /** The office and id of an assessment, or null when there is none with that number. */
    Scope numbered(String assessmentNo) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select id, office_code from assessment where assessment_no = ?")) {
            select.setString(1, assessmentNo);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Scope(row.getObject(1, UUID.class), row.getString(2))
                        : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Entries in the order of their numbers, at most so many after a place. */
    List<EntryView> entries(Scope scope, Place after, int limit) {
        String condition =
                (scope.assessmentId() == null ? "" : " and t.assessment_id = ?")
                        + (scope.officeCode() == null ? "" : " and t.office_code = ?");
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                ENTRIES + condition + " order by t.no, e.line limit ?")) {
            int next = 1;
            select.setLong(next++, after.no());
            select.setLong(next++, after.no());
            select.setInt(next++, after.line());
            if (scope.assessmentId() != null) {
                select.setObject(next++, scope.assessmentId());
            }
            if (scope.officeCode() != null) {
                select.setString(next++, scope.officeCode());
            }
            select.setInt(next, limit);
            try (ResultSet row = select.executeQuery()) {
                List<EntryView> entries = new ArrayList<>();
                while (row.next()) {
                    entries.add(entry(row));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The accounts, of an office or of all (null), when everything asked for is booked. */
    List<TrialBalance.Line> balance(String officeCode, AsOf asOf) {
        String condition = asOf.day() == null ? " and t.recorded_at <= ?" : " and t.booked_on <= ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(BALANCE + condition + " group by e.account")) {
            select.setString(1, officeCode);
            select.setString(2, officeCode);
            select.setObject(
                    3, asOf.day() == null ? asOf.instant().atOffset(ZoneOffset.UTC) : asOf.day());
            try (ResultSet row = select.executeQuery()) {
                List<TrialBalance.Line> lines = new ArrayList<>();
                while (row.next()) {
                    BigDecimal debit = row.getBigDecimal(2);
                    BigDecimal credit = row.getBigDecimal(3);
                    lines.add(
                            new TrialBalance.Line(
                                    LedgerAccount.valueOf(row.getString(1)),
                                    debit,
                                    credit,
                                    debit.subtract(credit)));
                }
                lines.sort(Comparator.comparing(TrialBalance.Line::account));
                return lines;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EntryView entry(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal(12);
        return new EntryView(
                row.getLong(1),
                row.getInt(2),
                TransactionKind.valueOf(row.getString(3)),
                row.getObject(4, Long.class),
                row.getString(5),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9),
                row.getObject(10, UUID.class),
                LedgerAccount.valueOf(row.getString(11)),
                amount.signum() > 0 ? amount : null,
                amount.signum() < 0 ? amount.negate() : null,
                row.getString(13));
    }
}
