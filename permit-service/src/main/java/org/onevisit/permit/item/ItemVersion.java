package org.onevisit.permit.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onevisit.clock.Handling;
import org.onevisit.clock.Term;
import org.onevisit.clock.Unit;

/**
 * A published version of a service item (事项) as the catalogue told it; it never changes, and a case
 * stays on the version it was filed under.
 *
 * @param body the item as the catalogue shows it, with every element of its guide
 * @param formSchema compiled from the body's {@code formSchema}
 */
public record ItemVersion(
        String itemCode, int version, String officeCode, JsonNode body, JsonSchema formSchema) {

    /**
     * One line of the item's list of materials.
     *
     * @param necessity {@code REQUIRED}, {@code OPTIONAL} or {@code DEFERRABLE}
     * @param fileTypes media types accepted; empty for the suite's default list
     */
    public record Material(String code, String name, String necessity, List<String> fileTypes) {

        /** Whether an application without it is incomplete. */
        public boolean required() {
            return "REQUIRED".equals(necessity);
        }

        /** Whether a case may be accepted without it for the time being (可容缺). */
        public boolean deferrable() {
            return "DEFERRABLE".equals(necessity);
        }
    }

    public String name() {
        return body.path("name").asText();
    }

    /** Name of the office as its papers bear it. */
    public String officeName() {
        return body.path("officeName").asText();
    }

    /** Key of the process that cases of this item go through. */
    public String processKey() {
        return body.path("processKey").asText();
    }

    public List<Material> materials() {
        List<Material> materials = new ArrayList<>();
        for (JsonNode line : body.path("materials")) {
            List<String> types = new ArrayList<>();
            line.path("fileTypes").forEach(type -> types.add(type.asText()));
            materials.add(
                    new Material(
                            line.path("code").asText(),
                            line.path("name").asText(),
                            line.path("necessity").asText(),
                            types));
        }
        return materials;
    }

    public Optional<Material> material(String code) {
        return materials().stream().filter(m -> m.code().equals(code)).findFirst();
    }

    /** 承诺时限, which the office publishes. */
    public Term promised() {
        return term(body.path("limits").path("promised"));
    }

    /** 法定时限. */
    public Term statutory() {
        return term(body.path("limits").path("statutory"));
    }

    /** Bodies that have a say besides the office (联办机构); none for most. */
    public List<String> jointBodies() {
        List<String> bodies = new ArrayList<>();
        body.path("power").path("jointBodies").forEach(name -> bodies.add(name.asText()));
        return bodies;
    }

    /** Whether several bodies decide under the lead of the office (并联审批). */
    public boolean isJoint() {
        return !jointBodies().isEmpty();
    }

    /** By which limits of the law it is handled (行政许可法 art. 42). */
    public Handling handling() {
        return isJoint() ? Handling.JOINT : Handling.SINGLE;
    }

    /** How long a step of the process may take; empty when the item does not say. */
    public Optional<Term> stage(String code) {
        for (JsonNode stage : body.path("stages")) {
            if (code.equals(stage.path("code").asText()) && stage.path("days").isInt()) {
                return Optional.of(term(stage));
            }
        }
        return Optional.empty();
    }

    private static Term term(JsonNode limit) {
        return new Term(
                limit.path("days").asInt(),
                Unit.valueOf(limit.path("unit").asText(Unit.WORKDAY.name())));
    }

    /** Whether a levy follows from the decision, such as 防空地下室易地建设费. */
    public boolean levies() {
        return body.path("fee").path("levy").path("levied").asBoolean();
    }

    /** Whether substance is checked on the site before the decision (行政许可法 art. 34). */
    public boolean asksSiteCheck() {
        for (JsonNode stage : body.path("stages")) {
            if ("SITE_CHECK".equals(stage.path("code").asText())) {
                return true;
            }
        }
        return false;
    }
}
