package org.onevisit.permit.document;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Template;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.pdf.Typesetter;

/**
 * The templates of the documents: those in force since the last start, and every older one, from
 * which older documents are still printed.
 */
@ApplicationScoped
public class Templates {

    private final AgroalDataSource database;
    private final Clock clock;
    private final TemplateSet inForce;
    private final Map<String, Template> read = new ConcurrentHashMap<>();

    Templates(
            AgroalDataSource database,
            Clock clock,
            @ConfigProperty(name = "onevisit.templates") Optional<Path> folder) {
        this.database = database;
        this.clock = clock;
        this.inForce = TemplateSet.load(folder.orElse(null));
    }

    /** Keeps the texts in force before the first document is issued under them. */
    void keep(@Observes StartupEvent start) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            try {
                                keepAll();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    private void keepAll() throws SQLException {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into template (hash, kind, body, known_at)"
                                        + " values (?, ?, ?, ?) on conflict do nothing")) {
            for (TemplateSet.Text text : inForce.texts()) {
                insert.setString(1, text.hash());
                insert.setString(2, text.kind().name());
                insert.setString(3, text.body());
                insert.setObject(4, now);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Hash of the text that a document of an office is issued under now. */
    String inForce(String officeCode, DocumentKind kind) {
        return inForce.of(officeCode, kind).hash();
    }

    /** A template by its hash, also one no longer in force. */
    Template get(String hash) {
        return read.computeIfAbsent(hash, key -> Typesetter.read(key, text(key)));
    }

    private String text(String hash) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select body from template where hash = ?")) {
            select.setString(1, hash);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("No template " + hash);
                }
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
