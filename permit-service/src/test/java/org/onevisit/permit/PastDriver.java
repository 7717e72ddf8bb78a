package org.onevisit.permit;

import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.onevisit.clock.Counting;
import org.onevisit.permit.clock.Calendars;

/** Moves cases into the past, as if the days had gone by, and lets their clocks come round. */
public final class PastDriver {

    private PastDriver() {}

    public static LocalDate today() {
        return LocalDate.now(Arc.container().instance(Clock.class).get());
    }

    public static Counting counting(String office) {
        return Counting.prognosis(Arc.container().instance(Calendars.class).get().of(office));
    }

    public static LocalDate workdaysAgo(int days) {
        return counting(CaseDriver.OFFICE).workdaysBefore(today(), days).date();
    }

    /** As if it had been handed in on that day. */
    public static void received(UUID id, LocalDate day) {
        execute(
                "update filing set received_at = '%sT10:00:00+08:00' where id = '%s'"
                        .formatted(day, id));
        wake(id);
    }

    /** As if it had been handed in and accepted on that day. */
    public static void accepted(UUID id, LocalDate day) {
        execute(
                "update filing set received_at = '%1$sT09:00:00+08:00', accepted_at = '%1$sT10:00:00+08:00' where id = '%2$s'"
                        .formatted(day, id));
        wake(id);
    }

    /** Has the clock look at it now, and waits until it has. */
    public static void wake(UUID id) {
        execute("update case_clock set wakes_at = now() where filing_id = '" + id + "'");
        await().until(
                        () ->
                                truth(
                                        "select wakes_at is null or wakes_at > now() from case_clock where filing_id = '"
                                                + id
                                                + "'"));
    }

    public static void execute(String statement) {
        try (Connection connection = database().getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean truth(String question) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static AgroalDataSource database() {
        return Arc.container().instance(AgroalDataSource.class).get();
    }
}
