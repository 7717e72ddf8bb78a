package org.onevisit.clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The notices that are shipped. */
final class Published {

    static final List<Notice> NOTICES = read();
    static final WorkCalendar CALENDAR = WorkCalendar.of(NOTICES, List.of());
    static final Counting COUNTING = Counting.binding(CALENDAR);

    private Published() {}

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static List<Notice> read() {
        try (InputStream file = Notice.class.getResourceAsStream("notices.json")) {
            List<Notice> notices = new ArrayList<>();
            for (JsonNode one : new ObjectMapper().readTree(file).path("notices")) {
                notices.add(
                        new Notice(
                                one.path("year").asInt(),
                                one.path("version").asInt(),
                                one.path("document").asText(),
                                one.path("knownOn").isNull()
                                        ? null
                                        : day(one.path("knownOn").asText()),
                                days(one.path("off")),
                                days(one.path("work"))));
            }
            return notices;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<LocalDate> days(JsonNode list) {
        Set<LocalDate> days = new HashSet<>();
        list.forEach(day -> days.add(day(day.asText())));
        return days;
    }
}
