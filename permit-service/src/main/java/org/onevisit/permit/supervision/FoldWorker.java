package org.onevisit.permit.supervision;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.onevisit.platform.Feed;

/**
 * Keeps the figures up with the events, outside of requests. Every replica has one; the row of the
 * position lets one of them fold at a time.
 */
@ApplicationScoped
public class FoldWorker {

    private static final Logger LOG = Logger.getLogger(FoldWorker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int TIMEOUT_SECONDS = 600;

    /**
     * What is folded in one transaction takes about so long: of a million imported cases as many as
     * do not keep the events of the day waiting, which come before the rest.
     */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static final int SHORTEST = 2_000;

    private final Feed feed;
    private final Folding folding;
    private final Duration pause;
    private final Thread thread;
    private int stretch = SHORTEST;
    private volatile boolean stopped;

    FoldWorker(
            Feed feed,
            Folding folding,
            @ConfigProperty(name = "onevisit.figures.pause") Duration pause) {
        this.feed = feed;
        this.folding = folding;
        this.pause = pause;
        this.thread = new Thread(this::follow, "figures");
        this.thread.setDaemon(true);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void follow() {
        boolean complained = false;
        while (!stopped) {
            try {
                if (fold() == 0) {
                    LockSupport.parkNanos(pause.toNanos());
                }
                complained = false;
            } catch (RuntimeException e) {
                if (!complained && !stopped) {
                    LOG.errorf(e, "Cannot fold the figures, trying on");
                    complained = true;
                }
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            }
        }
    }

    /** Folds a stretch; answers how many events are still to come. */
    long fold() {
        // One more than is folded, so that it shows when there are more.
        long head = feed.head(stretch + 1);
        long started = System.nanoTime();
        long left =
                QuarkusTransaction.requiringNew()
                        .timeout(TIMEOUT_SECONDS)
                        .call(() -> folding.fold(head, stretch));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        if (took.compareTo(AT_ONCE) > 0) {
            stretch = Math.max(SHORTEST, stretch / 2);
        } else if (left > 0) {
            stretch = Math.min(Folding.STRETCH, stretch * 2);
        }
        return left;
    }
}
