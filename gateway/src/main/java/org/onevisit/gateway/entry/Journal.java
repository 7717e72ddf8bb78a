package org.onevisit.gateway.entry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.onevisit.gateway.Settings;

/** Writes down every exchange: one log line, and one measurement per method, route and status. */
@Singleton
final class Journal {

    private static final Logger LOG = Logger.getLogger("org.onevisit.access");

    /** No status of HTTP: the client went away before its answer was complete. */
    private static final int CLIENT_GONE = 499;

    private static final String CLASS = Journal.class.getName();

    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final boolean logged;

    @Inject
    Journal(MeterRegistry meters, Settings settings) {
        this.meters = meters;
        this.logged = settings.accessLog();
    }

    void enter(Exchange exchange) {
        long nanos = System.nanoTime() - exchange.startedNanos();
        String method = Methods.known(exchange.request().method().name());
        int status = status(exchange.response());
        timers.computeIfAbsent(new Key(method, exchange.route().name(), status), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
        if (logged && LOG.isLoggable(Level.INFO)) {
            String path = DigitRuns.masked(path(exchange.target()));
            ExtLogRecord line =
                    new ExtLogRecord(Level.INFO, method + " " + path + " " + status, CLASS);
            line.setLoggerName(LOG.getName());
            line.putMdc("traceId", exchange.traceId());
            line.putMdc("method", method);
            line.putMdc("path", path);
            line.putMdc("status", Integer.toString(status));
            line.putMdc("ms", Long.toString(TimeUnit.NANOSECONDS.toMillis(nanos)));
            line.putMdc("route", exchange.route().name());
            if (exchange.subject() != null) {
                line.putMdc("subject", exchange.subject());
            }
            LOG.logRaw(line);
        }
    }

    private static int status(HttpServerResponse response) {
        boolean gone = response.closed() && !response.ended();
        return gone ? CLIENT_GONE : response.getStatusCode();
    }

    private Timer timer(Key key) {
        return Timer.builder("gateway.requests")
                .description("Requests by method, route and status")
                .tag("method", key.method())
                .tag("route", key.route())
                .tag("status", Integer.toString(key.status()))
                .register(meters);
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private record Key(String method, String route, int status) {}
}
