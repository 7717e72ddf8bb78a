package org.onevisit.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the fields of answers of two OpenAPI documents. Whoever reads a field that was promised
 * relies on it even where the schema does not call it required, so an optional one may not go
 * either, nor change its type.
 */
final class AnswerFields {

    private final JsonNode promised;
    private final JsonNode current;
    private final List<String> missing = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private AnswerFields(JsonNode promised, JsonNode current) {
        this.promised = promised;
        this.current = current;
    }

    /** What the current document's answers lack of the promised ones, one line each. */
    static List<String> missing(String promised, String current) throws IOException {
        ObjectMapper json = new ObjectMapper();
        AnswerFields fields = new AnswerFields(json.readTree(promised), json.readTree(current));
        fields.compare();
        return fields.missing;
    }

    private void compare() {
        for (Map.Entry<String, JsonNode> path : promised.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                JsonNode now = current.path("paths").path(path.getKey()).path(method.getKey());
                String call = method.getKey() + " " + path.getKey();
                for (Map.Entry<String, JsonNode> answer :
                        method.getValue().path("responses").properties()) {
                    JsonNode nowAnswer = now.path("responses").path(answer.getKey());
                    for (Map.Entry<String, JsonNode> type :
                            answer.getValue().path("content").properties()) {
                        schema(
                                call + " " + answer.getKey(),
                                type.getValue().path("schema"),
                                nowAnswer.path("content").path(type.getKey()).path("schema"));
                    }
                }
            }
        }
    }

    private void schema(String where, JsonNode promisedSchema, JsonNode currentSchema) {
        JsonNode before = resolved(promised, promisedSchema);
        JsonNode now = resolved(current, currentSchema);
        if (before.isMissingNode() || !seen.add(promisedSchema + "→" + currentSchema)) {
            return;
        }
        if (!before.path("type").equals(now.path("type"))) {
            missing.add(where + ": " + before.path("type") + " became " + now.path("type"));
            return;
        }
        for (Map.Entry<String, JsonNode> field : before.path("properties").properties()) {
            String name = where + "/" + field.getKey();
            if (now.path("properties").has(field.getKey())) {
                schema(name, field.getValue(), now.path("properties").path(field.getKey()));
            } else {
                missing.add(name + ": gone");
            }
        }
        schema(where + "/*", before.path("items"), now.path("items"));
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isTextual() ? document.at(reference.asText().substring(1)) : schema;
    }
}
