package org.onevisit.permit.rating;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.onevisit.permit.filing.Filing;

/**
 * Gives default ratings (默认好评) to cases that nobody rated in time, where that is switched on. Each
 * in a transaction of its own under the lock of the case: replicas do no case twice.
 */
@ApplicationScoped
public class Silences {

    private static final Logger LOG = Logger.getLogger(Silences.class);
    private static final int BATCH = 200;

    private final EntityManager database;
    private final RatingDesk desk;
    private final Clock clock;
    private final Duration pause;
    private final Thread thread;
    private volatile boolean stopped;

    Silences(
            EntityManager database,
            RatingDesk desk,
            Clock clock,
            @ConfigProperty(name = "onevisit.rating.sweep") Duration pause) {
        this.database = database;
        this.desk = desk;
        this.clock = clock;
        this.pause = pause;
        this.thread = new Thread(this::watch, "default-ratings");
        this.thread.setDaemon(true);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        while (!stopped) {
            int done = 0;
            try {
                Instant now = clock.instant();
                for (UUID filingId : QuarkusTransaction.requiringNew().call(() -> due(now))) {
                    QuarkusTransaction.requiringNew().run(() -> rate(filingId, now));
                    done++;
                }
            } catch (RuntimeException e) {
                LOG.warnf("Cannot give default ratings, trying on (%s)", e.toString());
                done = 0;
            }
            if (done < BATCH) {
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<UUID> due(Instant now) {
        return database.createNativeQuery(
                        "select filing_id from rating_awaited where due_at <= ?1"
                                + " order by due_at limit "
                                + BATCH,
                        UUID.class)
                .setParameter(1, now)
                .getResultList();
    }

    private void rate(UUID filingId, Instant now) {
        Filing filing = database.find(Filing.class, filingId, LockModeType.PESSIMISTIC_WRITE);
        int awaited =
                database.createNativeQuery(
                                "delete from rating_awaited where filing_id = ?1 and due_at <= ?2")
                        .setParameter(1, filingId)
                        .setParameter(2, now)
                        .executeUpdate();
        if (awaited > 0) {
            desk.silence(filing, now);
        }
    }
}
