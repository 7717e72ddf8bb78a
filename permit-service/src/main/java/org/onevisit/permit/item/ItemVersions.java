package org.onevisit.permit.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The item versions that this service knows, kept from the catalogue's feed. */
@ApplicationScoped
public class ItemVersions {

    private static final SchemaValidatorsConfig FORMS =
            SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .pathType(PathType.JSON_POINTER)
                    .build();

    private final AgroalDataSource database;
    private final JsonSchemaFactory schemas;
    // Versions never change and an office has dozens: no eviction is needed.
    private final Map<String, ItemVersion> known = new ConcurrentHashMap<>();
    private final ObjectMapper json = new ObjectMapper();

    ItemVersions(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.schemas =
                JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        factory ->
                                factory.metaSchema(FormFormats.dialect(clock))
                                        .schemaLoaders(
                                                loaders ->
                                                        loaders.add(
                                                                address -> {
                                                                    throw new IllegalArgumentException(
                                                                            "remote schemas are not read");
                                                                })));
    }

    /** How a filing finds its item on a day. */
    public enum Standing {
        IN_FORCE,
        NOT_IN_FORCE,
        UNKNOWN
    }

    /** The version of an item in force on a day in Asia/Shanghai. */
    public Optional<ItemVersion> inForce(String itemCode, LocalDate day) {
        return version(
                        "select version from item_version where item_code = ? and valid_from <= ?"
                                + " and (valid_to is null or valid_to > ?) order by version desc limit 1",
                        itemCode,
                        day)
                .map(version -> get(itemCode, version));
    }

    /** Whether an item was ever published, and is in force on the day. */
    public Standing standing(String itemCode, LocalDate day) {
        if (inForce(itemCode, day).isPresent()) {
            return Standing.IN_FORCE;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select 1 from item_version where item_code = ? limit 1")) {
            select.setString(1, itemCode);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Standing.NOT_IN_FORCE : Standing.UNKNOWN;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A version that is known to exist.
     *
     * @throws IllegalStateException when there is none
     */
    public ItemVersion get(String itemCode, int version) {
        return known.computeIfAbsent(itemCode + "/" + version, key -> load(itemCode, version));
    }

    /**
     * Takes in a version that the catalogue published; the version before it ends where this one
     * begins. The same version told again changes nothing.
     */
    public void published(JsonNode item) {
        String itemCode = item.path("itemCode").asText();
        int version = item.path("version").asInt();
        LocalDate from = LocalDate.parse(item.path("validFrom").asText());
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into item_version (item_code, version, office_code, valid_from, valid_to, body)"
                                    + " values (?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing")) {
                insert.setString(1, itemCode);
                insert.setInt(2, version);
                insert.setString(3, item.path("officeCode").asText());
                insert.setObject(4, from);
                insert.setObject(
                        5,
                        item.path("validTo").isTextual()
                                ? LocalDate.parse(item.path("validTo").asText())
                                : null);
                insert.setString(6, item.toString());
                insert.executeUpdate();
            }
            end(connection, itemCode, version - 1, from);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes in that an item is retired: no version of it is in force from that day on. */
    public void retired(String itemCode, int version, LocalDate validTo) {
        try (Connection connection = database.getConnection()) {
            end(connection, itemCode, version, validTo);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void end(Connection connection, String itemCode, int lastVersion, LocalDate day)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update item_version set valid_to = greatest(valid_from, ?::date)"
                                + " where item_code = ? and version <= ? and (valid_to is null or valid_to > ?)")) {
            update.setObject(1, day);
            update.setString(2, itemCode);
            update.setInt(3, lastVersion);
            update.setObject(4, day);
            update.executeUpdate();
        }
    }

    private Optional<Integer> version(String query, String itemCode, LocalDate day) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, itemCode);
            select.setObject(2, day);
            select.setObject(3, day);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ItemVersion load(String itemCode, int version) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select office_code, body::text from item_version where item_code = ? and version = ?")) {
            select.setString(1, itemCode);
            select.setInt(2, version);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("No version " + version + " of " + itemCode);
                }
                JsonNode body = json.readTree(row.getString(2));
                return new ItemVersion(
                        itemCode,
                        version,
                        row.getString(1),
                        body,
                        schemas.getSchema(body.path("formSchema"), FORMS));
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
