package org.onevisit.permit.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The project (or work) that a case is about: named beside the form, or in the form itself.
 *
 * @param name empty when the case names none
 * @param code 项目代码, may be empty
 * @param address may be empty
 */
public record FiledProject(String name, String code, String address) {

    private static final List<String> NAMES = List.of("/project/name", "/projectName", "/workName");
    private static final List<String> ADDRESSES =
            List.of("/project/address", "/projectAddress", "/workAddress");

    /**
     * @param schema of the form; what it marks secret is not taken from there
     */
    public static FiledProject of(JsonNode project, JsonNode form, JsonNode schema) {
        return new FiledProject(
                first(FactShape.text(project.path("name")), form, schema, NAMES),
                FactShape.text(project.path("code")),
                first(FactShape.text(project.path("address")), form, schema, ADDRESSES));
    }

    private static String first(String named, JsonNode form, JsonNode schema, List<String> places) {
        if (!named.isEmpty()) {
            return named;
        }
        for (String place : places) {
            JsonNode described =
                    schema.at("/properties" + place.replace("/project/", "/project/properties/"));
            String found = FactShape.text(form.at(place));
            if (!found.isEmpty() && !described.path("x-secret").asBoolean()) {
                return found;
            }
        }
        return "";
    }
}
