package org.onevisit.catalog.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/** Reads stored contents back. */
@ApplicationScoped
public class Contents {

    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    Contents(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** All elements of a version. */
    public Content of(ItemVersion version) {
        try {
            return json.readValue(version.content(), Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored content cannot be read", e);
        }
    }

    /** A version as it is shown today. */
    public ItemView view(ItemVersion version) {
        return new ItemView(
                of(version),
                version.version(),
                version.statusOn(LocalDate.now(clock)),
                version.validFrom(),
                version.validTo());
    }
}
