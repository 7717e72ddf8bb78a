package org.onevisit.permit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What happens to cases, append-only: each event is written in the transaction of the fact that it
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

    /** An event of one case, as its timeline tells it. */
    public record Told(long id, String kind, Instant at, String actor, String data) {}

    /**
     * Appends an event in the caller's transaction.
     *
     * @param kind what happened, upper-snake
     * @param actor user name, or {@code system}
     * @param data further facts; no personal numbers, nothing secret
     */
    public void append(
            String kind,
            UUID filingId,
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
            insert.setString(2, filingId.toString());
            insert.setString(3, officeCode);
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.setString(5, actor);
            insert.setString(6, json.writeValueAsString(data));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The events of one case in the order they happened, at most {@code limit} after the given one.
     */
    public List<Told> of(UUID filingId, long after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select id, kind, at, actor, data::text from event"
                                        + " where subject = ? and id > ? order by id limit ?")) {
            select.setString(1, filingId.toString());
            select.setLong(2, after);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Told> told = new ArrayList<>();
                while (row.next()) {
                    told.add(
                            new Told(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant(),
                                    row.getString(4),
                                    row.getString(5)));
                }
                return told;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
