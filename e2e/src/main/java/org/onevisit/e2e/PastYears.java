package org.onevisit.e2e;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a permit database with invented cases of seven years, figures and all, by statements over
 * whole sets: thirty offices, twelve items, the working days of the calendar, most cases early, a
 * few late, refused, withdrawn, open. The cases are those of the figures alone; they have no
 * filings.
 */
final class PastYears {

    private static final String WORKDAYS =
            """
            create temp table workdays as select array_agg(d order by d) as w from (
                select day::date as d from generate_series('2019-01-01'::date, '2025-12-31', '1 day') day
                where not exists (select 1 from calendar_notice c where day::date = any (c.off))
                  and (extract(isodow from day) < 6
                       or exists (select 1 from calendar_notice c where day::date = any (c.work)))) days
            """;

    private static final String CASES =
            """
            insert into supervised_case (filing_id, office_code, item_code, case_no, applicant, case_type,
                channel, imported, promise_days, statutory_days, received_on, accepted_on, not_accepted_on,
                withdrawn_on, decided_on, decision, outcome, used_workdays, visits, area_filed, area_accepted,
                rated_on, rating)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
                   (430100 + office)::text, 'item-' || lpad(item::text, 2, '0'), 'P' || i, '示例单位' || i %% 1000,
                   case when item > 9 then 'INSTANT' else 'PROMISE' end,
                   (array['WEB', 'WEB', 'WEB', 'MOBILE', 'WINDOW'])[1 + i %% 5], true, promise, 20, w[k],
                   case when fate >= 0.02 then w[k + wait] end,
                   case when fate < 0.02 then w[k + wait] end,
                   case when fate between 0.02 and 0.04 then w[k + wait + used] end,
                   case when fate > 0.04 then w[k + wait + used] end,
                   case when fate > 0.04 and w[k + wait + used] is not null
                        then case when fate > 0.97 then 'REFUSE' else 'GRANT' end end,
                   case when fate > 0.04 and w[k + wait + used] is not null
                        then case when used < promise then 'EARLY' when used = promise then 'ON_TIME'
                                  when used <= 20 then 'OVER_PROMISE' else 'OVER_STATUTORY' end end,
                   case when fate > 0.04 and w[k + wait + used] is not null then used end,
                   (fate * 100)::int %% 2, case when item < 3 then round((chance * 9000)::numeric, 2) else 0 end,
                   case when item = 10 then round((chance * 7000)::numeric, 2) else 0 end,
                   case when rated and w[k + wait + used + 1] is not null then w[k + wait + used + 1] end,
                   case when rated and w[k + wait + used + 1] is not null then 1 + (chance * chance * 5)::int %% 5 end
            from (select i, w, (random() * 29)::int as office, 1 + (random() * 11)::int as item,
                         random() as fate, random() as chance, random() < 0.4 as rated,
                         1 + (random() * (cardinality(w) - 1))::int as k, (random() * 2)::int as wait,
                         case when random() < 0.02 then (random() * 25)::int else (random() * 6)::int end as used,
                         7 as promise
                  from workdays, generate_series(%d, %d) i) invented
            """;

    private static final String AROUND =
            """
            insert into supervised_payment (payment_id, filing_id, paid_on, amount)
            select 'P' || filing_id, filing_id, decided_on, area_filed * 20 from supervised_case
            where item_code = 'item-02' and decision = 'GRANT' and area_filed > 0 on conflict do nothing;
            insert into supervised_card (card_id, filing_id, colour, raised_on)
            select 'P' || filing_id, filing_id,
                   case outcome when 'OVER_PROMISE' then 'YELLOW' else 'RED' end, decided_on from supervised_case
            where outcome in ('OVER_PROMISE', 'OVER_STATUTORY') on conflict do nothing;
            insert into supervised_name select 'OFFICE', office_code, '示例办公室' || office_code
            from (select distinct office_code from supervised_case) o on conflict do nothing;
            delete from figure;
            insert into figure select * from figure_recount;
            update figure_state set generation = generation + 1;
            vacuum analyze supervised_case, supervised_payment, supervised_card, figure
            """;

    private final Connection database;

    /**
     * @param database the permit database, as superuser
     */
    PastYears(Connection database) throws SQLException {
        this.database = database;
        execute(WORKDAYS);
    }

    /** Adds cases until there are as many; those that are there stay. */
    void fillTo(long cases) throws SQLException {
        long there = number("select count(*) from supervised_case");
        List<String> indexes = indexes();
        for (String index : indexes) {
            execute("drop index " + index.split(" ")[2]);
        }
        execute("select setseed(0.5)");
        execute(CASES.formatted(there + 1, cases));
        for (String index : indexes) {
            execute(index);
        }
        for (String statement : AROUND.split(";\n")) {
            execute(statement);
        }
        execute("checkpoint");
    }

    /** Indexes cost less when they are made at the end. */
    private List<String> indexes() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select indexdef from pg_indexes where tablename = 'supervised_case'"
                                        + " and indexname <> 'supervised_case_pkey'")) {
            List<String> indexes = new ArrayList<>();
            while (row.next()) {
                indexes.add(row.getString(1));
            }
            return indexes;
        }
    }

    /** Makes what was told of the figures so far old, as an event would. */
    void touch() throws SQLException {
        execute("update figure_state set generation = generation + 1");
    }

    long number(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(command);
        }
    }
}
