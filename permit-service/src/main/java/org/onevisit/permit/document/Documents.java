package org.onevisit.permit.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.platform.OfficeTime;

/**
 * The documents of the cases. Issuing one writes its facts, in the transaction of the step that
 * issues it and with one statement; it is printed when somebody first asks for it.
 */
@ApplicationScoped
public class Documents {

    private static final String COLUMNS =
            "id, filing_id, office_code, kind, number, issued_on, issued_at, facts::text, template";

    // The ordinal is found in the same statement: a second notice of a kind gets -2 in its number.
    private static final String ISSUE =
            "insert into document (id, filing_id, office_code, kind, ordinal, number, issued_on,"
                    + " issued_at, facts, template)"
                    + " select ?, ?, ?, ?, n, ? || case when n > 1 then '-' || n else '' end || '号',"
                    + " ?, ?, ?::jsonb, ? from (select coalesce(max(ordinal), 0) + 1 as n"
                    + " from document where filing_id = ? and kind = ?) next returning number";

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Templates templates;
    private final ItemVersions items;
    private final OfficeWords words;

    Documents(
            AgroalDataSource database,
            ObjectMapper json,
            Templates templates,
            ItemVersions items,
            OfficeWords words) {
        this.database = database;
        this.json = json;
        this.templates = templates;
        this.items = items;
        this.words = words;
    }

    /**
     * Issues a document of a case in the caller's transaction.
     *
     * @param facts what it states beyond the case itself; see {@link DocumentKind}
     * @throws IllegalArgumentException when a fact is missing that the law asks for
     */
    public Document issue(Filing filing, DocumentKind kind, Instant at, Map<String, Object> facts) {
        kind.facts().check(facts);
        JsonNode stated = json.valueToTree(facts);
        String officeName =
                items.get(filing.itemCode(), filing.itemVersion())
                        .body()
                        .path("officeName")
                        .asText();
        String number = words.number(filing.officeCode(), officeName, filing.caseNo(), kind);
        Document document =
                new Document(
                        timeOrderedId(),
                        filing.id(),
                        filing.officeCode(),
                        kind,
                        number,
                        LocalDate.ofInstant(at, OfficeTime.ZONE),
                        at,
                        stated,
                        templates.inForce(filing.officeCode(), kind));
        return insert(document);
    }

    private Document insert(Document document) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ISSUE)) {
            insert.setObject(1, document.id());
            insert.setObject(2, document.filingId());
            insert.setString(3, document.officeCode());
            insert.setString(4, document.kind().name());
            insert.setString(5, document.number());
            insert.setObject(6, document.issuedOn());
            insert.setObject(7, document.issuedAt().atOffset(ZoneOffset.UTC));
            insert.setString(8, document.facts().toString());
            insert.setString(9, document.template());
            insert.setObject(10, document.filingId());
            insert.setString(11, document.kind().name());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Document(
                        document.id(),
                        document.filingId(),
                        document.officeCode(),
                        document.kind(),
                        row.getString(1),
                        document.issuedOn(),
                        document.issuedAt(),
                        document.facts(),
                        document.template());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The documents of a case in the order in which they were issued. */
    public List<Document> of(UUID filingId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select "
                                        + COLUMNS
                                        + " from document where filing_id = ? order by issued_at, id")) {
            select.setObject(1, filingId);
            try (ResultSet row = select.executeQuery()) {
                List<Document> documents = new ArrayList<>();
                while (row.next()) {
                    documents.add(read(row));
                }
                return documents;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document of a case; empty when the case has none of that id. */
    public Optional<Document> of(UUID filingId, UUID documentId) {
        return of(filingId).stream().filter(document -> document.id().equals(documentId)).findAny();
    }

    private Document read(ResultSet row) throws SQLException, JsonProcessingException {
        return new Document(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                DocumentKind.valueOf(row.getString(4)),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                json.readTree(row.getString(8)),
                row.getString(9));
    }

    /** UUID of version 7: rises with time, so that index pages fill in order. */
    private static UUID timeOrderedId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        // Not the office's time, only an order: a rehearsed clock must not bring ids out of it.
        long high = (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(0x1000);
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
