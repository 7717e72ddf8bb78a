package org.onevisit.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The OpenAPI document of a service and its copy in {@code docs/openapi}. That the copy keeps what
 * was promised to other programs is checked by module {@code e2e}.
 */
public final class ApiCopy {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ApiCopy() {}

    /**
     * Checks the document of the running service: every operation is described and has examples,
     * and the copy is the same.
     *
     * @param name of the copy: catalog, permits or fees
     * @param service address of the running service
     */
    public static void check(String name, URI service) {
        JsonNode document = fetch(service);
        Copies.check("docs/openapi/" + name + ".json", pretty(document));
        assertThat(gaps(document)).as("What the document of %s lacks", name).isEmpty();
    }

    /** What a reader of the document would miss, one line each. */
    static List<String> gaps(JsonNode document) {
        List<String> gaps = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getValue().has("responses")) {
                    gaps(method.getKey() + " " + path.getKey(), method.getValue(), gaps);
                }
            }
        }
        return gaps;
    }

    private static void gaps(String call, JsonNode operation, List<String> gaps) {
        for (String field : List.of("operationId", "summary", "description", "tags")) {
            if (operation.path(field).isMissingNode()) {
                gaps.add(call + ": no " + field);
            }
        }
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("path") && !parameter.has("example")) {
                gaps.add(call + ": no example of " + parameter.path("name").asText());
            }
        }
        examples(call + " request", operation.path("requestBody").path("content"), gaps);
        boolean succeeds = false;
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            if (response.getKey().startsWith("2")) {
                succeeds = true;
                examples(call + " response", response.getValue().path("content"), gaps);
            }
        }
        if (!succeeds) {
            gaps.add(call + ": no response 2xx");
        }
    }

    private static void examples(String where, JsonNode content, List<String> gaps) {
        for (Map.Entry<String, JsonNode> type : content.properties()) {
            boolean readable = type.getKey().contains("json");
            if (readable && !type.getValue().has("example") && !type.getValue().has("examples")) {
                gaps.add(where + ": no example");
            }
            if (!type.getValue().has("schema")) {
                gaps.add(where + ": no schema for " + type.getKey());
            }
        }
    }

    private static JsonNode fetch(URI service) {
        URI address = service.resolve("/q/openapi?format=json");
        try {
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(address).build(),
                                    HttpResponse.BodyHandlers.ofByteArray());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pretty(JsonNode document) {
        try {
            return JSON.writeValueAsString(sorted(document)) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with the fields of every object in the order of their names. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties()
                    .forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            ObjectNode ordered = JsonNodeFactory.instance.objectNode();
            fields.forEach(ordered::set);
            return ordered;
        }
        if (node.isArray()) {
            var ordered = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> ordered.add(sorted(item)));
            return ordered;
        }
        return node;
    }
}
