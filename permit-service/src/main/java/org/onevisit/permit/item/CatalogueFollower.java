package org.onevisit.permit.item;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.permit.clock.Calendars;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.platform.FeedFollower;
import org.onevisit.platform.OfficeTime;

/** Keeps items and calendar up to date from the catalogue's feed of what it has published. */
@ApplicationScoped
public class CatalogueFollower {

    private static final String SHIPPED = "system";

    private final ItemVersions items;
    private final Calendars calendars;
    private final CaseClocks clocks;
    private final Clock clock;
    private final FeedFollower follower;

    CatalogueFollower(
            ItemVersions items,
            Calendars calendars,
            CaseClocks clocks,
            Clock clock,
            AgroalDataSource database,
            @ConfigProperty(name = "onevisit.catalog-url") String catalogue) {
        this.items = items;
        this.calendars = calendars;
        this.clocks = clocks;
        this.clock = clock;
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

    private void take(JsonNode event) {
        JsonNode data = event.path("data");
        switch (event.path("kind").asText()) {
            case "ITEM_PUBLISHED" -> items.published(data);
            case "ITEM_RETIRED" ->
                    items.retired(
                            data.path("itemCode").asText(),
                            data.path("version").asInt(),
                            LocalDate.parse(data.path("validTo").asText()));
            case "CALENDAR_NOTICE" -> {
                if (calendars.noticed(data, entered(event))) {
                    clocks.calendarChanged(null, clock.instant());
                }
            }
            case "CALENDAR_ORDER" -> {
                if (calendars.ordered(data, entered(event))) {
                    clocks.calendarChanged(data.path("officeCode").asText(), clock.instant());
                }
            }
            default -> {
                // The catalogue may tell more than this service needs.
            }
        }
    }

    /** The day on which an editor announced something; null for what was shipped. */
    private static LocalDate entered(JsonNode event) {
        return SHIPPED.equals(event.path("actor").asText())
                ? null
                : OffsetDateTime.parse(event.path("at").asText())
                        .atZoneSameInstant(OfficeTime.ZONE)
                        .toLocalDate();
    }
}
