package org.onevisit.permit.filing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Hides the fields of a form that the item marks as secret ({@code x-secret}): coordinates,
 * protective grade, wartime use. What the schema does not describe is hidden too: nobody said that
 * it is public.
 */
final class SecretFields {

    private static final JsonNode HIDDEN = TextNode.valueOf("***");
    private static final List<String> BRANCHES = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> CONDITIONALS = List.of("if", "then", "else");
    private static final int MAX_DEPTH = 60;

    private final JsonNode root;

    private SecretFields(JsonNode root) {
        this.root = root;
    }

    /** A copy of the form with {@code ***} in place of every secret value. */
    static JsonNode masked(JsonNode form, JsonNode schema) {
        return new SecretFields(schema).mask(form, List.of(schema), 0);
    }

    /**
     * @param schemas all that say something about the value
     */
    private JsonNode mask(JsonNode value, List<JsonNode> schemas, int depth) {
        List<JsonNode> said = new ArrayList<>();
        schemas.forEach(schema -> collect(schema, said, 0));
        boolean secret = said.stream().anyMatch(schema -> schema.path("x-secret").asBoolean());
        if (said.isEmpty() || secret || depth > MAX_DEPTH) {
            return HIDDEN;
        }
        if (value instanceof ObjectNode object) {
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            object.fields()
                    .forEachRemaining(
                            field ->
                                    shown.set(
                                            field.getKey(),
                                            mask(
                                                    field.getValue(),
                                                    of(said, "properties", field.getKey()),
                                                    depth + 1)));
            return shown;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                List<JsonNode> entry = new ArrayList<>(of(said, "items", null));
                entry.addAll(of(said, "prefixItems", i));
                shown.add(mask(array.get(i), entry, depth + 1));
            }
            return shown;
        }
        return value;
    }

    /** A schema with those it refers to and those it is put together from. */
    private void collect(JsonNode schema, List<JsonNode> into, int depth) {
        boolean known = into.stream().anyMatch(other -> other == schema);
        if (known || !schema.isObject() || depth > MAX_DEPTH) {
            return;
        }
        into.add(schema);
        String reference = schema.path("$ref").asText("");
        if (reference.startsWith("#")) {
            collect(root.at(reference.substring(1)), into, depth + 1);
        }
        BRANCHES.forEach(
                name -> schema.path(name).forEach(branch -> collect(branch, into, depth + 1)));
        CONDITIONALS.forEach(name -> collect(schema.path(name), into, depth + 1));
    }

    private static List<JsonNode> of(List<JsonNode> schemas, String keyword, Object key) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode schema : schemas) {
            JsonNode part = schema.path(keyword);
            JsonNode inner =
                    key instanceof Integer index
                            ? part.path(index)
                            : key == null ? part : part.path((String) key);
            if (!inner.isMissingNode()) {
                found.add(inner);
            }
        }
        return found;
    }
}
