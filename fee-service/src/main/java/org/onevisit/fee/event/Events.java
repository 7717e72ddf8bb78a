package org.onevisit.fee.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What happens to fees, append-only: each event is written in the transaction of the fact that it
 * tells. The database refuses to change or remove one.
 */
@ApplicationScoped
public class Events {

    private final AgroalDataSource database;
    private final ObjectMapper json;

    Events(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Appends an event in the caller's transaction.
     *
     * @param kind what happened, upper-snake
     * @param subject id of the thing it happened to
     * @param actor user name, or {@code system}
     * @param data further facts; no personal numbers
     */
    public void append(
            String kind,
            String subject,
            String officeCode,
            String actor,
            Instant at,
            Map<String, Object> data) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into event (kind, subject, office_code, at, actor, data)"
                                        + " values (?, ?, ?, ?, ?, ?::jsonb)")) {
            insert.setString(1, kind);
            insert.setString(2, subject);
            insert.setString(3, officeCode);
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.setString(5, actor);
            insert.setString(6, json.writeValueAsString(data));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
