package org.onevisit.permit.fee;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.permit.process.Processes;
import org.onevisit.platform.FeedFollower;

/**
 * Follows fee-service's feed: what it tells of a case is a fact of the case, and a full payment a
 * message to its process, both in the transaction that moves the cursor.
 */
@ApplicationScoped
public class FeeFollower {

    private final CaseFees fees;
    private final Processes processes;
    private final FeedFollower follower;

    FeeFollower(
            CaseFees fees,
            Processes processes,
            ServiceToken token,
            AgroalDataSource database,
            @ConfigProperty(name = "onevisit.fee-url") String feeService) {
        this.fees = fees;
        this.processes = processes;
        this.follower =
                new FeedFollower(
                        "fees",
                        URI.create(feeService + "/api/fees/events"),
                        token::get,
                        database,
                        this::take);
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    private void take(JsonNode event) {
        UUID paid = fees.take(event);
        if (paid != null) {
            processes.feePaid(paid);
        }
    }
}
