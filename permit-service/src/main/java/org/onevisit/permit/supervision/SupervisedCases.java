package org.onevisit.permit.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The cases behind the figures. */
@ApplicationScoped
class SupervisedCases {

    private static final String COLUMNS =
            """
            select r.day, r.part, r.amount, c.filing_id, c.case_no, c.office_code, c.item_code,
                   coalesce(n.name, c.item_code), c.applicant, c.case_type, c.channel, c.received_on,
                   c.accepted_on, c.decided_on, c.withdrawn_on, c.decision, c.outcome, c.used_workdays,
                   c.visits, c.imported
            from (%s) r join supervised_case c on c.filing_id = r.filing_id
            left join supervised_name n on n.kind = 'ITEM' and n.code = c.item_code
            where true""";

    private final DataSource database;

    SupervisedCases(DataSource database) {
        this.database = database;
    }

    /** Where a page goes on. */
    record Key(LocalDate day, UUID filingId, String part) {}

    /** A row of the list, and the key it stands at. */
    record Row(Key key, SupervisedCase shown) {}

    /**
     * Cases behind a figure, in the order of the days on which they count.
     *
     * @param after the last one seen, or null
     */
    List<Row> behind(Metric metric, FiguresAsked asked, Key after, int limit) {
        List<Object> values = new ArrayList<>();
        StringBuilder sql =
                new StringBuilder(COLUMNS.formatted(bound(metric.rows(), asked.range(), values)));
        if (asked.officeCode() != null) {
            sql.append(" and c.office_code = ?");
            values.add(asked.officeCode());
        }
        if (asked.itemCode() != null) {
            sql.append(" and c.item_code = ?");
            values.add(asked.itemCode());
        }
        if (after != null) {
            sql.append(" and (r.day, r.filing_id, r.part) > (?, ?, ?)");
            values.add(after.day());
            values.add(after.filingId());
            values.add(after.part());
        }
        sql.append(" order by r.day, r.filing_id, r.part limit ?");
        values.add(limit);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bound(String rows, Range range, List<Object> values) {
        StringBuilder bound = new StringBuilder();
        int from = 0;
        for (int at = rows.indexOf('?'); at >= 0; at = rows.indexOf('?', from)) {
            bound.append(rows, from, at).append("?::date");
            values.add(rows.charAt(at + 1) == '1' ? range.from() : range.to());
            from = at + 2;
        }
        return bound.append(rows.substring(from)).toString();
    }

    private static Row read(ResultSet row) throws SQLException {
        UUID id = row.getObject(4, UUID.class);
        LocalDate day = row.getObject(1, LocalDate.class);
        BigDecimal amount = row.getBigDecimal(3);
        return new Row(
                new Key(day, id, row.getString(2)),
                new SupervisedCase(
                        id,
                        row.getString(5),
                        day,
                        amount == null ? null : amount.toPlainString(),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getObject(12, LocalDate.class),
                        row.getObject(13, LocalDate.class),
                        row.getObject(14, LocalDate.class),
                        row.getObject(15, LocalDate.class),
                        row.getString(16),
                        row.getString(17),
                        row.getObject(18, Integer.class),
                        row.getInt(19),
                        row.getBoolean(20),
                        "/api/permits/filings/" + id + "/clock"));
    }
}
