package org.onevisit.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * The one clock of a service. Offices live in Asia/Shanghai: a day of theirs is a day there.
 *
 * <p>In rehearsal mode (演练模式), which only the configuration can switch on, the clock of the suite
 * can be set. It is kept by permit-service; the others follow it, and every answer says so.
 */
@ApplicationScoped
public class OfficeTime {

    /** Zone in which days, terms and closing hours are counted. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Header of every answer in rehearsal mode: what time it is there. */
    public static final String REHEARSAL_HEADER = "X-Rehearsal-Clock";

    private static final Logger LOG = Logger.getLogger(OfficeTime.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final boolean rehearsal;
    private final Optional<URI> source;
    private volatile Duration ahead = Duration.ZERO;

    /**
     * @param rehearsal whether the clock can be set
     * @param source where another service tells how far the clock is ahead; none where it is kept
     */
    public OfficeTime(
            @ConfigProperty(name = "onevisit.rehearsal") boolean rehearsal,
            @ConfigProperty(name = "onevisit.rehearsal-source") Optional<URI> source) {
        this.rehearsal = rehearsal;
        this.source = source;
    }

    @Produces
    @Singleton
    Clock clock() {
        Clock real = Clock.tickMillis(ZONE);
        return rehearsal ? new Adjustable(real) : real;
    }

    /** Whether this is a rehearsal and nothing in it is true. */
    public boolean isRehearsal() {
        return rehearsal;
    }

    /**
     * Sets how far the clock of a rehearsal is ahead of the real one; negative when it is behind.
     *
     * @throws IllegalStateException when this is no rehearsal
     */
    public void shift(Duration ahead) {
        if (!rehearsal) {
            throw new IllegalStateException("The clock is only set in a rehearsal");
        }
        this.ahead = ahead;
    }

    /** How far a rehearsal must be ahead of the real clock for it to be then now. */
    public static Duration aheadFor(Instant then) {
        return Duration.between(Clock.tickMillis(ZONE).instant(), then);
    }

    void follow(@Observes StartupEvent started) {
        if (rehearsal && source.isPresent()) {
            Thread thread = new Thread(() -> follow(source.get()), "rehearsal-clock");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void follow(URI clock) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(clock).timeout(Duration.ofSeconds(5)).build();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                HttpResponse<String> answer =
                        http.send(request, HttpResponse.BodyHandlers.ofString());
                JsonNode told = new ObjectMapper().readTree(answer.body()).path("aheadMillis");
                if (told.isIntegralNumber()) {
                    shift(Duration.ofMillis(told.longValue()));
                }
            } catch (IOException e) {
                LOG.debugf("The rehearsal clock does not answer (%s)", e.toString());
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @ServerResponseFilter
    public void show(ContainerResponseContext response) {
        if (rehearsal) {
            Instant now = clock().instant().truncatedTo(ChronoUnit.SECONDS);
            response.getHeaders()
                    .putSingle(REHEARSAL_HEADER, now.atZone(ZONE).toOffsetDateTime().toString());
        }
    }

    /** The real clock, so far ahead. */
    private final class Adjustable extends Clock {

        private final Clock real;

        Adjustable(Clock real) {
            this.real = real;
        }

        @Override
        public Instant instant() {
            return real.instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Adjustable(real.withZone(zone));
        }
    }
}
