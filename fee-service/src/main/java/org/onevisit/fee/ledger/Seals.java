package org.onevisit.fee.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Numbers transactions after they are committed, without gaps, and seals them in batches: each seal
 * is a hash over the batch and the seal before. So no writer waits for a counter or for a chain.
 */
@ApplicationScoped
class Seals {

    /** Transactions in one batch; its text is put together in memory. */
    private static final int BATCH = 2000;

    private final DataSource database;
    private final Clock clock;

    Seals(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Seals everything that is committed, in transactions of its own. */
    @Scheduled(
            every = "{onevisit.ledger.seal}",
            delayed = "{onevisit.ledger.seal}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void seal() {
        while (QuarkusTransaction.requiringNew().call(this::sealBatch) == BATCH) {
            // There may be more.
        }
    }

    private int sealBatch() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement seal =
                        connection.prepareStatement("select ledger_seal_batch(?, ?)")) {
            seal.setInt(1, BATCH);
            seal.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            try (ResultSet row = seal.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
