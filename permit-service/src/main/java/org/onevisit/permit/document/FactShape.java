package org.onevisit.permit.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The facts that a kind of document states: texts, and lists whose lines are texts or have columns.
 * A template sees each of them, empty when nothing was said, and nothing beyond them.
 */
final class FactShape {

    private final Set<String> texts = new TreeSet<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private final Set<String> required = new TreeSet<>();

    private FactShape() {}

    static FactShape ofTexts(String... names) {
        FactShape shape = new FactShape();
        shape.texts.addAll(List.of(names));
        return shape;
    }

    /** A list; without columns its lines are texts. */
    FactShape list(String name, String... columns) {
        lists.put(name, List.of(columns));
        return this;
    }

    /** Facts without which the law does not let the document go out. */
    FactShape require(String... names) {
        required.addAll(List.of(names));
        return this;
    }

    /**
     * Refuses facts that the document may not go out without.
     *
     * @throws IllegalArgumentException naming what is missing
     */
    void check(Map<String, Object> facts) {
        for (String name : required) {
            Object value = facts.get(name);
            boolean empty =
                    value == null
                            || (value instanceof CharSequence text && text.toString().isBlank())
                            || (value instanceof Iterable<?> lines && !lines.iterator().hasNext());
            if (empty) {
                throw new IllegalArgumentException("A document without its " + name);
            }
        }
    }

    /** The facts as a template sees them: maps, lists and strings. */
    Map<String, Object> complete(JsonNode facts) {
        Map<String, Object> complete = new LinkedHashMap<>();
        for (String name : texts) {
            complete.put(name, text(facts.path(name)));
        }
        lists.forEach((name, columns) -> complete.put(name, lines(facts.path(name), columns)));
        return complete;
    }

    /** Facts in which everything is said, to try a template with. */
    Map<String, Object> sample() {
        Map<String, Object> sample = new LinkedHashMap<>();
        texts.forEach(name -> sample.put(name, "示例" + name));
        lists.forEach(
                (name, columns) -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    columns.forEach(column -> line.put(column, "示例" + column));
                    sample.put(name, List.of(columns.isEmpty() ? "示例" : line));
                });
        return sample;
    }

    private static List<Object> lines(JsonNode node, List<String> columns) {
        List<Object> lines = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(line -> lines.add(line(line, columns)));
        } else if (!node.isMissingNode() && !node.isNull()) {
            lines.add(line(node, columns));
        }
        return lines;
    }

    private static Object line(JsonNode line, List<String> columns) {
        if (columns.isEmpty()) {
            return text(line);
        }
        Map<String, Object> cells = new LinkedHashMap<>();
        columns.forEach(column -> cells.put(column, text(line.path(column))));
        return cells;
    }

    static String text(JsonNode node) {
        return node.isNull() ? "" : node.asText("");
    }
}
