package org.onevisit.catalog.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.onevisit.catalog.item.Editor;
import org.onevisit.clock.Notice;

/**
 * Publishes the notices that are shipped with the suite into an empty calendar: they are facts, so
 * an installation without sample data has them too.
 */
@ApplicationScoped
public class ShippedNotices {

    private final Announcements announcements;
    private final ObjectMapper json;

    ShippedNotices(Announcements announcements, ObjectMapper json) {
        this.announcements = announcements;
        this.json = json;
    }

    @Transactional
    void publish(@Observes StartupEvent started) {
        if (!announcements.notices().isEmpty()) {
            return;
        }
        try (InputStream file = Notice.class.getResourceAsStream("notices.json")) {
            for (JsonNode one : json.readTree(file).path("notices")) {
                CalendarNotice notice = json.treeToValue(one, CalendarNotice.class);
                announcements.publish(notice, notice.knownOn(), Editor.SYSTEM);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
