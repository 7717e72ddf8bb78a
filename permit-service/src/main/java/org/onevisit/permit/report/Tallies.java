package org.onevisit.permit.report;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums of a period from the cases themselves, past ones and those handled here. A yearly report is
 * asked for a few times a year: it may look at every case of the office.
 */
@ApplicationScoped
public class Tallies {

    /** Each case with the days of what happened; a day that is missing falls into no period. */
    private static final String CASES =
            """
            with cases as (
                select item_code, received_on, decision, outcome, used_workdays, visits,
                       case when acceptance in ('EXPLICIT', 'DEEMED') then accepted_on end as accepted_on,
                       case when acceptance = 'REFUSED' then coalesce(accepted_on, received_on) end as declined_on,
                       case when decision in ('GRANT', 'REFUSE') then decided_on end as finished_on,
                       case when decision = 'WITHDRAWN' then decided_on end as withdrawn_on,
                       coalesce(decided_on, received_on) as paid_on,
                       area_filed_m2, area_accepted_m2, fee_collected_yuan
                from past_case where (?::text is null or office_code = ?)
                union all
                select f.item_code, (f.received_at at time zone 'Asia/Shanghai')::date, f.decision, c.outcome,
                       c.used_workdays, f.visits, c.accepted_on,
                       (f.closed_at_intake at time zone 'Asia/Shanghai')::date,
                       (f.decided_at at time zone 'Asia/Shanghai')::date,
                       (f.withdrawn_at at time zone 'Asia/Shanghai')::date, null, 0, 0, 0
                from filing f join case_clock c on c.filing_id = f.id
                where f.received_at is not null and (?::text is null or f.office_code = ?)),
            """;

    private static final String SUMS =
            """
            count(*) filter (where what = 'R'), count(*) filter (where what = 'A'),
            count(*) filter (where what = 'N'), count(*) filter (where what = 'F'),
            count(*) filter (where what = 'F' and decision = 'GRANT'),
            count(*) filter (where what = 'F' and decision = 'REFUSE'),
            count(*) filter (where what = 'W'),
            count(*) filter (where what = 'F' and outcome = 'EARLY'),
            count(*) filter (where what = 'F' and outcome = 'ON_TIME'),
            coalesce(sum(used_workdays) filter (where what = 'F'), 0),
            coalesce(sum(visits) filter (where what = 'F'), 0),
            coalesce(sum(area_filed_m2) filter (where what = 'R'), 0),
            coalesce(sum(area_accepted_m2) filter (where what = 'F'), 0),
            coalesce(sum(fee_collected_yuan) filter (where what = 'P'), 0)
            """;

    private static final String HAPPENED =
            """
            happened as (
                select what, on_day, cases.* from cases, lateral (values
                    ('R', received_on), ('A', accepted_on), ('N', declined_on), ('F', finished_on),
                    ('W', withdrawn_on), ('P', paid_on)) as t(what, on_day)
                where on_day between ? and ?)
            """;

    private final AgroalDataSource database;

    Tallies(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * By item code.
     *
     * @param officeCode null for all offices
     */
    List<Tally> byService(String officeCode, Period period) {
        return read("item_code", officeCode, period);
    }

    /** By month; months in which nothing happened are left out. */
    List<Tally> byMonth(String officeCode, Period period) {
        return read("to_char(on_day, 'YYYY-MM')", officeCode, period);
    }

    private List<Tally> read(String key, String officeCode, Period period) {
        String query =
                CASES
                        + HAPPENED
                        + "select "
                        + key
                        + ", "
                        + SUMS
                        + " from happened group by 1 order by 1";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 1; i <= 4; i++) {
                select.setString(i, officeCode);
            }
            select.setObject(5, period.from());
            select.setObject(6, period.to());
            try (ResultSet row = select.executeQuery()) {
                List<Tally> tallies = new ArrayList<>();
                while (row.next()) {
                    tallies.add(
                            new Tally(
                                    row.getString(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7),
                                    row.getLong(8),
                                    row.getLong(9),
                                    row.getLong(10),
                                    row.getLong(11),
                                    row.getLong(12),
                                    row.getBigDecimal(13),
                                    row.getBigDecimal(14),
                                    row.getBigDecimal(15)));
                }
                return tallies;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Names of the office's items by code, of the latest version each; and of the office itself.
     */
    Map<String, String> names(String officeCode) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select distinct on (item_code) item_code, body->>'name', office_code,"
                                        + " body->>'officeName' from item_version"
                                        + " where (?::text is null or office_code = ?)"
                                        + " order by item_code, version desc")) {
            select.setString(1, officeCode);
            select.setString(2, officeCode);
            try (ResultSet row = select.executeQuery()) {
                Map<String, String> names = new LinkedHashMap<>();
                while (row.next()) {
                    names.put(row.getString(1), row.getString(2));
                    names.put(row.getString(3), row.getString(4));
                }
                return names;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
