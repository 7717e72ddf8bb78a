package org.onevisit.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.onevisit.gateway.entry.Exchange;

/**
 * Which headers go through the gateway. Of a request only the known ones do: cookies, forwarded
 * addresses and whatever claims to say who the caller is stay outside, under any name.
 */
final class PassedHeaders {

    private static final Set<String> OF_REQUESTS =
            caseless(
                    "Accept",
                    "Accept-Encoding",
                    "Accept-Language",
                    "Content-Disposition",
                    "Content-Encoding",
                    "Content-Language",
                    "Content-Length",
                    "Content-Type",
                    "Idempotency-Key",
                    "If-Match",
                    "If-Modified-Since",
                    "If-None-Match",
                    "If-Range",
                    "If-Unmodified-Since",
                    "Last-Event-ID",
                    "Prefer",
                    "Range",
                    "User-Agent");

    /** Connection matters of the service, and what tells too much about it. */
    private static final List<String> NOT_OF_ANSWERS =
            List.of(
                    "Connection",
                    "Keep-Alive",
                    "Proxy-Authenticate",
                    "Server",
                    "Set-Cookie",
                    "Upgrade",
                    "X-Powered-By",
                    "X-Trace-Id");

    private final String scheme;
    private final String host;

    PassedHeaders(URI publicUrl) {
        this.scheme = publicUrl.getScheme();
        this.host = publicUrl.getAuthority();
    }

    void ofRequest(ProxyRequest request, Exchange exchange) {
        MultiMap passed = MultiMap.caseInsensitiveMultiMap();
        for (Map.Entry<String, String> header : request.proxiedRequest().headers()) {
            if (OF_REQUESTS.contains(header.getKey())) {
                passed.add(header.getKey(), header.getValue());
            }
        }
        if (exchange.authorization() != null) {
            passed.set(HttpHeaders.AUTHORIZATION, exchange.authorization());
        }
        passed.set(Exchange.TRACE, exchange.traceId());
        passed.set("X-Forwarded-For", exchange.address());
        passed.set("X-Forwarded-Proto", scheme);
        passed.set("X-Forwarded-Host", host);
        request.headers().setAll(passed);
    }

    void ofAnswer(ProxyResponse response) {
        MultiMap headers = response.headers();
        for (String name : NOT_OF_ANSWERS) {
            headers.remove(name);
        }
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
