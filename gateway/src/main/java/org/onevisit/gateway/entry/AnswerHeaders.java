package org.onevisit.gateway.entry;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.onevisit.gateway.Settings;
import org.onevisit.gateway.route.Route;

/** Headers that every answer carries, whoever made it. */
@Singleton
final class AnswerHeaders {

    private static final CharSequence POLICY =
            HttpHeaders.createOptimized("Content-Security-Policy");
    private static final String PAGE_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** A page that a service made of its data: may be laid out, may never run anything. */
    private static final String DOCUMENT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none';"
                    + " base-uri 'none'; form-action 'none'; sandbox allow-popups"
                    + " allow-top-navigation-by-user-activation";

    private final boolean secure;

    @Inject
    AnswerHeaders(Settings settings) {
        this.secure = settings.secure();
    }

    void complete(Exchange exchange) {
        MultiMap headers = exchange.response().headers();
        headers.set(Exchange.TRACE, exchange.traceId());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (secure) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        boolean html = type == null ? pageItself(exchange) : type.startsWith("text/html");
        Route route = exchange.route();
        if (!headers.contains(POLICY) || !route.forwarded()) {
            headers.set(
                    POLICY,
                    !route.forwarded()
                            ? route == Route.PAGE ? PAGE_POLICY : DATA_POLICY
                            : html ? DOCUMENT_POLICY : DATA_POLICY);
        }
        cache(exchange, headers, html);
    }

    /** A HEAD is answered without a type, but must be answered like a GET otherwise. */
    private static boolean pageItself(Exchange exchange) {
        String path = exchange.request().path();
        return exchange.route() == Route.PAGE && (path.endsWith("/") || path.endsWith(".html"));
    }

    private static void cache(Exchange exchange, MultiMap headers, boolean html) {
        boolean own = exchange.route() == Route.PAGE;
        if (own && html) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        } else if (!headers.contains(HttpHeaders.CACHE_CONTROL)
                && (exchange.authenticated()
                        || exchange.response().getStatusCode() >= 400
                        || !own && !exchange.route().forwarded())) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
