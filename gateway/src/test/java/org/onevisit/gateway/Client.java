package org.onevisit.gateway;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.microprofile.config.ConfigProvider;

/** A client of the gateway, well-behaved or not. */
final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Client() {}

    static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    static HttpResponse<String> get(String target, String... headers) {
        return send("GET", target, HttpRequest.BodyPublishers.noBody(), headers);
    }

    static HttpResponse<String> post(String target, String body, String... headers) {
        return send("POST", target, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    static HttpResponse<String> send(
            String method, String target, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port() + target))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Sends the same until it is refused, and answers with how often it was not. */
    static int flood(String address, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "X-Forwarded-For";
        all[headers.length + 1] = address;
        int passed = 0;
        while (get("/api/me", all).statusCode() != 429) {
            passed++;
        }
        return passed;
    }

    static HttpResponse<String> fetch(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A token of the realm for a user, as a program would have it. */
    static String bearer(String user) {
        return bearer(user, 300);
    }

    static String bearer(String user, int seconds) {
        String issuer = ConfigProvider.getConfig().getValue("gateway.oidc-url", String.class);
        String realm = issuer.substring(0, issuer.indexOf("/realms"));
        return "Bearer " + fetch(realm + "/token?user=" + user + "&seconds=" + seconds).body();
    }

    static JsonObject json(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }

    /** Sends what no proper client would, and answers with whatever comes back. */
    static String raw(String text) throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(1_500);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] piece = new byte[8_192];
            try {
                for (int n = socket.getInputStream().read(piece);
                        n >= 0;
                        n = socket.getInputStream().read(piece)) {
                    answer.write(piece, 0, n);
                }
            } catch (SocketTimeoutException e) {
                // The connection stays open: what has come is the answer.
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    static String request(String requestLine, String... headers) {
        StringBuilder text = new StringBuilder(requestLine).append("\r\n");
        text.append("Host: localhost:").append(port()).append("\r\n");
        if (String.join("", headers).indexOf("Connection:") < 0) {
            text.append("Connection: close\r\n");
        }
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString();
    }
}
