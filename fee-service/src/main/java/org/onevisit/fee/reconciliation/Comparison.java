package org.onevisit.fee.reconciliation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Holds a list against the payments of an office, in the database and by whole sets: the list is
 * copied into a table of the transaction, joined once, and what was found is written down.
 */
final class Comparison {

    private static final int FLUSH = 1 << 16;

    private static final String LIST =
            """
            create temp table collector_list (
                line integer not null, assessment_no text not null, amount numeric(15, 2) not null,
                paid_on date not null, external_id text not null) on commit drop
            """;

    private static final String REPEATED =
            """
            select line from (
                select line, row_number() over (partition by external_id order by line) as nth
                from collector_list) numbered
            where nth > 1 order by line limit 100
            """;

    /** Ours: money that is in the books, of the office, or in suspense without any office. */
    private static final String PAYMENTS =
            """
            create temp table our_payment on commit drop as
            select p.id, p.serial, p.channel, p.external_id, p.amount, p.paid_on, p.office_code,
                   p.state = 'SUSPENDED' as suspended, coalesce(a.assessment_no, p.reported_no) as assessment_no
            from payment p left join assessment a on a.id = p.assessment_id
            where p.state in ('BOOKED', 'SUSPENDED') and p.office_code in (?, '000000')
              and (p.channel = ? or cast(? as text) is null)
            """;

    private static final String PAIRS =
            """
            create temp table compared on commit drop as
            select distinct on (l.line) l.line, l.external_id, p.id, p.serial, p.channel,
                   p.assessment_no as number_here, p.amount as amount_here, p.paid_on as paid_on_here,
                   p.suspended, l.assessment_no as number_there, l.amount as amount_there,
                   l.paid_on as paid_on_there,
                   case when p.id is null then 'ONLY_THERE'
                        when p.amount <> l.amount then 'AMOUNT_DIFFERS'
                        when p.suspended or p.assessment_no <> l.assessment_no or p.paid_on <> l.paid_on
                            then 'DETAILS_DIFFER'
                        else 'MATCHED' end as kind
            from collector_list l left join our_payment p using (external_id)
            order by l.line, (p.assessment_no = l.assessment_no) desc nulls last,
                     (p.amount = l.amount) desc nulls last, p.serial
            """;

    private static final String ONLY_HERE =
            """
            insert into compared (external_id, id, serial, channel, number_here, amount_here, paid_on_here,
                                  suspended, kind)
            select p.external_id, p.id, p.serial, p.channel, p.assessment_no, p.amount, p.paid_on,
                   p.suspended, 'ONLY_HERE'
            from our_payment p
            where p.office_code = ? and p.paid_on between ? and ?
              and not exists (select 1 from compared c where c.id = p.id)
            """;

    private static final String WRITE =
            """
            insert into reconciliation
                (id, office_code, channel, period_from, period_to, digest, rows_there, amount_there,
                 rows_here, amount_here, matched, only_here, only_there, amount_differs, details_differ,
                 created_by, created_at)
            select ?, ?, ?, ?, ?, ?, there.rows, there.amount, here.rows, here.amount, kinds.matched,
                   kinds.only_here, kinds.only_there, kinds.amount_differs, kinds.details_differ, ?, ?
            from (select count(*) as rows, coalesce(sum(amount), 0) as amount from collector_list) there,
                 (select count(*) as rows, coalesce(sum(amount), 0) as amount from our_payment
                  where office_code = ? and paid_on between ? and ?) here,
                 (select count(*) filter (where kind = 'MATCHED') as matched,
                         count(*) filter (where kind = 'ONLY_HERE') as only_here,
                         count(*) filter (where kind = 'ONLY_THERE') as only_there,
                         count(*) filter (where kind = 'AMOUNT_DIFFERS') as amount_differs,
                         count(*) filter (where kind = 'DETAILS_DIFFER') as details_differ
                  from compared) kinds
            """;

    private static final String WRITE_DIFFERENCES =
            """
            insert into reconciliation_difference
                (reconciliation_id, number, kind, external_id, payment_id, channel, assessment_here,
                 amount_here, paid_on_here, suspended_here, line_there, assessment_there, amount_there,
                 paid_on_there)
            select ?, row_number() over (order by line nulls last, serial), kind, external_id, id, channel,
                   number_here, amount_here, paid_on_here, suspended, line, number_there, amount_there,
                   paid_on_there
            from compared where kind <> 'MATCHED'
            """;

    private final Connection connection;

    Comparison(Connection connection) {
        this.connection = connection;
    }

    /**
     * What is compared with what, and who asks.
     *
     * @param channel null for all
     * @param from first day of payment that the list covers; null: the first that it has
     * @param to last day, inclusive; null: the last that it has
     */
    record Question(
            String officeCode,
            String channel,
            LocalDate from,
            LocalDate to,
            String askedBy,
            Instant at) {}

    /** Copies the list in; what is wrong with it is gathered there. */
    void take(InputStream bytes, CollectorList list) throws SQLException, IOException {
        execute(LIST);
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy collector_list from stdin");
        StringBuilder rows = new StringBuilder(FLUSH * 2);
        try {
            list.read(
                    bytes,
                    row -> {
                        append(rows, row);
                        if (rows.length() > FLUSH) {
                            flush(copy, rows);
                        }
                    });
            flush(copy, rows);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        repeated(list);
    }

    private static void append(StringBuilder rows, CollectorRow row) {
        rows.append(row.line()).append('\t');
        rows.append(row.assessmentNo().replace("\\", "\\\\")).append('\t');
        rows.append(row.amount().toPlainString()).append('\t');
        rows.append(row.paidOn()).append('\t');
        // Tabs and line ends are refused in both texts; a backslash is all that is left.
        rows.append(row.externalId().replace("\\", "\\\\")).append('\n');
    }

    private static void flush(CopyIn copy, StringBuilder rows) throws IOException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        rows.setLength(0);
    }

    private void repeated(CollectorList list) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(REPEATED)) {
            while (row.next()) {
                list.add(
                        new Problem(
                                row.getLong(1),
                                "external_id",
                                "DUPLICATE",
                                "流水号重复 The id stands in the list twice"));
            }
        }
    }

    /** Compares and writes down what was found. */
    void write(UUID id, Question asked, LocalDate[] period, byte[] digest) throws SQLException {
        try (PreparedStatement ours = connection.prepareStatement(PAYMENTS)) {
            ours.setString(1, asked.officeCode());
            ours.setString(2, asked.channel());
            ours.setString(3, asked.channel());
            ours.executeUpdate();
        }
        execute("analyze collector_list");
        execute("analyze our_payment");
        execute(PAIRS);
        execute("analyze compared");
        try (PreparedStatement only = connection.prepareStatement(ONLY_HERE)) {
            only.setString(1, asked.officeCode());
            only.setObject(2, period[0]);
            only.setObject(3, period[1]);
            only.executeUpdate();
        }
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setObject(1, id);
            write.setString(2, asked.officeCode());
            write.setString(3, asked.channel());
            write.setObject(4, period[0]);
            write.setObject(5, period[1]);
            write.setBytes(6, digest);
            write.setString(7, asked.askedBy());
            write.setObject(8, asked.at().atOffset(ZoneOffset.UTC));
            write.setString(9, asked.officeCode());
            write.setObject(10, period[0]);
            write.setObject(11, period[1]);
            write.executeUpdate();
        }
        try (PreparedStatement write = connection.prepareStatement(WRITE_DIFFERENCES)) {
            write.setObject(1, id);
            write.executeUpdate();
        }
    }

    /**
     * The days that the list covers: those asked for, otherwise its first and last.
     *
     * @return null when no days were asked for and the list is empty
     */
    LocalDate[] period(Question asked) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select min(paid_on), max(paid_on) from collector_list")) {
            row.next();
            LocalDate from =
                    asked.from() == null ? row.getObject(1, LocalDate.class) : asked.from();
            LocalDate to = asked.to() == null ? row.getObject(2, LocalDate.class) : asked.to();
            return from == null || to == null || to.isBefore(from)
                    ? null
                    : new LocalDate[] {from, to};
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
