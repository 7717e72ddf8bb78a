package org.onevisit.gateway.health;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.onevisit.gateway.Settings;
import org.onevisit.gateway.entry.Exchange;
import org.onevisit.gateway.route.Part;

/**
 * Which parts of the suite run, for the landing page. It says no more than their names and UP or
 * DOWN, and asks the parts at most once in two seconds, however often it is asked itself.
 */
@Singleton
public final class Parts {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int TIMEOUT_MILLIS = 1_500;

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final HttpClient client;
    private final boolean demo;
    private Future<JsonObject> latest;
    private long askedNanos;

    @Inject
    Parts(Vertx vertx, Settings settings) {
        this.demo = settings.demo();
        this.client =
                vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS));
        for (Part part : Part.values()) {
            URI url = part.url(settings);
            addresses.put(part.label(), url.resolve("/q/health/ready").toString());
        }
        addresses.put("login", settings.oidcUrl() + "/protocol/openid-connect/certs");
    }

    /** Answers 200 with the state of every part; a part that is down is not the gateway's fault. */
    public void show(Exchange exchange) {
        latest().onSuccess(
                        state ->
                                exchange.response()
                                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                        .end(state.toBuffer()));
    }

    private synchronized Future<JsonObject> latest() {
        long now = System.nanoTime();
        if (latest == null || latest.isComplete() && now - askedNanos > FRESH_NANOS) {
            askedNanos = now;
            latest = ask();
        }
        return latest;
    }

    private Future<JsonObject> ask() {
        List<Future<Boolean>> answers = new ArrayList<>();
        addresses.values().forEach(address -> answers.add(answers(address)));
        return Future.join(answers)
                .map(
                        all -> {
                            JsonObject parts = new JsonObject().put("gateway", "UP");
                            boolean up = true;
                            int i = 0;
                            for (String name : addresses.keySet()) {
                                boolean answered = all.<Boolean>resultAt(i++);
                                parts.put(name, answered ? "UP" : "DOWN");
                                up &= answered;
                            }
                            return new JsonObject()
                                    .put("status", up ? "UP" : "DEGRADED")
                                    .put("demo", demo)
                                    .put("parts", parts);
                        });
    }

    private Future<Boolean> answers(String address) {
        RequestOptions request =
                new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(address)
                        .setTimeout(TIMEOUT_MILLIS);
        return client.request(request)
                .compose(HttpClientRequest::send)
                .map(HttpClientResponse::statusCode)
                .map(status -> status == 200)
                .otherwise(false);
    }
}
