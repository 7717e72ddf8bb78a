package org.onevisit.permit.disclosure;

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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.permit.filing.Applicant;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.platform.OfficeTime;

/**
 * Decisions that anyone may read (行政许可法 art. 40), published in the transaction of the decision: the
 * seven working days of the practice (双公示) are never needed.
 */
@ApplicationScoped
public class Disclosures {

    private static final String COLUMNS =
            "select d.id, d.office_code, d.office_name, d.item_code, d.item_name, d.decision,"
                    + " d.decision_no, d.decided_on, d.party_type, d.party_name, d.party_code,"
                    + " c.certificate_no, c.status, c.valid_to, d.published_at"
                    + " from disclosure d left join certificate c on c.filing_id = d.filing_id";

    private final AgroalDataSource database;
    private final ItemVersions items;
    private final Set<String> withheld;

    Disclosures(
            AgroalDataSource database,
            ItemVersions items,
            @ConfigProperty(name = "onevisit.disclosure.withheld-items")
                    Optional<Set<String>> withheld) {
        this.database = database;
        this.items = items;
        this.withheld = withheld.orElse(Set.of());
    }

    /** Decisions on these items are kept back, by item code or basic code. */
    Set<String> withheld() {
        return withheld;
    }

    /** Whether decisions on an item are not for everybody. */
    boolean keepsBack(String itemCode) {
        return withheld.stream().anyMatch(itemCode::endsWith);
    }

    /** Publishes a decision, in its transaction; that of an item kept back is passed over. */
    public void publish(Filing filing, String decisionNo, Instant at) {
        publish(filing, decisionNo, at, at);
    }

    /** Publishes a decision that was made before; what is public already stays as it is. */
    void publish(Filing filing, String decisionNo, Instant decided, Instant at) {
        if (keepsBack(filing.itemCode())) {
            return;
        }
        Applicant party = filing.applicant();
        boolean person = party.type() == Applicant.Type.PERSON;
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into disclosure (id, filing_id, office_code, office_name,"
                                        + " item_code, item_name, decision, decision_no, decided_on,"
                                        + " party_type, party_name, party_code, published_at)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                        + " on conflict (filing_id) do nothing")) {
            fill(
                    insert,
                    UUID.randomUUID(),
                    filing.id(),
                    filing.officeCode(),
                    items.get(filing.itemCode(), filing.itemVersion())
                            .body()
                            .path("officeName")
                            .asText(),
                    filing.itemCode(),
                    filing.itemName(),
                    filing.decision().name(),
                    decisionNo,
                    LocalDate.ofInstant(decided, OfficeTime.ZONE),
                    party.type().name(),
                    person ? masked(party.name()) : party.name(),
                    person ? null : party.identifier(),
                    at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first character of a person's name, the others as stars: 张三 is 张*. */
    static String masked(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
    }

    /**
     * Disclosed decisions, the latest first.
     *
     * @param after the last one seen, or null
     */
    List<Disclosed> page(Search search, Key after, int limit) {
        StringBuilder where = new StringBuilder();
        List<Object> values = new ArrayList<>();
        for (String word : search.words()) {
            where.append(
                    " and d.terms @> bigrams(lower(normalize(?, NFKC)))"
                            + " and position(lower(normalize(?, NFKC)) in d.search_text) > 0");
            values.add(word);
            values.add(word);
        }
        add(where, values, " and d.office_code = ?", search.officeCode());
        add(where, values, " and d.item_code = ?", search.itemCode());
        add(where, values, " and d.decided_on >= ?", search.from());
        add(where, values, " and d.decided_on <= ?", search.to());
        if (after != null) {
            where.append(" and (d.decided_on, d.id) < (?, ?)");
            values.add(after.decidedOn());
            values.add(after.id());
        }
        values.add(limit);
        return read(
                COLUMNS + " where true" + where + " order by d.decided_on desc, d.id desc limit ?",
                values.toArray());
    }

    /** Where a page goes on. */
    record Key(LocalDate decidedOn, UUID id) {}

    Optional<Disclosed> find(UUID id) {
        return read(COLUMNS + " where d.id = ?", id).stream().findFirst();
    }

    private static void add(
            StringBuilder where, List<Object> values, String condition, Object value) {
        if (value != null) {
            where.append(condition);
            values.add(value);
        }
    }

    private List<Disclosed> read(String query, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            fill(select, values);
            try (ResultSet row = select.executeQuery()) {
                List<Disclosed> found = new ArrayList<>();
                while (row.next()) {
                    found.add(
                            new Disclosed(
                                    row.getObject(1, UUID.class),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7),
                                    row.getObject(8, LocalDate.class),
                                    row.getString(9),
                                    row.getString(10),
                                    row.getString(11),
                                    row.getString(12),
                                    row.getString(13),
                                    row.getObject(14, LocalDate.class),
                                    row.getObject(15, OffsetDateTime.class).toInstant()));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
