package org.onevisit.fee.office;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.platform.FeedFollower;

/**
 * What offices call themselves (人防办, 国动办 or else), followed from the items that they publish in the
 * catalogue: the 实施主体 of the latest. Papers bear it.
 */
@ApplicationScoped
public class OfficeNames {

    private final DataSource database;
    private final FeedFollower follower;

    OfficeNames(
            DataSource database, @ConfigProperty(name = "onevisit.catalog-url") String catalogue) {
        this.database = database;
        this.follower =
                new FeedFollower(
                        "offices",
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

    /** The name of an office; empty while it has published no item. */
    public Optional<String> of(String officeCode) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select name from office where code = ?")) {
            select.setString(1, officeCode);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes in an event of the catalogue; those about items tell the name of their office. */
    public void take(JsonNode event) {
        JsonNode item = event.path("data");
        if (!event.path("kind").asText().equals("ITEM_PUBLISHED")
                || !item.hasNonNull("officeCode")
                || item.path("officeName").asText("").isBlank()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement write =
                        connection.prepareStatement(
                                "insert into office (code, name) values (?, ?)"
                                        + " on conflict (code) do update set name = excluded.name")) {
            write.setString(1, item.path("officeCode").asText());
            write.setString(2, item.path("officeName").asText());
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
