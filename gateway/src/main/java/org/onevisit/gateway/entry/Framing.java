package org.onevisit.gateway.entry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/**
 * Whether it is beyond doubt where a request ends and for whom it is: where two programs could
 * disagree, a second request may hide in the first (RFC 9112, 6.1 and 11.2).
 */
final class Framing {

    /** Connections on which nothing more is read; forgotten together with the connection. */
    private static final Cache<HttpConnection, Boolean> FINISHED =
            Caffeine.newBuilder().weakKeys().build();

    private Framing() {}

    /** Whether the request came in behind one that was the last of its connection. */
    static boolean late(HttpServerRequest request) {
        return FINISHED.getIfPresent(request.connection()) != null;
    }

    static boolean sound(HttpServerRequest request) {
        MultiMap headers = request.headers();
        int hosts = headers.getAll(HttpHeaders.HOST).size();
        List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        return hosts <= 1
                && (hosts == 1 || request.version() == HttpVersion.HTTP_1_0)
                && headers.getAll(HttpHeaders.AUTHORIZATION).size() <= 1
                && headers.getAll(HttpHeaders.CONTENT_LENGTH).size() <= 1
                && (codings.isEmpty() || codings.equals(List.of("chunked")));
    }

    /**
     * A length beside the chunks was taken away by the parser and cannot be seen here any more. So
     * nothing is ever read after a chunked request: its connection is closed with the answer.
     */
    static void secure(Exchange exchange) {
        if (exchange.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            FINISHED.put(exchange.request().connection(), true);
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            exchange.context().addEndHandler(ignored -> exchange.request().connection().close());
        }
    }
}
