package org.onevisit.permit.clock;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.onevisit.permit.desk.Tasks;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;

/**
 * Looks at cases whose moment has come and does what the clock has to do, each case in one
 * transaction under its lock. Replicas do this side by side: a case that another holds is passed
 * over, and what was done once is marked in the same transaction.
 */
@ApplicationScoped
public class Alarms {

    private static final Logger LOG = Logger.getLogger(Alarms.class);
    private static final int BATCH = 200;
    private static final int SKIP_LOCKED = -2;

    private final AgroalDataSource connections;
    private final EntityManager database;
    private final CaseClocks clocks;
    private final Silence silence;
    private final Lapsing lapsing;
    private final Tasks tasks;
    private final Events events;
    private final Clock clock;
    private final Duration pause;
    private final ExecutorService hands;
    private final Thread thread;
    private volatile boolean stopped;

    Alarms(
            AgroalDataSource connections,
            EntityManager database,
            CaseClocks clocks,
            Silence silence,
            Lapsing lapsing,
            Tasks tasks,
            Events events,
            Clock clock,
            @ConfigProperty(name = "onevisit.clock.sweep") Duration pause,
            @ConfigProperty(name = "onevisit.clock.hands") int hands) {
        this.connections = connections;
        this.database = database;
        this.clocks = clocks;
        this.silence = silence;
        this.lapsing = lapsing;
        this.tasks = tasks;
        this.events = events;
        this.clock = clock;
        this.pause = pause;
        this.hands = Executors.newFixedThreadPool(hands);
        this.thread = new Thread(this::watch, "alarms");
        this.thread.setDaemon(true);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        LockSupport.unpark(thread);
        hands.shutdownNow();
    }

    private void watch() {
        while (!stopped) {
            try {
                if (sweep() < BATCH) {
                    LockSupport.parkNanos(pause.toNanos());
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                LOG.warnf("Cannot look at the clocks, trying on (%s)", e.toString());
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    /** Looks at the cases whose moment has come; answers how many there were. */
    int sweep() throws InterruptedException, ExecutionException {
        Instant now = clock.instant();
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> due(now));
        List<Future<?>> work = new ArrayList<>();
        due.forEach(filingId -> work.add(hands.submit(() -> look(filingId, now))));
        for (Future<?> one : work) {
            one.get();
        }
        return due.size();
    }

    private void look(UUID filingId, Instant now) {
        try {
            QuarkusTransaction.requiringNew().run(() -> act(filingId, now));
        } catch (RuntimeException e) {
            // One case that fails holds up no other; it is tried again.
            LOG.errorf(e, "The clock of case %s failed", filingId);
            QuarkusTransaction.requiringNew().run(() -> postpone(filingId, e, now));
        }
    }

    /** What is due comes before what only has to be read anew. */
    private List<UUID> due(Instant now) throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "(select filing_id from case_clock where wakes_at <= ?"
                                        + " order by wakes_at limit "
                                        + BATCH
                                        + ") union all (select filing_id from case_clock"
                                        + " where stale_since is not null order by stale_since limit "
                                        + BATCH
                                        + ") limit "
                                        + BATCH)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                List<UUID> due = new ArrayList<>();
                while (row.next()) {
                    due.add(row.getObject(1, UUID.class));
                }
                return due;
            }
        }
    }

    private void act(UUID filingId, Instant now) {
        Filing filing =
                database.createQuery("from Filing where id = ?1", Filing.class)
                        .setParameter(1, filingId)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                        .getResultStream()
                        .findFirst()
                        .orElse(null);
        if (filing == null) {
            return;
        }
        CaseClock dates = clocks.of(filingId);
        if (dates.isStale()) {
            clocks.freshen(filingId);
        } else if (dates.wakesAt() == null || dates.wakesAt().isAfter(now)) {
            return;
        }
        // A date may have moved since the moment was set: what counts is how it stands now.
        clocks.follow(filing, now);
        while (dates.wakesAt() != null && !dates.wakesAt().isAfter(now)) {
            give(filing, dates, now);
            clocks.follow(filing, now);
        }
        dates.worked();
    }

    private void give(Filing filing, CaseClock dates, Instant now) {
        CaseReading reading = clocks.read(filing, now);
        for (Warning warning : clocks.warnings(filing, dates, reading, tasks.open(filing.id()))) {
            if (warning.moment().isAfter(now) || !dates.give(warning.word())) {
                continue;
            }
            if (warning.kind() == Warning.Kind.DEEMED_ACCEPTANCE) {
                silence.accept(filing, dates, now);
                return;
            }
            if (warning.kind() == Warning.Kind.LAPSED) {
                lapsing.lapse(filing, warning.limit(), now);
                return;
            }
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("limit", warning.limit());
            if (!warning.subject().isEmpty()) {
                data.put("subject", warning.subject());
            }
            events.append(
                    warning.kind().name(),
                    filing.id(),
                    filing.officeCode(),
                    Silence.ACTOR,
                    now,
                    data);
        }
    }

    private void postpone(UUID filingId, RuntimeException failure, Instant now) {
        CaseClock dates = database.find(CaseClock.class, filingId, LockModeType.PESSIMISTIC_WRITE);
        dates.failed(failure.getClass().getSimpleName(), now);
        // It is read anew when its next moment comes, not before.
        clocks.freshen(filingId);
    }
}
