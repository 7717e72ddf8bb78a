package org.onevisit.permit.clock;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.onevisit.clock.LocalOrder;
import org.onevisit.clock.Notice;
import org.onevisit.clock.WorkCalendar;

/** The working-day calendars of the offices, followed from the catalogue. */
@ApplicationScoped
public class Calendars {

    private static final Object ANNOUNCED = new Object();

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Calendars(AgroalDataSource database, TransactionSynchronizationRegistry transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * A calendar, and how much had been announced when it was made.
     *
     * @param latest since when all of it is known
     */
    private record Known(long announced, LocalDate latest, WorkCalendar calendar) {}

    /** What was announced, for the country and for an office. */
    private record Announced(List<Notice> notices, List<LocalOrder> orders) {

        LocalDate latest() {
            return Stream.concat(
                            notices.stream().map(Notice::knownOn),
                            orders.stream().map(LocalOrder::knownOn))
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(LocalDate.MIN);
        }

        WorkCalendar asKnownOn(LocalDate day) {
            return WorkCalendar.asKnownOn(day, notices, orders);
        }
    }

    /** What is known now, for an office. */
    public WorkCalendar of(String officeCode) {
        try (Connection connection = database.getConnection()) {
            return last(connection, officeCode).calendar();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was known on a day, for an office. */
    public WorkCalendar of(String officeCode, LocalDate knownOn) {
        try (Connection connection = database.getConnection()) {
            Known last = last(connection, officeCode);
            return last.latest().isAfter(knownOn)
                    ? read(connection, officeCode).asKnownOn(knownOn)
                    : last.calendar();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Known last(Connection connection, String officeCode) throws SQLException {
        long announced = announced(connection);
        Known last = known.get(officeCode);
        if (last == null || last.announced() != announced) {
            Announced all = read(connection, officeCode);
            last = new Known(announced, all.latest(), all.asKnownOn(LocalDate.MAX));
            known.put(officeCode, last);
        }
        return last;
    }

    /**
     * Takes in a notice.
     *
     * @param entered the day on which an editor entered it: nobody here knew it before, whatever
     *     day the paper bears; null for one that was shipped
     * @return whether it was not known before
     */
    public boolean noticed(JsonNode notice, LocalDate entered) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into calendar_notice (year, version, document, known_on, off, work)"
                                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            insert.setInt(1, notice.path("year").asInt());
            insert.setInt(2, notice.path("version").asInt());
            insert.setString(3, notice.path("document").asText());
            insert.setObject(4, later(day(notice.path("knownOn")), entered));
            insert.setArray(5, days(connection, notice.path("off")));
            insert.setArray(6, days(connection, notice.path("work")));
            return added(insert);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Takes in an order for a day of an office.
     *
     * @param entered the day on which it was entered
     * @return whether it was not known before
     */
    public boolean ordered(JsonNode order, LocalDate entered) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into calendar_order (office_code, date, version, workday, document,"
                                        + " known_on) values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            insert.setString(1, order.path("officeCode").asText());
            insert.setObject(2, day(order.path("date")));
            insert.setInt(3, order.path("version").asInt());
            insert.setBoolean(4, order.path("workday").asBoolean());
            insert.setString(5, order.path("document").asText());
            insert.setObject(6, later(day(order.path("knownOn")), entered));
            return added(insert);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * How much was announced. It is only ever added to, by whichever replica follows, so the number
     * tells whether the calendar at hand is still the last one. A transaction asks once.
     */
    private long announced(Connection connection) throws SQLException {
        boolean within = transaction.getTransactionKey() != null;
        if (within && transaction.getResource(ANNOUNCED) instanceof Long known) {
            return known;
        }
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select (select count(*) from calendar_notice)"
                                        + " + (select count(*) from calendar_order)");
                ResultSet row = select.executeQuery()) {
            row.next();
            long announced = row.getLong(1);
            if (within) {
                transaction.putResource(ANNOUNCED, announced);
            }
            return announced;
        }
    }

    /** What is added now is to be seen by the rest of the transaction. */
    private boolean added(PreparedStatement insert) throws SQLException {
        boolean added = insert.executeUpdate() > 0;
        if (added && transaction.getTransactionKey() != null) {
            transaction.putResource(ANNOUNCED, null);
        }
        return added;
    }

    private static Announced read(Connection connection, String officeCode) throws SQLException {
        List<Notice> notices = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select year, version, document, known_on, off, work from calendar_notice");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                notices.add(
                        new Notice(
                                row.getInt(1),
                                row.getInt(2),
                                row.getString(3),
                                row.getObject(4, LocalDate.class),
                                days(row.getArray(5)),
                                days(row.getArray(6))));
            }
        }
        List<LocalOrder> orders = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select date, workday, document, known_on from calendar_order"
                                + " where office_code = ? order by date, version")) {
            select.setString(1, officeCode);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    orders.add(
                            new LocalOrder(
                                    row.getObject(1, LocalDate.class),
                                    row.getBoolean(2),
                                    row.getString(3),
                                    row.getObject(4, LocalDate.class)));
                }
            }
        }
        return new Announced(notices, orders);
    }

    private static LocalDate later(LocalDate known, LocalDate entered) {
        return entered == null || (known != null && known.isAfter(entered)) ? known : entered;
    }

    private static LocalDate day(JsonNode text) {
        return text.isTextual() ? LocalDate.parse(text.asText()) : null;
    }

    private static Array days(Connection connection, JsonNode list) throws SQLException {
        List<Date> days = new ArrayList<>();
        list.forEach(one -> days.add(Date.valueOf(LocalDate.parse(one.asText()))));
        return connection.createArrayOf("date", days.toArray());
    }

    private static Set<LocalDate> days(Array column) throws SQLException {
        Set<LocalDate> days = new HashSet<>();
        for (Object one : (Object[]) column.getArray()) {
            days.add(((Date) one).toLocalDate());
        }
        return days;
    }
}
