package org.onevisit.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.Supplier;
import org.onevisit.local.Setup;

/** The realm in the hands of its administrator. */
final class Realm {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI keycloak;
    private final String token;

    Realm(Setup setup) throws IOException, InterruptedException {
        this.keycloak = URI.create("http://localhost:" + setup.ports().keycloak());
        String password = Files.readString(setup.data().resolve("secrets/keycloak-admin")).strip();
        String form = "grant_type=password&client_id=admin-cli&username=admin&password=" + password;
        HttpRequest login =
                HttpRequest.newBuilder(
                                keycloak.resolve("/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        this.token = send(login).path("access_token").asText();
    }

    /** Does something while new tokens of {@code onevisit-cli} live as long as given. */
    <T> T whileTokensLast(Duration life, Supplier<T> deed)
            throws IOException, InterruptedException {
        JsonNode client = send(request("?clientId=onevisit-cli").GET().build()).path(0);
        ObjectNode shortened = client.deepCopy();
        shortened
                .withObject("/attributes")
                .put("access.token.lifespan", Long.toString(life.toSeconds()));
        String id = "/" + client.path("id").asText();
        put(id, shortened);
        try {
            return deed.get();
        } finally {
            ObjectNode usual = client.deepCopy();
            usual.withObject("/attributes").put("access.token.lifespan", "");
            put(id, usual);
        }
    }

    private void put(String path, JsonNode client) throws IOException, InterruptedException {
        send(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(client.toString()))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(keycloak.resolve("/admin/realms/onevisit/clients" + path))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() > 299) {
            throw new IOException(
                    request.uri()
                            + ": "
                            + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return Person.JSON.readTree(answer.body());
    }
}
