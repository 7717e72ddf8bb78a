package org.onevisit.gateway.route;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.onevisit.gateway.Settings;
import org.onevisit.gateway.entry.Exchange;
import org.onevisit.gateway.entry.Problem;

/** Passes requests on to the services and their answers back, piece by piece. */
@Singleton
public final class Forwarding {

    private static final ProxyOptions NO_WEBSOCKETS = new ProxyOptions().setSupportWebSocket(false);

    private final Map<Part, Origin> origins = new EnumMap<>(Part.class);
    private final Vertx vertx;
    private final PassedHeaders headers;

    @Inject
    Forwarding(Vertx vertx, Settings settings) {
        this.vertx = vertx;
        this.headers = new PassedHeaders(settings.publicUrl());
        for (Part part : Part.values()) {
            origins.put(part, new Origin(vertx, part, settings));
        }
    }

    /** Sends the request of the exchange to the service of its route. */
    public void forward(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        long announced = announced(request);
        if (announced > exchange.route().bodyLimit()) {
            exchange.refuse(Problem.BODY_TOO_LARGE);
            return;
        }
        if (request.headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
            exchange.response().writeContinue();
        }
        Origin origin = origins.get(exchange.route().part());
        Passage passage = new Passage(vertx, exchange, origin, headers);
        HttpProxy.reverseProxy(NO_WEBSOCKETS, origin.client())
                .origin(passage)
                .addInterceptor(passage)
                .handle(request);
    }

    void close(@Observes ShutdownEvent event) {
        origins.values().forEach(origin -> origin.client().close());
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
