package org.onevisit.fee.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.clock.LocalOrder;
import org.onevisit.clock.Notice;
import org.onevisit.clock.WorkCalendar;
import org.onevisit.platform.FeedFollower;

/** The working days of the offices, followed from what the catalogue announces. */
@ApplicationScoped
public class Workdays {

    private static final String NOTICE = "CALENDAR_NOTICE";
    private static final String ORDER = "CALENDAR_ORDER";

    private final DataSource database;
    private final ObjectMapper json;
    private final FeedFollower follower;

    Workdays(
            DataSource database,
            ObjectMapper json,
            @ConfigProperty(name = "onevisit.catalog-url") String catalogue) {
        this.database = database;
        this.json = json;
        this.follower =
                new FeedFollower(
                        "catalogue",
                        URI.create(catalogue + "/internal/events"),
                        null,
                        database,
                        this::take);
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    /** What is known now, for an office. */
    public WorkCalendar of(String officeCode) {
        List<Notice> notices = new ArrayList<>();
        List<LocalOrder> orders = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select kind, data from calendar_announcement"
                                        + " where kind = 'CALENDAR_NOTICE' or data ->> 'officeCode' = ?"
                                        + " order by kind, key")) {
            select.setString(1, officeCode);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    JsonNode data = json.readTree(row.getString(2));
                    if (NOTICE.equals(row.getString(1))) {
                        notices.add(notice(data));
                    } else {
                        orders.add(order(data));
                    }
                }
            }
            return WorkCalendar.of(notices, orders);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes in an event of the catalogue; most are not about days. */
    public void take(JsonNode event) {
        String kind = event.path("kind").asText();
        JsonNode data = event.path("data");
        if (kind.equals(NOTICE) || kind.equals(ORDER)) {
            String of =
                    kind.equals(NOTICE)
                            ? data.path("year").asText()
                            : data.path("officeCode").asText() + " " + data.path("date").asText();
            remember(kind, of + " %06d".formatted(data.path("version").asInt()), data);
        }
    }

    private void remember(String kind, String key, JsonNode data) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into calendar_announcement (kind, key, data) values (?, ?, ?::jsonb)"
                                        + " on conflict do nothing")) {
            insert.setString(1, kind);
            insert.setString(2, key);
            insert.setString(3, data.toString());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Notice notice(JsonNode data) {
        return new Notice(
                data.path("year").asInt(),
                data.path("version").asInt(),
                data.path("document").asText(),
                null,
                days(data.path("off")),
                days(data.path("work")));
    }

    private static LocalOrder order(JsonNode data) {
        return new LocalOrder(
                LocalDate.parse(data.path("date").asText()),
                data.path("workday").asBoolean(),
                data.path("document").asText(),
                null);
    }

    private static Set<LocalDate> days(JsonNode list) {
        Set<LocalDate> days = new HashSet<>();
        list.forEach(day -> days.add(LocalDate.parse(day.asText())));
        return days;
    }
}
