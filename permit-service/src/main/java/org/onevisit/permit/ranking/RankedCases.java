package org.onevisit.permit.ranking;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.onevisit.permit.ranking.ScoreRules.ScoreRuleSet;
import org.onevisit.permit.supervision.Metric;

/**
 * The cases behind the points of published months, kept as they were: a card that is withdrawn
 * later leaves the figures, and stays here with the points it cost.
 */
@ApplicationScoped
class RankedCases {

    private final DataSource database;

    RankedCases(DataSource database) {
        this.database = database;
    }

    /**
     * A case, card or rating behind a point.
     *
     * @param countedOn the day on which it counts
     * @param part id of the card, or of the rating of a visit; empty for the case
     * @param clock where the dates of the case are explained, day by day
     */
    public record RankedCase(
            UUID id,
            String caseNo,
            String officeCode,
            String itemCode,
            LocalDate countedOn,
            String part,
            String clock) {}

    /** Which cases are asked for; null for those of all offices, or of all items. */
    record Filter(YearMonth month, String metric, String officeCode, String itemCode) {}

    /** Where a page goes on. */
    record Key(LocalDate day, UUID filingId, String part) {}

    /** Keeps the cases behind each figure that the rules look at, in the caller's transaction. */
    static void freeze(Connection connection, YearMonth month, ScoreRuleSet rules)
            throws SQLException {
        List<String> metrics =
                rules.rules().stream().flatMap(rule -> rule.figure().metrics()).distinct().toList();
        for (String metric : metrics) {
            String rows =
                    Metric.named(metric).orElseThrow().rows().replaceAll("[?][12]", "?::date");
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into ranking_case select ?, ?, r.day, r.filing_id, r.part,"
                                    + " c.office_code, c.item_code, c.case_no from ("
                                    + rows
                                    + ") r join supervised_case c on c.filing_id = r.filing_id")) {
                insert.setObject(1, month.atDay(1));
                insert.setString(2, metric);
                insert.setObject(3, month.atDay(1));
                insert.setObject(4, month.atEndOfMonth());
                insert.executeUpdate();
            }
        }
    }

    /** In the order of the days on which they count. */
    List<RankedCase> page(Filter filter, Key after, int limit) {
        StringBuilder sql =
                new StringBuilder(
                        "select filing_id, case_no, office_code, item_code, day, part from ranking_case"
                                + " where month = ? and metric = ?");
        List<Object> values = new ArrayList<>(List.of(filter.month().atDay(1), filter.metric()));
        if (filter.officeCode() != null) {
            sql.append(" and office_code = ?");
            values.add(filter.officeCode());
        }
        if (filter.itemCode() != null) {
            sql.append(" and item_code = ?");
            values.add(filter.itemCode());
        }
        if (after != null) {
            sql.append(" and (day, filing_id, part) > (?, ?, ?)");
            values.addAll(List.of(after.day(), after.filingId(), after.part()));
        }
        sql.append(" order by day, filing_id, part limit ?");
        values.add(limit);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            List<RankedCase> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    found.add(
                            new RankedCase(
                                    id,
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getObject(5, LocalDate.class),
                                    row.getString(6),
                                    "/api/permits/filings/" + id + "/clock"));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
