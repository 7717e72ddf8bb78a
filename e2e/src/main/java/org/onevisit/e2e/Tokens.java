package org.onevisit.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens of the demo realm's users, whose passwords are their names: by direct grant of the
 * client {@code onevisit-cli}, fetched once and renewed before they expire.
 */
public final class Tokens {

    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Token> known = new ConcurrentHashMap<>();

    /** A token and the instant (of {@link System#nanoTime}) from which a new one is needed. */
    private record Token(String text, long renewAt) {
        boolean isFresh() {
            return System.nanoTime() - renewAt < 0;
        }
    }

    /**
     * @param realm address of the realm
     */
    public Tokens(String realm) {
        this.endpoint = URI.create(realm + "/protocol/openid-connect/token");
    }

    /** A token of the user that is valid for a minute at least. */
    public String of(String user) {
        Token token = known.get(user);
        if (token != null && token.isFresh()) {
            return token.text();
        }
        return known.compute(user, (name, old) -> old != null && old.isFresh() ? old : fetch(name))
                .text();
    }

    /** A token that nobody else uses, as fresh as can be. */
    public String another(String user) {
        return fetch(user).text();
    }

    private Token fetch(String user) {
        String form =
                "grant_type=password&client_id=onevisit-cli&username=" + user + "&password=" + user;
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "No token for " + user + ": " + new String(answer.body(), UTF_8));
            }
            JsonNode token = JSON.readTree(answer.body());
            Duration life = Duration.ofSeconds(token.path("expires_in").asLong()).minus(MARGIN);
            return new Token(
                    token.path("access_token").asText(), System.nanoTime() + life.toNanos());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
