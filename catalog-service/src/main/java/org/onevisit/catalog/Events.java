package org.onevisit.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/**
 * What happened to the catalogue, for those who follow it ({@code /internal/events}). An event is
 * written in the transaction of the fact it tells.
 */
@ApplicationScoped
public class Events {

    private final EntityManager database;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    Events(EntityManager database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Tells that something happened to an item.
     *
     * @param kind upper-snake, such as {@code ITEM_PUBLISHED}
     */
    public void tell(String kind, String itemCode, String officeCode, String actor, Object data) {
        try {
            database.createNativeQuery(
                            "insert into event (kind, subject, office_code, at, actor, data)"
                                    + " values (?1, ?2, ?3, ?4, ?5, cast(?6 as jsonb))")
                    .setParameter(1, kind)
                    .setParameter(2, itemCode)
                    .setParameter(3, officeCode)
                    .setParameter(4, clock.instant())
                    .setParameter(5, actor)
                    .setParameter(6, json.writeValueAsString(data))
                    .executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
