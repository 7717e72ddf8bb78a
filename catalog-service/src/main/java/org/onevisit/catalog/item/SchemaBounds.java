package org.onevisit.catalog.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.platform.Refusal.Flaw;

/**
 * Keeps a form schema small and self-contained before anything tries to understand it. Forms need
 * no recursion: references are followed here and counted, so a circle or a schema that unfolds into
 * a giant is refused.
 */
final class SchemaBounds {

    private static final int MOST_NODES = 20_000;
    private static final String LOCAL = "#/$defs/";

    /** What stands below these is data, not schema. */
    private static final Set<String> DATA = Set.of("examples", "default", "const", "enum");

    private final JsonNode root;
    private final List<Flaw> flaws = new ArrayList<>();
    private final Map<String, Integer> sizes = new HashMap<>();

    private SchemaBounds(JsonNode root) {
        this.root = root;
    }

    static List<Flaw> flaws(JsonNode schema) {
        if (!schema.isObject()) {
            return List.of(Refused.flaw("/formSchema", Reason.FORM_SCHEMA_INVALID));
        }
        SchemaBounds bounds = new SchemaBounds(schema);
        int size = bounds.size(schema, "/formSchema");
        if (size > MOST_NODES && bounds.flaws.isEmpty()) {
            bounds.wrong("/formSchema", Reason.FORM_SCHEMA_TOO_LARGE);
        }
        return bounds.flaws;
    }

    /** Number of nodes once every reference is replaced by what it refers to. */
    private int size(JsonNode node, String pointer) {
        long size = 1;
        if (node.isObject()) {
            size += keywords(node, pointer);
        }
        var fields = node.fields();
        while (fields.hasNext() && size <= MOST_NODES) {
            var field = fields.next();
            size +=
                    DATA.contains(field.getKey())
                            ? nodes(field.getValue())
                            : size(field.getValue(), pointer + "/" + escaped(field.getKey()));
        }
        for (int i = 0; node.isArray() && i < node.size() && size <= MOST_NODES; i++) {
            size += size(node.get(i), pointer + "/" + i);
        }
        return (int) Math.min(size, MOST_NODES + 1L);
    }

    private static int nodes(JsonNode data) {
        int nodes = 1;
        for (JsonNode child : data) {
            nodes += nodes(child);
        }
        return nodes;
    }

    private int keywords(JsonNode node, String pointer) {
        dialect(node, pointer);
        if (node.path("pattern").isTextual() && !SafePattern.test(node.get("pattern").asText())) {
            wrong(pointer + "/pattern", Reason.FORM_PATTERN_UNSAFE);
        }
        if (node.path("patternProperties").isObject()) {
            node.get("patternProperties")
                    .fieldNames()
                    .forEachRemaining(
                            name -> {
                                if (!SafePattern.test(name)) {
                                    wrong(
                                            pointer + "/patternProperties",
                                            Reason.FORM_PATTERN_UNSAFE);
                                }
                            });
        }
        if (node.path("$dynamicRef").isTextual() || node.path("$recursiveRef").isTextual()) {
            wrong(pointer, Reason.FORM_SCHEMA_REFERENCE);
        }
        return node.path("$ref").isTextual() ? referred(node.get("$ref").asText(), pointer) : 0;
    }

    private void dialect(JsonNode node, String pointer) {
        JsonNode dialect = node.path("$schema");
        if (dialect.isTextual() && !dialect.asText().equals(SchemaId.V202012)) {
            wrong(pointer + "/$schema", Reason.FORM_SCHEMA_INVALID);
        }
        JsonNode id = node.path("$id");
        if (id.isTextual() && node != root) {
            // A schema within with an id of its own would change what "#" means.
            wrong(pointer + "/$id", Reason.FORM_SCHEMA_REFERENCE);
        }
    }

    private int referred(String reference, String pointer) {
        String name = reference.startsWith(LOCAL) ? reference.substring(LOCAL.length()) : reference;
        JsonNode target = root.path("$defs").path(name);
        if (!reference.startsWith(LOCAL) || !target.isObject()) {
            wrong(pointer + "/$ref", Reason.FORM_SCHEMA_REFERENCE);
            return 0;
        }
        Integer known = sizes.get(name);
        if (known == null) {
            sizes.put(name, -1);
            known = size(target, "/formSchema/$defs/" + escaped(name));
            sizes.put(name, known);
        } else if (known < 0) {
            wrong(pointer + "/$ref", Reason.FORM_SCHEMA_REFERENCE);
            return 0;
        }
        return known;
    }

    private void wrong(String pointer, Reason reason) {
        Flaw flaw = Refused.flaw(pointer, reason);
        if (!flaws.contains(flaw)) {
            flaws.add(flaw);
        }
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
