package org.onevisit.fee.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.onevisit.fee.ledger.Verification.Check;
import org.onevisit.fee.ledger.Verification.Rule;

/** Counts the whole ledger again, from its rows alone, trusting none of the triggers. */
@ApplicationScoped
class Audit {

    /** For each rule a query of the numbers of the transactions that break it. */
    private static final Map<Rule, String> BROKEN = new EnumMap<>(Rule.class);

    static {
        BROKEN.put(
                Rule.BALANCED,
                """
                select t.no from ledger_transaction t
                left join ledger_entry e on e.transaction_id = t.id
                where t.no is not null
                group by t.no having count(e.line) < 2 or sum(e.amount) <> 0
                """);
        BROKEN.put(
                Rule.NUMBERED,
                """
                select no from (select no, row_number() over (order by no) as place
                                from ledger_transaction where no is not null) numbered
                where no <> place
                """);
        BROKEN.put(
                Rule.SEALED,
                """
                select first_no from (
                    select first_no, last_no, hash,
                           lag(hash, 1, ''::bytea) over (order by last_no) as hash_before,
                           lag(last_no, 1, 0::bigint) over (order by last_no) as last_before
                    from ledger_seal) seal
                where hash <> ledger_digest(hash_before, first_no, last_no) or first_no <> last_before + 1
                union all
                select no from ledger_transaction where no > (select coalesce(max(last_no), 0) from ledger_seal)
                """);
        String accounts =
                """
                select max(t.no) as no,
                       sum(e.amount) filter (where e.account = 'RECEIVABLE') as receivable,
                       -sum(e.amount) filter (where e.account = 'REFUNDS_PAYABLE') as payable,
                       -sum(e.amount) filter (where e.account not in ('RECEIVABLE', 'REFUNDS_PAYABLE')) as owed
                from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
                where t.assessment_id is not null and t.no is not null group by t.assessment_id
                """;
        BROKEN.put(
                Rule.NOT_NEGATIVE,
                "select no from ("
                        + accounts
                        + ") a where receivable < 0 or payable < 0 or (receivable > 0 and payable > 0)");
        BROKEN.put(
                Rule.FIGURES,
                "select no from ("
                        + accounts
                        + ") a where coalesce(receivable, 0) <> greatest(owed, 0)"
                        + " or coalesce(payable, 0) <> greatest(-owed, 0)");
        BROKEN.put(
                Rule.PERIODS,
                """
                select t.no from ledger_transaction t join ledger_period p
                    on p.office_code = t.office_code and p.month = date_trunc('month', t.booked_on::timestamp)::date
                where t.no is not null and t.recorded_at > p.closed_at
                """);
        BROKEN.put(
                Rule.REVERSALS,
                """
                select r.no from ledger_transaction r
                join ledger_entry e on e.transaction_id in (r.id, r.reverses)
                where r.reverses is not null and r.no is not null
                  and e.account not in ('RECEIVABLE', 'REFUNDS_PAYABLE')
                group by r.no, e.account having sum(e.amount) <> 0
                """);
    }

    private final DataSource database;

    Audit(DataSource database) {
        this.database = database;
    }

    /** Looks at everything that is sealed. */
    Verification verify() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<Check> checks = new ArrayList<>();
            for (Map.Entry<Rule, String> one : BROKEN.entrySet()) {
                checks.add(check(statement, one.getKey(), one.getValue()));
            }
            try (ResultSet row =
                    statement.executeQuery(
                            """
                            select (select count(*) from ledger_transaction where no is not null),
                                   (select count(*) from ledger_entry e join ledger_transaction t
                                        on t.id = e.transaction_id where t.no is not null),
                                   (select encode(hash, 'hex') from ledger_seal order by last_no desc limit 1)
                            """)) {
                row.next();
                return new Verification(
                        checks.stream().allMatch(Check::ok),
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        checks);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Check check(Statement statement, Rule rule, String broken) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        "select count(*), min(no) from (" + broken + ") broken (no)")) {
            row.next();
            long wrong = row.getLong(1);
            return new Check(rule, wrong == 0, wrong, row.getObject(2, Long.class));
        }
    }
}
