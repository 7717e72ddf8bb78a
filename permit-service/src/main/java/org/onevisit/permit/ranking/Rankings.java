package org.onevisit.permit.ranking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.permit.ranking.Score.Candidate;
import org.onevisit.permit.ranking.ScoreRules.ScoreRuleSet;

/**
 * What rankings are made from: the figures of a month as they stand, or as they were frozen when
 * the month was published.
 */
@ApplicationScoped
public class Rankings {

    private static final String COLUMNS =
            " f.granted + f.refused, f.early, f.promised, f.promised_early, f.promised_promise_days,"
                    + " f.promised_statutory_days, f.notices, f.yellow, f.red, f.over_promise + f.over_statutory,"
                    + " f.rated, f.satisfied, f.bad ";
    private static final String LIVE =
            "select 'OFFICE', f.office_code, coalesce(n.name, f.office_code),"
                    + COLUMNS
                    + "from figure f left join supervised_name n on n.kind = 'OFFICE' and n.code = f.office_code"
                    + " where f.item_code = '*' and f.office_code <> '*' and f.grain = 'M' and f.bucket = ?"
                    + " union all select 'ITEM', f.item_code, coalesce(n.name, f.item_code),"
                    + COLUMNS
                    + "from figure f left join supervised_name n on n.kind = 'ITEM' and n.code = f.item_code"
                    + " where f.office_code = '*' and f.item_code <> '*' and f.grain = 'M' and f.bucket = ?";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    Rankings(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Who is to be scored. */
    record Field(List<Candidate> offices, List<Candidate> items) {

        private Field() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        private void add(String kind, Candidate candidate) {
            ("OFFICE".equals(kind) ? offices : items).add(candidate);
        }
    }

    /**
     * A month that was published.
     *
     * @param month as 2025-09
     * @param ruleSetId the set of score rules it is scored by
     * @param position of the last event that is in its figures
     */
    public record Publication(
            String month, UUID ruleSetId, long position, String publishedBy, Instant publishedAt) {

        private static Publication read(ResultSet row) throws SQLException {
            return new Publication(
                    row.getString(1),
                    row.getObject(2, UUID.class),
                    row.getLong(3),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class).toInstant());
        }
    }

    /** The publication of a month; empty before. */
    Optional<Publication> publication(YearMonth month) {
        return publications("where month = ?", month.atDay(1), 1).stream().findFirst();
    }

    /**
     * Published months, the last one first.
     *
     * @param before the month that was listed last
     */
    List<Publication> publications(YearMonth before, int limit) {
        return publications("where month < ? order by month desc", before.atDay(1), limit);
    }

    private List<Publication> publications(String where, LocalDate day, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select to_char(month, 'YYYY-MM'), set_id, position, published_by,"
                                        + " published_at from ranking "
                                        + where
                                        + " limit ?")) {
            select.setObject(1, day);
            select.setInt(2, limit);
            List<Publication> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(Publication.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the figures stand. */
    Field live(YearMonth month) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIVE)) {
            select.setObject(1, month.atDay(1));
            select.setObject(2, month.atDay(1));
            try (ResultSet row = select.executeQuery()) {
                Field field = new Field();
                while (row.next()) {
                    field.add(
                            row.getString(1),
                            new Candidate(row.getString(2), row.getString(3), inputs(row)));
                }
                return field;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Inputs inputs(ResultSet row) throws SQLException {
        return new Inputs(
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                row.getLong(16));
    }

    /** As the figures were when the month was published. */
    Field frozen(YearMonth month) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select kind, code, name, inputs::text from ranking_input where month = ?")) {
            select.setObject(1, month.atDay(1));
            try (ResultSet row = select.executeQuery()) {
                Field field = new Field();
                while (row.next()) {
                    field.add(
                            row.getString(1),
                            new Candidate(
                                    row.getString(2),
                                    row.getString(3),
                                    json.readValue(row.getString(4), Inputs.class)));
                }
                return field;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Freezes a month with the rules it is scored by and the cases behind each point, in the
     * caller's transaction. The figures stand still meanwhile: the worker passes over a position
     * that is held.
     *
     * @return false when it was published before
     */
    boolean freeze(YearMonth month, ScoreRuleSet rules, String supervisor, Instant at) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into ranking select ?, ?, position, ?, ? from figure_state"
                                    + " for update on conflict do nothing")) {
                insert.setObject(1, month.atDay(1));
                insert.setObject(2, rules.id());
                insert.setString(3, supervisor);
                insert.setObject(4, at.atOffset(ZoneOffset.UTC));
                if (insert.executeUpdate() == 0) {
                    return false;
                }
            }
            Field field = live(month);
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into ranking_input values (?, ?, ?, ?, ?::jsonb)")) {
                add(insert, month, "OFFICE", field.offices());
                add(insert, month, "ITEM", field.items());
                insert.executeBatch();
            }
            RankedCases.freeze(connection, month, rules);
            return true;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(
            PreparedStatement insert, YearMonth month, String kind, List<Candidate> candidates)
            throws SQLException, JsonProcessingException {
        for (Candidate candidate : candidates) {
            insert.setObject(1, month.atDay(1));
            insert.setString(2, kind);
            insert.setString(3, candidate.code());
            insert.setString(4, candidate.name());
            insert.setString(5, json.writeValueAsString(candidate.inputs()));
            insert.addBatch();
        }
    }
}
