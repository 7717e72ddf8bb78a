package org.onevisit.permit.clock;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.onevisit.permit.card.Card;
import org.onevisit.permit.card.Raising;
import org.onevisit.permit.desk.Step;
import org.onevisit.permit.desk.Task;
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
    private static final int SKIP_LOCKED = -2;

    private final EntityManager database;
    private final CaseClocks clocks;
    private final Silence silence;
    private final Lapsing lapsing;
    private final Raising cards;
    private final Events events;
    private final Clock clock;
    private final Duration pause;
    private final int hands;
    private final ExecutorService workers;
    private final Thread thread;
    private volatile boolean stopped;

    Alarms(
            EntityManager database,
            CaseClocks clocks,
            Silence silence,
            Lapsing lapsing,
            Raising cards,
            Events events,
            Clock clock,
            @ConfigProperty(name = "onevisit.clock.sweep") Duration pause,
            @ConfigProperty(name = "onevisit.clock.hands") int hands) {
        this.database = database;
        this.clocks = clocks;
        this.silence = silence;
        this.lapsing = lapsing;
        this.cards = cards;
        this.events = events;
        this.clock = clock;
        this.pause = pause;
        this.hands = hands;
        this.workers = Executors.newFixedThreadPool(hands);
        this.thread = new Thread(this::watch, "alarms");
        this.thread.setDaemon(true);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        LockSupport.unpark(thread);
        workers.shutdownNow();
    }

    private void watch() {
        while (!stopped) {
            try {
                sweep();
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                LOG.warnf("Cannot look at the clocks, trying on (%s)", e.toString());
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** Looks at the cases whose moment has come until there is none left. */
    void sweep() throws InterruptedException, ExecutionException {
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < hands; i++) {
            work.add(workers.submit(this::lookAtAll));
        }
        for (Future<?> one : work) {
            one.get();
        }
    }

    private void lookAtAll() {
        boolean found = true;
        while (found && !stopped) {
            found = lookAtNext(clock.instant());
        }
    }

    private boolean lookAtNext(Instant now) {
        AtomicReference<UUID> held = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> actOnNext(now, held));
        } catch (RuntimeException e) {
            UUID filingId = held.get();
            if (filingId == null) {
                throw e;
            }
            // One case that fails holds up no other; it is tried again.
            LOG.errorf(e, "The clock of case %s failed", filingId);
            QuarkusTransaction.requiringNew().run(() -> postpone(filingId, e, now));
            return true;
        }
    }

    private boolean actOnNext(Instant now, AtomicReference<UUID> held) {
        Object[] next = next(now);
        if (next == null) {
            return false;
        }
        Filing filing = (Filing) next[0];
        held.set(filing.id());
        act(filing, (CaseClock) next[1], now);
        return true;
    }

    /**
     * A case that nobody holds, locked with its clock; what is due comes before what only has to be
     * read anew.
     */
    private Object[] next(Instant now) {
        Object[] due =
                claim("c.wakesAt <= ?1 order by c.wakesAt", query -> query.setParameter(1, now));
        return due != null
                ? due
                : claim("c.staleSince is not null order by c.staleSince", query -> query);
    }

    private Object[] claim(String which, UnaryOperator<TypedQuery<Object[]>> bound) {
        return bound.apply(
                        database.createQuery(
                                "select f, c from CaseClock c join Filing f on f.id = c.filingId where "
                                        + which,
                                Object[].class))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private void act(Filing filing, CaseClock dates, Instant now) {
        if (dates.isStale()) {
            clocks.freshen(filing.id());
        }
        // A date may have moved since the moment was set: what counts is how it stands now.
        CaseClocks.Standing standing = clocks.follow(filing, now);
        while (dates.wakesAt() != null && !dates.wakesAt().isAfter(now)) {
            give(filing, dates, standing, now);
            standing = clocks.follow(filing, now);
        }
        dates.worked();
    }

    private void give(Filing filing, CaseClock dates, CaseClocks.Standing standing, Instant now) {
        for (Warning warning : standing.warnings()) {
            if (warning.moment().isAfter(now) || !dates.give(warning.word())) {
                continue;
            }
            if (warning.kind() == Warning.Kind.DEEMED_ACCEPTANCE) {
                silence.accept(filing, dates, standing.open(Step.INTAKE), now);
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
            if (warning.kind().card() != null) {
                cards.raise(warning.kind().card(), filing, breach(warning, standing.open()), now);
            }
        }
    }

    /** The owner is who has the step in hands that is late, or at which the case waits. */
    private static Card.Breach breach(Warning warning, List<Task> open) {
        String owner =
                open.stream()
                        .filter(
                                task ->
                                        warning.subject().isEmpty()
                                                || warning.subject().equals(task.step().name()))
                        .map(Task::assignee)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new Card.Breach(warning.subject(), warning.limit(), owner);
    }

    private void postpone(UUID filingId, RuntimeException failure, Instant now) {
        CaseClock dates = database.find(CaseClock.class, filingId, LockModeType.PESSIMISTIC_WRITE);
        dates.failed(failure.getClass().getSimpleName(), now);
        // It is read anew when its next moment comes, not before.
        clocks.freshen(filingId);
    }
}
