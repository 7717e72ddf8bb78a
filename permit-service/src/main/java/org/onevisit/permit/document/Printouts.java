package org.onevisit.permit.document;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.pdf.Pdf;
import org.onevisit.pdf.Typesetter;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.platform.OfficeTime;

/**
 * The documents as paper. A document is printed when it is first asked for, from the template it
 * was issued under; that printing is kept, and whoever asks later gets the same bytes.
 */
@ApplicationScoped
public class Printouts {

    private static final String BODY = "<body>";
    private static final String WATERMARK =
            "<div style=\"position: fixed; top: 100mm; left: 18mm; font-size: 60pt; color: #f0c8c8;"
                    + " transform: rotate(-30deg)\">演练 REHEARSAL</div>";

    private final AgroalDataSource database;
    private final Templates templates;
    private final Documents documents;
    private final ItemVersions items;
    private final Clock clock;
    private final OfficeTime time;

    Printouts(
            AgroalDataSource database,
            Templates templates,
            Documents documents,
            ItemVersions items,
            Clock clock,
            OfficeTime time) {
        this.database = database;
        this.templates = templates;
        this.documents = documents;
        this.items = items;
        this.clock = clock;
        this.time = time;
    }

    /** A printing and its SHA-256, which is its ETag. */
    public record Printout(byte[] pdf, String sha256) {}

    /**
     * The printing of a document. Two that ask at the same time get the one kept first.
     *
     * @param filing the case that the document belongs to
     */
    Printout of(Document document, Filing filing) {
        return kept(document.id())
                .orElseGet(
                        () -> {
                            byte[] pdf = print(document, filing);
                            keep(document.id(), pdf);
                            return kept(document.id()).orElseThrow();
                        });
    }

    /**
     * Prints what was issued so far, before the application that it prints is corrected: a document
     * says what it said when it was issued.
     */
    public void ofAllIssued(Filing filing) {
        documents.of(filing.id()).forEach(document -> of(document, filing));
    }

    private byte[] print(Document document, Filing filing) {
        List<Document> earlier = new ArrayList<>();
        for (Document other : documents.of(filing.id())) {
            if (other.id().equals(document.id())) {
                break;
            }
            earlier.add(other);
        }
        String text =
                Typesetter.set(
                        templates.get(document.template()),
                        DocumentContent.of(
                                document,
                                CaseData.of(filing),
                                items.get(filing.itemCode(), filing.itemVersion()).body(),
                                earlier));
        return Pdf.render(time.isRehearsal() ? text.replace(BODY, BODY + WATERMARK) : text);
    }

    private Optional<Printout> kept(UUID documentId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select pdf, sha256 from document_pdf where document_id = ?")) {
            select.setObject(1, documentId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Printout(row.getBytes(1), row.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(UUID documentId, byte[] pdf) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            try (Connection connection = database.getConnection();
                                    PreparedStatement insert =
                                            connection.prepareStatement(
                                                    "insert into document_pdf (document_id, sha256,"
                                                            + " pdf, rendered_at) values (?, ?, ?, ?)"
                                                            + " on conflict do nothing")) {
                                insert.setObject(1, documentId);
                                insert.setString(2, TemplateSet.hash(pdf));
                                insert.setBytes(3, pdf);
                                insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
                                insert.executeUpdate();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }
}
