package org.onevisit.permit.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.onevisit.platform.Feed;

/**
 * Tells subscribers of events: each in order, at least once, from a position of its own. What fails
 * is told again, later each time, up to once an hour; nothing is skipped. Several hands tell: a
 * subscriber that answers slowly does not hold up the others.
 */
@ApplicationScoped
public class Pusher {

    private static final Logger LOG = Logger.getLogger(Pusher.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    private final Subscriptions subscriptions;
    private final Feed feed;
    private final Call call;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration pause;
    private final List<String> allowed;
    private final List<Thread> hands;
    private volatile boolean stopped;

    Pusher(
            Subscriptions subscriptions,
            Feed feed,
            Call call,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "onevisit.push.pause") Duration pause,
            @ConfigProperty(name = "onevisit.push.hands") int hands,
            @ConfigProperty(name = "onevisit.push.allowed-hosts") Optional<List<String>> allowed) {
        this.subscriptions = subscriptions;
        this.feed = feed;
        this.call = call;
        this.json = json;
        this.clock = clock;
        this.pause = pause;
        this.allowed = allowed.orElse(List.of());
        this.hands =
                IntStream.range(0, hands)
                        .mapToObj(hand -> new Thread(this::watch, "push-" + hand))
                        .toList();
        this.hands.forEach(hand -> hand.setDaemon(true));
    }

    /** What a subscriber gets. */
    record Told(String subscription, List<Feed.Event> items, long next) {}

    void start(@Observes StartupEvent started) {
        hands.forEach(Thread::start);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        hands.forEach(LockSupport::unpark);
    }

    private void watch() {
        while (!stopped) {
            boolean idle = true;
            try {
                Optional<Subscriptions.Subscription> due =
                        QuarkusTransaction.requiringNew()
                                .call(() -> subscriptions.take(clock.instant(), LEASE));
                if (due.isPresent()) {
                    idle = false;
                    tell(due.get());
                }
            } catch (RuntimeException e) {
                LOG.warnf("Cannot tell subscribers, trying on (%s)", e.toString());
            }
            if (idle) {
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    private void tell(Subscriptions.Subscription one) {
        Feed.Stretch stretch = feed.read(one.position(), Feed.MAX_LIMIT, 0);
        List<Feed.Event> events =
                stretch.items().stream()
                        .filter(
                                event ->
                                        one.officeCode() == null
                                                || one.officeCode().equals(event.officeCode()))
                        .toList();
        Optional<String> failure =
                events.isEmpty() ? Optional.empty() : send(one, events, stretch.next());
        Instant now = clock.instant();
        boolean more = stretch.items().size() == Feed.MAX_LIMIT;
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            if (failure.isEmpty()) {
                                subscriptions.told(
                                        one, stretch.next(), now, more ? Duration.ZERO : pause);
                            } else {
                                subscriptions.failed(one, failure.get(), now, wait(one));
                            }
                        });
    }

    /** Why it failed; empty when the subscriber took it. */
    private Optional<String> send(
            Subscriptions.Subscription one, List<Feed.Event> events, long next) {
        try {
            String body = json.writeValueAsString(new Told(one.id().toString(), events, next));
            URI url = URI.create(one.url());
            return call.post(
                    url,
                    PublicAddress.of(url, allowed),
                    body,
                    clock.instant().getEpochSecond(),
                    one.secret());
        } catch (PublicAddress.NotPublic e) {
            return Optional.of(e.getMessage());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Duration wait(Subscriptions.Subscription one) {
        Duration wait = Duration.ofSeconds(1L << Math.min(one.failures(), MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
