package org.onevisit.permit.ranking;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Refusal.Flaw;

/** The sets of score rules, each in force from a month until the next one; none ever changes. */
@ApplicationScoped
public class ScoreRules {

    private final AgroalDataSource database;
    private final Clock clock;

    ScoreRules(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A published set.
     *
     * @param validFrom first month that is scored by it
     * @param base points that everybody has
     */
    public record ScoreRuleSet(
            UUID id,
            String validFrom,
            BigDecimal base,
            String basis,
            List<ScoreRule> rules,
            String publishedBy,
            Instant publishedAt) {

        private boolean says(YearMonth from, BigDecimal base, String basis, List<ScoreRule> said) {
            return validFrom.equals(from.toString())
                    && this.base.compareTo(base) == 0
                    && this.basis.equals(basis)
                    && rules.size() == said.size()
                    && rules.stream().allMatch(rule -> said.stream().anyMatch(rule::says));
        }
    }

    /** What was published, and whether it is new. */
    record Published(ScoreRuleSet set, boolean fresh) {}

    /** The set by which a month is scored. */
    ScoreRuleSet of(YearMonth month) {
        return read(
                        "where valid_from <= ? order by valid_from desc limit 1",
                        select -> select.setObject(1, month.atDay(1)))
                .stream()
                .findFirst()
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /** A published set. */
    Optional<ScoreRuleSet> get(UUID id) {
        return read("where id = ?", select -> select.setObject(1, id)).stream().findFirst();
    }

    /**
     * All sets, that of the latest month first.
     *
     * @param before the month from which the last one listed is in force
     */
    List<ScoreRuleSet> page(YearMonth before, int limit) {
        return read(
                "where valid_from < ? order by valid_from desc limit ?",
                select -> {
                    select.setObject(1, before.atDay(1));
                    select.setInt(2, limit);
                });
    }

    /**
     * Publishes a set for months to come, the running one among them.
     *
     * @throws Refused {@code ID_TAKEN}, {@code RULES_TAKEN} when another begins in that month,
     *     {@code INVALID_INPUT} for a month that is over
     */
    Published publish(
            UUID id,
            YearMonth from,
            BigDecimal base,
            String basis,
            List<ScoreRule> rules,
            String supervisor) {
        ScoreRuleSet known = get(id).orElse(null);
        if (known != null) {
            if (!known.says(from, base, basis, rules)) {
                throw Refused.because(Reason.ID_TAKEN);
            }
            return new Published(known, false);
        }
        if (from.isBefore(YearMonth.now(clock))) {
            throw Refused.because(
                    Reason.INVALID_INPUT,
                    List.of(new Flaw("/validFrom", "IN_THE_PAST", "月份已过 The month is over")));
        }
        if (of(from).validFrom().equals(from.toString())) {
            throw Refused.because(Reason.RULES_TAKEN);
        }
        insert(id, from, base, basis, rules, supervisor);
        return new Published(get(id).orElseThrow(), true);
    }

    private void insert(
            UUID id,
            YearMonth from,
            BigDecimal base,
            String basis,
            List<ScoreRule> rules,
            String supervisor) {
        try (Connection connection = database.getConnection();
                PreparedStatement set =
                        connection.prepareStatement(
                                "insert into score_rule_set values (?, ?, ?, ?, ?, ?)"
                                        + " on conflict do nothing");
                PreparedStatement rule =
                        connection.prepareStatement(
                                "insert into score_rule values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            set.setObject(1, id);
            set.setObject(2, from.atDay(1));
            set.setBigDecimal(3, base);
            set.setString(4, basis);
            set.setString(5, supervisor);
            set.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            if (set.executeUpdate() == 0) {
                // Another began in that month at the same moment.
                throw Refused.because(Reason.RULES_TAKEN);
            }
            for (ScoreRule one : rules) {
                rule.setObject(1, id);
                rule.setString(2, one.code());
                rule.setString(3, one.text());
                rule.setString(4, one.figure().name());
                rule.setBigDecimal(5, one.threshold());
                rule.setBigDecimal(6, one.points());
                rule.setBigDecimal(7, one.step());
                rule.setBigDecimal(8, one.stepPoints());
                rule.addBatch();
            }
            rule.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Binding {
        void bind(PreparedStatement select) throws SQLException;
    }

    private List<ScoreRuleSet> read(String where, Binding binding) {
        String sql =
                "with s as (select * from score_rule_set "
                        + where
                        + ") select s.id, to_char(s.valid_from, 'YYYY-MM'), s.base, s.basis, s.published_by,"
                        + " s.published_at, r.code, r.text, r.figure, r.threshold, r.points, r.step, r.step_points"
                        + " from s join score_rule r on r.set_id = s.id order by s.valid_from desc, r.code";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            binding.bind(select);
            Map<UUID, ScoreRuleSet> sets = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    if (!sets.containsKey(id)) {
                        sets.put(id, set(row));
                    }
                    sets.get(id).rules().add(rule(row));
                }
            }
            return List.copyOf(sets.values());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ScoreRuleSet set(ResultSet row) throws SQLException {
        return new ScoreRuleSet(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getBigDecimal(3),
                row.getString(4),
                new ArrayList<>(),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    private static ScoreRule rule(ResultSet row) throws SQLException {
        return new ScoreRule(
                row.getString(7),
                row.getString(8),
                Figure.valueOf(row.getString(9)),
                row.getBigDecimal(10),
                row.getBigDecimal(11),
                row.getBigDecimal(12),
                row.getBigDecimal(13));
    }
}
