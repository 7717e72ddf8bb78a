package org.onevisit.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Somebody who speaks to the suite through the gateway, with a token or without. */
final class Person {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final URI gateway;
    private final Supplier<String> token;

    Person(URI gateway, Supplier<String> token) {
        this.gateway = gateway;
        this.token = token;
    }

    Answer get(String path) {
        return send("GET", path, "application/json", BodyPublishers.noBody(), Map.of());
    }

    Answer post(String path) {
        return send("POST", path, "application/json", BodyPublishers.noBody(), Map.of());
    }

    Answer post(String path, Object body) {
        return send("POST", path, "application/json", json(body), Map.of());
    }

    Answer put(String path, Object body) {
        return send("PUT", path, "application/json", json(body), Map.of());
    }

    /** Replaces what has the tag. */
    Answer put(String path, Object body, String tag) {
        return send("PUT", path, "application/json", json(body), Map.of("If-Match", tag));
    }

    Answer upload(String path, byte[] file) {
        return send(
                "PUT",
                path,
                "application/octet-stream",
                BodyPublishers.ofByteArray(file),
                Map.of());
    }

    private Answer send(
            String method,
            String path,
            String type,
            BodyPublisher body,
            Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", type)
                        .method(method, body);
        headers.forEach(request::header);
        String bearer = token.get();
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            return new Answer(
                    method + " " + path,
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
