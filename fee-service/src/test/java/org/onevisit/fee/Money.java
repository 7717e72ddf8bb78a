package org.onevisit.fee;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.onevisit.fee.ledger.Account;
import org.onevisit.fee.ledger.Ledger;
import org.onevisit.platform.test.Tokens;

/** Confirmed assessments to pay for, and those who handle the money, for tests. */
public final class Money {

    public static final String OFFICE = "430103";
    public static final String OTHER_OFFICE = "990101";

    /** A day whose month nobody closes. */
    public static final String DAY = "2025-09-26";

    private static final AtomicInteger SERIAL = new AtomicInteger(500_000);

    private Money() {}

    /** An assessment that takes money. */
    public record Owed(UUID id, String number) {
        public Account account() {
            return bean(Ledger.class).account(id);
        }

        public String state() {
            return ask("select state from assessment where id = ?", id);
        }

        /** Kinds of its events in their order. */
        public String events() {
            return ask(
                    "select string_agg(kind || coalesce(' ' || (data ->> 'amount'), ''), ', ' order by id)"
                            + " from event where subject = ?",
                    id.toString());
        }
    }

    public static Owed owed(String amount) {
        return owed(OFFICE, amount);
    }

    public static Owed owed(String office, String amount) {
        Owed owed = opened(office, "CONFIRMED");
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                bean(Ledger.class)
                                        .assess(
                                                deed(owed, office),
                                                new BigDecimal(amount),
                                                new BigDecimal("0.00")));
        return owed;
    }

    /** An assessment that nobody has confirmed yet. */
    public static Owed draft() {
        return opened(OFFICE, "DRAFT");
    }

    public static Ledger.Deed deed(Owed owed, String office) {
        return new Ledger.Deed(
                owed.id(), office, UUID.randomUUID(), LocalDate.parse(DAY), "finance1");
    }

    private static Owed opened(String office, String state) {
        Owed owed =
                new Owed(
                        UUID.randomUUID(),
                        "YD-%s-2025-%06d".formatted(office, SERIAL.incrementAndGet()));
        execute(
                "insert into assessment (id, version, assessment_no, office_code, payer_name, payer_class, state,"
                        + " opened, opened_by, opened_at, due_on)"
                        + " values (?, 0, ?, ?, '示范置业有限公司', 'ENTERPRISE', ?, '{}', 'finance1', now(), '2025-12-31')",
                owed.id(),
                owed.number(),
                office,
                state);
        return owed;
    }

    /** Body of a report; its id is new. */
    public static Map<String, Object> report(String number, String amount) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("assessmentNo", number);
        report.put("amount", amount);
        report.put("paidOn", DAY);
        report.put("channel", "TAX");
        report.put("externalId", UUID.randomUUID().toString());
        return report;
    }

    /** Pays, as the collector reports it. */
    public static JsonPath pay(Owed owed, String amount) {
        Response answer = post(collector(), "/api/fees/payments", report(owed.number(), amount));
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.jsonPath();
    }

    public static Response post(RequestSpecification as, String path, Object body) {
        return as.body(body).post(path);
    }

    public static RequestSpecification collector() {
        return as(Tokens.central("service-account-fee-collector", "collector"));
    }

    public static RequestSpecification finance(String user) {
        return as(Tokens.staff(user, OFFICE, "finance"));
    }

    public static RequestSpecification otherFinance() {
        return as(Tokens.staff("finance9", OTHER_OFFICE, "finance"));
    }

    public static RequestSpecification chief() {
        return as(Tokens.staff("chief1", OFFICE, "chief"));
    }

    public static RequestSpecification auditor() {
        return as(Tokens.central("auditor1", "auditor"));
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    public static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    /** The one value that a query answers, as text. */
    public static String ask(String query, Object... values) {
        try (Connection connection = bean(DataSource.class).getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(String statement, Object... values) {
        try (Connection connection = bean(DataSource.class).getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
