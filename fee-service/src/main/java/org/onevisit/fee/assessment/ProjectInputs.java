package org.onevisit.fee.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Refused;
import org.onevisit.fee.estimate.EstimateRequest;
import org.onevisit.fee.estimate.EstimateRequest.BuildingInput;

/** The project of an assessment as the rules take it, out of what was sent. */
final class ProjectInputs {

    private static final int MOST_BUILDINGS = 500;
    private static final List<String> OF_A_BUILDING =
            List.of("id", "use", "floors", "foundationDepthM", "firstFloorArea", "aboveGroundArea");

    private ProjectInputs() {}

    /**
     * What a case's form says of the project, as far as there; forms differ by item, and what the
     * rules do not read stays behind. An officer completes it.
     */
    static JsonNode ofCase(ProjectInput sent) {
        ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        ArrayNode buildings = inputs.putArray("buildings");
        if (sent.buildings() != null && sent.buildings().size() <= MOST_BUILDINGS) {
            for (JsonNode building : sent.buildings()) {
                ObjectNode kept = buildings.addObject();
                for (String field : OF_A_BUILDING) {
                    if (building.path(field).isValueNode() && !building.path(field).isNull()) {
                        kept.put(field, building.path(field).asText());
                    }
                }
            }
        }
        put(inputs, "builtArea", sent.builtArea());
        put(inputs, "relocationGround", sent.relocationGround());
        put(inputs, "appliedOn", sent.appliedOn());
        return inputs;
    }

    private static void put(ObjectNode inputs, String field, String value) {
        if (value != null) {
            inputs.put(field, value);
        }
    }

    /**
     * An officer's project, read strictly: a field that nobody knows is a mistake.
     *
     * @param day the assessment day
     * @throws Refused {@code INVALID_INPUT}, when the buildings are not such
     */
    static EstimateRequest ofOfficer(ProjectInput sent, LocalDate day, ObjectMapper json) {
        Findings findings = new Findings();
        List<BuildingInput> buildings = List.of();
        if (sent.buildings() == null || !sent.buildings().isArray() || sent.buildings().isEmpty()) {
            findings.missing("/buildings");
        } else if (sent.buildings().size() > MOST_BUILDINGS) {
            findings.add("/buildings", "TOO_MANY", "最多500栋 At most 500 buildings");
        } else {
            buildings = buildings(sent.buildings(), json, findings);
        }
        findings.refuse();
        return new EstimateRequest(
                null,
                null,
                buildings,
                sent.builtArea(),
                sent.relocationGround(),
                day.toString(),
                sent.basis(),
                sent.appliedOn(),
                sent.developmentZone());
    }

    private static List<BuildingInput> buildings(
            JsonNode sent, ObjectMapper json, Findings findings) {
        List<BuildingInput> read = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            try {
                read.add(json.treeToValue(sent.get(i), BuildingInput.class));
            } catch (JsonProcessingException e) {
                String field =
                        e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                                ? "/" + mapping.getPath().get(0).getFieldName()
                                : "";
                findings.add(
                        "/buildings/" + i + field,
                        "MALFORMED",
                        "没有该项或格式有误 No such field, or its value is malformed");
            }
        }
        return read;
    }
}
