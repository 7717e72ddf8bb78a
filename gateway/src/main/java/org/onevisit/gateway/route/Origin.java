package org.onevisit.gateway.route;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.onevisit.gateway.Settings;

/** The connections to one service, and the breaker that spares a service which is down. */
final class Origin {

    /** How long a broken service is left alone before one request tries it again. */
    static final int RESET_SECONDS = 3;

    private static final int CONNECT_MILLIS = 2_000;
    private static final int FAILURES = 10;
    private static final int WINDOW_MILLIS = 10_000;

    /** Far under the services' own idle time, so that they never close one we are writing to. */
    private static final int KEEP_ALIVE_SECONDS = 60;

    private final HttpClient client;
    private final CircuitBreaker breaker;
    private final RequestOptions address;

    Origin(Vertx vertx, Part part, Settings settings) {
        URI url = part.url(settings);
        boolean ssl = "https".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : ssl ? 443 : 80;
        this.address = new RequestOptions().setHost(url.getHost()).setPort(port).setSsl(ssl);
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(CONNECT_MILLIS)
                                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                                .setIdleTimeout((int) settings.longestTimeout().toSeconds() + 30)
                                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                                .setTcpNoDelay(true)
                                .setMaxHeaderSize(32 * 1024)
                                .setMaxWaitQueueSize(1_000),
                        new PoolOptions().setHttp1MaxSize(settings.connectionsPerPart()));
        this.breaker =
                CircuitBreaker.create(
                        part.label(),
                        vertx,
                        new CircuitBreakerOptions()
                                .setTimeout(-1)
                                .setMaxFailures(FAILURES)
                                .setFailuresRollingWindow(WINDOW_MILLIS)
                                .setResetTimeout(RESET_SECONDS * 1_000L)
                                .setNotificationAddress(null));
        breaker.<ProxyResponse>failurePolicy(
                answer -> answer.failed() && Outage.of(answer.cause()) == Outage.DOWN);
    }

    HttpClient client() {
        return client;
    }

    /** A request to the service, on a connection of the pool. */
    Future<HttpClientRequest> request(HttpMethod method, String target) {
        return client.request(new RequestOptions(address).setMethod(method).setURI(target));
    }

    /** Asks the service, unless it has just failed too often. */
    Future<ProxyResponse> guarded(Supplier<Future<ProxyResponse>> attempt) {
        return breaker.execute(answer -> attempt.get().onComplete(answer));
    }
}
