package org.onevisit.permit.disclosure;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.onevisit.permit.document.Document;
import org.onevisit.permit.document.DocumentKind;
import org.onevisit.permit.document.Documents;
import org.onevisit.permit.filing.Decision;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;

/**
 * Publishes what is not public though it should be: decisions made by a version of the suite that
 * did not publish, and on items that were kept back and no longer are.
 */
@ApplicationScoped
public class CatchingUp {

    private static final Logger LOG = Logger.getLogger(CatchingUp.class);

    /** Most decisions that are published in one transaction. */
    private static final int AT_ONCE = 200;

    private static final String MISSING =
            "select f.id from filing f where f.decided_at >= ?"
                    + " and not exists (select 1 from disclosure d where d.filing_id = f.id)"
                    + " and not exists (select 1 from unnest(?::text[]) as kept (code)"
                    + " where right(f.item_code, length(kept.code)) = kept.code)"
                    + " order by f.decided_at, f.id limit ?";

    private final AgroalDataSource database;
    private final Disclosures disclosures;
    private final Filings filings;
    private final Documents documents;
    private final Clock clock;

    CatchingUp(
            AgroalDataSource database,
            Disclosures disclosures,
            Filings filings,
            Documents documents,
            Clock clock) {
        this.database = database;
        this.disclosures = disclosures;
        this.filings = filings;
        this.documents = documents;
        this.clock = clock;
    }

    /** Publishes all decisions of the last year that are missing. */
    @Scheduled(
            every = "{onevisit.disclosure.catch-up}",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void catchUp() {
        int published = 0;
        int more;
        do {
            more = QuarkusTransaction.requiringNew().call(this::publish);
            published += more;
        } while (more == AT_ONCE);
        if (published > 0) {
            LOG.infof("Published %d decisions that were not public yet", published);
        }
    }

    private int publish() throws SQLException {
        List<UUID> missing = missing();
        for (UUID id : missing) {
            Filing filing = filings.findById(id);
            DocumentKind kind =
                    filing.decision() == Decision.GRANT
                            ? DocumentKind.GRANT_DECISION
                            : DocumentKind.REFUSAL_DECISION;
            Document decision =
                    documents.of(id).stream()
                            .filter(document -> document.kind() == kind)
                            .findFirst()
                            .orElseThrow();
            disclosures.publish(filing, decision.number(), decision.issuedAt(), clock.instant());
        }
        return missing.size();
    }

    private List<UUID> missing() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(MISSING)) {
            select.setObject(1, clock.instant().atOffset(ZoneOffset.UTC).minusYears(1));
            select.setArray(2, connection.createArrayOf("text", disclosures.withheld().toArray()));
            select.setInt(3, AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                List<UUID> ids = new ArrayList<>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }
}
