package org.onevisit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/**
 * What other programs were promised stays: the documents in {@code docs/openapi} may add to those
 * in {@code docs/openapi/contract} and take nothing away. That they are what the services do is
 * checked by each service.
 */
class ContractTest {

    private static final String BEFORE =
            """
            {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/things/{id}": {"put": {
              "operationId": "putThing",
              "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
              "requestBody": {"required": true, "content": {"application/json": {"schema": {
                "type": "object", "required": ["name"],
                "properties": {"name": {"type": "string"}, "kind": {"type": "string", "enum": ["A", "B"]}}}}}},
              "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {
                "$ref": "#/components/schemas/Thing"}}}}}}}},
             "components": {"schemas": {"Thing": {"type": "object", "required": ["name"],
                "properties": {"name": {"type": "string"}, "size": {"type": "integer"}}}}}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "permits", "fees"})
    void nothingThatWasPromisedIsTakenAway(String name) throws IOException {
        Path documents = Path.of("..", "docs", "openapi");
        String promised = Files.readString(documents.resolve("contract").resolve(name + ".json"));
        String current = Files.readString(documents.resolve(name + ".json"));
        assertThat(AnswerFields.missing(promised, current))
                .as("fields of answers of %s", name)
                .isEmpty();
        ChangedOpenApi change = OpenApiCompare.fromContents(promised, current);
        assertThat(change.isIncompatible())
                .as(
                        "docs/openapi/%s.json breaks what other programs rely on:%n%s",
                        name, told(change))
                .isFalse();
    }

    @Test
    void breakingChangesAreNoticed() throws IOException {
        assertBreaks("/things/{id}", "/items/{id}");
        assertBreaks("\"put\": {", "\"post\": {");
        assertBreaks(", \"size\": {\"type\": \"integer\"}", "");
        assertBreaks("\"size\": {\"type\": \"integer\"}", "\"size\": {\"type\": \"string\"}");
        assertBreaks("[\"name\"],\n    \"properties", "[\"name\", \"kind\"],\n    \"properties");
        assertBreaks("[\"A\", \"B\"]", "[\"A\"]");
        assertBreaks(
                "\"parameters\": [",
                "\"parameters\": [{\"name\": \"day\", \"in\": \"query\", \"required\": true,"
                        + " \"schema\": {\"type\": \"string\"}}, ");
    }

    @Test
    void additionsAreWelcome() throws IOException {
        assertThat(breaks("\"size\": {", "\"colour\": {\"type\": \"string\"}, \"size\": {"))
                .isFalse();
        assertThat(breaks("\"kind\": {", "\"note\": {\"type\": \"string\"}, \"kind\": {"))
                .isFalse();
        assertThat(breaks("[\"A\", \"B\"]", "[\"A\", \"B\", \"C\"]")).isFalse();
    }

    private static void assertBreaks(String before, String after) throws IOException {
        assertThat(breaks(before, after)).as("%s in place of %s", after, before).isTrue();
    }

    private static boolean breaks(String before, String after) throws IOException {
        assertThat(BEFORE).contains(before);
        String changed = BEFORE.replace(before, after);
        return !AnswerFields.missing(BEFORE, changed).isEmpty()
                || OpenApiCompare.fromContents(BEFORE, changed).isIncompatible();
    }

    private static String told(ChangedOpenApi change) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (OutputStreamWriter out = new OutputStreamWriter(text, StandardCharsets.UTF_8)) {
            new MarkdownRender().render(change, out);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
