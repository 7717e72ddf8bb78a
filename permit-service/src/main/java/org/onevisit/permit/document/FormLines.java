package org.onevisit.permit.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The single answers of a form as lines for print, under the titles of its schema and in its order.
 * What is secret about a work (domain rule: coordinates, protective grade, wartime use) is never
 * printed, nor is a field that the schema marks {@code x-secret}; lists are left to the form
 * itself.
 */
final class FormLines {

    private static final Set<String> SECRET =
            Set.of("latitude", "longitude", "coordinates", "protectiveGrade", "wartimeUse");
    private static final Pattern ID_CARD = Pattern.compile("\\d{17}[\\dXx]");
    private static final Pattern REACHES_A_PERSON =
            Pattern.compile(".*(联系人|电话|手机|经办人|代理人|代表人|证件|身份证).*");
    private static final int MAX_LINES = 40;

    private FormLines() {}

    /**
     * @param printed texts that the document shows elsewhere
     */
    static List<Object> of(JsonNode schema, JsonNode form, Set<String> printed) {
        List<Object> lines = new ArrayList<>();
        collect(schema, form, printed, lines);
        return lines;
    }

    private static void collect(
            JsonNode schema, JsonNode form, Set<String> printed, List<Object> lines) {
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            JsonNode described = field.getValue();
            JsonNode answer = form.path(field.getKey());
            String title = described.path("title").asText(field.getKey());
            if (isSecret(field.getKey(), described)
                    || REACHES_A_PERSON.matcher(title).matches()
                    || lines.size() >= MAX_LINES) {
                continue;
            }
            if (answer.isObject()) {
                collect(described, answer, printed, lines);
            } else if (answer.isValueNode()
                    && !answer.isNull()
                    && !printed.contains(answer.asText())) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("label", title);
                line.put("value", value(described, answer));
                lines.add(line);
            }
        }
    }

    static boolean isSecret(String name, JsonNode described) {
        return SECRET.contains(name)
                || described.path("x-secret").asBoolean()
                || described.path("x-personal").asBoolean();
    }

    private static String value(JsonNode described, JsonNode answer) {
        if (answer.isBoolean()) {
            return answer.asBoolean() ? "是" : "否";
        }
        for (JsonNode choice : described.path("oneOf")) {
            if (choice.path("const").equals(answer)) {
                return choice.path("title").asText(answer.asText());
            }
        }
        String text = answer.asText();
        return ID_CARD.matcher(text).matches() ? DocumentContent.lastFour(text) : text;
    }
}
