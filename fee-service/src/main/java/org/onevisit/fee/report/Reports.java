package org.onevisit.fee.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.onevisit.fee.report.Arrears.Age;
import org.onevisit.fee.report.Collected.Dimension;
import org.onevisit.platform.OfficeTime;

/** Figures of the fee, drawn from the ledger and the confirmed determinations when asked for. */
@ApplicationScoped
class Reports {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private static final String COLLECTED =
            """
            select %s,
                   count(*) filter (where t.kind = 'PAY' and t.reverses is null and not exists
                       (select 1 from ledger_transaction r where r.reverses = t.id)),
                   coalesce(sum(e.amount) filter (where t.kind = 'PAY'), 0.00),
                   coalesce(-sum(e.amount) filter (where t.kind = 'REFUND'), 0.00)
            from ledger_transaction t
            join ledger_entry e on e.transaction_id = t.id and e.account = 'TREASURY'
            join assessment a on a.id = t.assessment_id
            where t.booked_on between ? and ? and (t.office_code = ? or cast(? as text) is null)
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """;

    private static final String SUSPENDED =
            """
            select coalesce(sum(e.amount), 0.00)
            from ledger_transaction t
            join ledger_entry e on e.transaction_id = t.id and e.account = 'TREASURY'
            where t.kind = 'SUSPENSE' and t.booked_on between ? and ?
              and (t.office_code = ? or cast(? as text) is null)
            """;

    /** Each determination counts with what it changed: its own lines less those it replaced. */
    private static final String RELIEFS =
            """
            with told as (
                select d.assessment_id, d.id as determination_id, 1 as sign
                from determination d
                where d.confirmed_at >= ? and d.confirmed_at < ?
                union all
                select d.assessment_id, before.id, -1
                from determination d
                cross join lateral (
                    select b.id from determination b
                    where b.assessment_id = d.assessment_id and b.number < d.number and b.confirmed_at is not null
                    order by b.number desc limit 1) before
                where d.confirmed_at >= ? and d.confirmed_at < ?
                union all
                select a.id, last.id, -1
                from assessment a
                cross join lateral (
                    select b.id from determination b
                    where b.assessment_id = a.id and b.confirmed_at is not null
                    order by b.number desc limit 1) last
                where a.voided_at >= ? and a.voided_at < ?),
            lines as (
                select t.assessment_id, t.sign, d.policy_code, d.policy_version,
                       l ->> 'reliefCode' as code, cast(l ->> 'relief' as numeric) as relief
                from told t join determination d on d.id = t.determination_id
                join assessment a on a.id = t.assessment_id
                cross join lateral jsonb_array_elements(d.result -> 'lines') l
                where (a.office_code = ? or cast(? as text) is null)
                  and cast(l ->> 'relief' as numeric) > 0)
            select l.code, max(known.name), max(known.document),
                   count(distinct l.assessment_id) filter (where l.sign > 0), sum(l.sign),
                   sum(l.sign * l.relief)
            from lines l
            left join lateral (
                select r ->> 'name' as name, r ->> 'document' as document
                from policy_version v cross join lateral jsonb_array_elements(v.terms -> 'reliefs') r
                where v.code = l.policy_code and v.version = l.policy_version
                  and r ->> 'code' = l.code) known on true
            group by l.code order by l.code
            """;

    private static final String ARREARS =
            """
            select case when a.due_on is null or a.due_on >= s.day then 'NOT_DUE'
                        when s.day - a.due_on <= 30 then 'DAYS_1_TO_30'
                        when s.day - a.due_on <= 90 then 'DAYS_31_TO_90'
                        when s.day - a.due_on <= 180 then 'DAYS_91_TO_180'
                        when s.day - a.due_on <= 365 then 'DAYS_181_TO_365'
                        else 'OVER_A_YEAR' end,
                   count(*), sum(owed.amount), min(a.due_on)
            from (select cast(? as date) as day) s
            cross join lateral (
                select t.assessment_id, sum(e.amount) as amount
                from ledger_transaction t
                join ledger_entry e on e.transaction_id = t.id and e.account = 'RECEIVABLE'
                where t.booked_on <= s.day and (t.office_code = ? or cast(? as text) is null)
                group by t.assessment_id having sum(e.amount) > 0) owed
            join assessment a on a.id = owed.assessment_id
            group by 1
            """;

    private final DataSource database;

    Reports(DataSource database) {
        this.database = database;
    }

    /**
     * Days and offices that a report is about.
     *
     * @param to last day, inclusive
     * @param officeCode null for all offices
     */
    record Scope(LocalDate from, LocalDate to, String officeCode) {}

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    Collected collected(Scope scope, List<Dimension> by) {
        Object[] values = {scope.from(), scope.to(), scope.officeCode(), scope.officeCode()};
        List<Collected.Row> rows =
                read(COLLECTED.formatted(Dimension.columns(by)), Reports::collected, values);
        BigDecimal collected = sum(rows, Collected.Row::collected);
        BigDecimal refunded = sum(rows, Collected.Row::refunded);
        return new Collected(
                scope.from(),
                scope.to(),
                rows,
                collected,
                refunded,
                collected.subtract(refunded),
                read(SUSPENDED, row -> row.getBigDecimal(1), values).get(0));
    }

    private static Collected.Row collected(ResultSet row) throws SQLException {
        BigDecimal collected = row.getBigDecimal(6);
        BigDecimal refunded = row.getBigDecimal(7);
        return new Collected.Row(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                collected,
                refunded,
                collected.subtract(refunded));
    }

    Reliefs reliefs(Scope scope) {
        Object from = start(scope.from());
        Object to = start(scope.to().plusDays(1));
        List<Reliefs.Row> rows =
                read(
                        RELIEFS,
                        row ->
                                new Reliefs.Row(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getBigDecimal(6)),
                        from,
                        to,
                        from,
                        to,
                        from,
                        to,
                        scope.officeCode(),
                        scope.officeCode());
        return new Reliefs(scope.from(), scope.to(), rows, sum(rows, Reliefs.Row::relief));
    }

    /**
     * What is owed at the end of a day.
     *
     * @param officeCode null for all offices
     */
    Arrears arrears(LocalDate asOf, String officeCode) {
        Map<Age, Arrears.Row> found = new EnumMap<>(Age.class);
        for (Age age : Age.values()) {
            found.put(age, new Arrears.Row(age, 0, NOTHING, null));
        }
        read(ARREARS, Reports::arrears, asOf, officeCode, officeCode)
                .forEach(row -> found.put(row.age(), row));
        List<Arrears.Row> rows = List.copyOf(found.values());
        BigDecimal outstanding = sum(rows, Arrears.Row::outstanding);
        return new Arrears(
                asOf,
                rows,
                outstanding,
                outstanding.subtract(found.get(Age.NOT_DUE).outstanding()));
    }

    private static Arrears.Row arrears(ResultSet row) throws SQLException {
        return new Arrears.Row(
                Age.valueOf(row.getString(1)),
                row.getLong(2),
                row.getBigDecimal(3),
                row.getObject(4, LocalDate.class));
    }

    /** The first instant of a day of the office. */
    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(OfficeTime.ZONE).toOffsetDateTime();
    }

    private <T> List<T> read(String sql, Reading<T> reading, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(reading.of(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> BigDecimal sum(List<T> rows, Function<T, BigDecimal> figure) {
        return rows.stream().map(figure).reduce(NOTHING, BigDecimal::add);
    }
}
