package org.onevisit.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A service that answers with what it was asked, and misbehaves where its path says so. */
final class EchoService {

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> aborted = new ConcurrentHashMap<>();
    private final Promise<Boolean> sent = Promise.promise();
    private final Vertx vertx;

    EchoService(Vertx vertx) {
        this.vertx = vertx;
    }

    void handle(HttpServerRequest request) {
        String path = request.path();
        int call = calls.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
        AtomicLong seen = new AtomicLong();
        request.handler(piece -> seen.addAndGet(piece.length()));
        request.exceptionHandler(
                cause -> aborted.computeIfAbsent(path, p -> new AtomicLong()).set(seen.get()));
        request.endHandler(end -> answer(request, path, call, seen.get()));
    }

    private void answer(HttpServerRequest request, String path, int call, long body) {
        HttpServerResponse response = request.response();
        if (path.contains("/calls/")) {
            String of = path.substring(path.indexOf("/calls/") + 6);
            int count = calls.getOrDefault("/api/permits" + of, new AtomicInteger()).get();
            AtomicLong cut = aborted.get("/api/permits" + of);
            json(
                    response,
                    new JsonObject()
                            .put("calls", count)
                            .put("aborted", cut == null ? null : cut.get()));
        } else if (path.contains("/slow")) {
            vertx.setTimer(5_000, late -> response.end());
        } else if (path.contains("/once-closed") && call == 1 || path.contains("/always-closed")) {
            request.connection().close();
        } else if (path.contains("/html-error")) {
            response.setStatusCode(500)
                    .putHeader("Content-Type", "text/html")
                    .end("<html>java.lang.NullPointerException at org.example</html>");
        } else if (path.contains("/empty-401")) {
            response.setStatusCode(401).putHeader("WWW-Authenticate", "Bearer").end();
        } else if (path.contains("/known")) {
            response.setStatusCode(304).putHeader("ETag", "\"1\"").end();
        } else if (path.contains("/html")) {
            response.putHeader("Content-Type", "text/html").end("<html><style></style></html>");
        } else if (path.contains("/cached")) {
            response.putHeader("Cache-Control", "public, max-age=60")
                    .putHeader("ETag", "\"1\"")
                    .end();
        } else if (path.contains("/big")) {
            big(response.setChunked(true), path.contains("/left") ? 16 : 64)
                    .onComplete(
                            done -> {
                                if (path.contains("/left")) {
                                    sent.tryComplete(done.succeeded());
                                }
                            });
        } else if (path.contains("/sent")) {
            sent.future().onSuccess(whole -> json(response, new JsonObject().put("whole", whole)));
        } else {
            echo(request, response, body);
        }
    }

    private static void echo(HttpServerRequest request, HttpServerResponse response, long body) {
        JsonObject headers = new JsonObject();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(), value));
        response.putHeader("X-Trace-Id", "the-services-own")
                .putHeader("Set-Cookie", "service=1")
                .putHeader("Server", "secret/1.0");
        json(
                response,
                new JsonObject()
                        .put("method", request.method().name())
                        .put("target", request.uri())
                        .put("body", body)
                        .put("headers", headers));
    }

    private static void json(HttpServerResponse response, JsonObject body) {
        response.putHeader("Content-Type", "application/json").end(body.toBuffer());
    }

    /** Mebibytes without a known length. */
    private static Future<Void> big(HttpServerResponse response, int left) {
        return left == 0
                ? response.end()
                : response.write("x".repeat(1 << 20)).compose(sent -> big(response, left - 1));
    }
}
