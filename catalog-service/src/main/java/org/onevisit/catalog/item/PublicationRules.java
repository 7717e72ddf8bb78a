package org.onevisit.catalog.item;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.platform.Refusal.Flaw;

/**
 * What must hold before an item is shown to the public (行政许可法 art. 30: basis, conditions,
 * procedure, limit, full list of materials, model form). All flaws are named at once.
 */
@ApplicationScoped
public class PublicationRules {

    private static final int MOST_DAYS_TO_DELIVER = 10;

    private final Set<String> processKeys;
    private final FormSchemas formSchemas;

    @Inject
    PublicationRules(
            @ConfigProperty(name = "onevisit.process-keys") List<String> processKeys,
            FormSchemas formSchemas) {
        this.processKeys = Set.copyOf(processKeys);
        this.formSchemas = formSchemas;
    }

    /** Everything that keeps a content from being published; empty when nothing does. */
    public List<Flaw> flaws(Content content) {
        List<Flaw> flaws = new ArrayList<>();
        identity(content, flaws);
        limits(content.limits(), flaws);
        stages(content, flaws);
        materials(content.materials(), flaws);
        if (content.legalBasis().stream().noneMatch(PublicationRules::named)) {
            flaws.add(Refused.flaw("/legalBasis", Reason.NO_LEGAL_BASIS));
        }
        form(content.formSchema(), flaws);
        if (content.processKey() == null || !processKeys.contains(content.processKey())) {
            flaws.add(Refused.flaw("/processKey", Reason.PROCESS_UNKNOWN));
        }
        Result result = content.result();
        if (result == null || result.type() == null || blank(result.name())) {
            flaws.add(Refused.flaw("/result", Reason.RESULT_MISSING));
        }
        fee(content.fee(), flaws);
        return flaws;
    }

    private static void identity(Content content, List<Flaw> flaws) {
        if (blank(content.name())) {
            flaws.add(Refused.flaw("/name", Reason.NAME_MISSING));
        }
        if (content.type() == null || !knownType(content.type())) {
            flaws.add(Refused.flaw("/type", Reason.TYPE_UNKNOWN));
        }
        if (blank(content.officeName())) {
            flaws.add(Refused.flaw("/officeName", Reason.OFFICE_NAME_MISSING));
        }
    }

    /** 00 to 10 and 20 are the national codes; 11 to 19 and 21 to 99 are for extension. */
    private static boolean knownType(String type) {
        return type.matches("[0-9]{2}");
    }

    private static void limits(Limits limits, List<Flaw> flaws) {
        Limits.Limit statutory = limits == null ? null : limits.statutory();
        Limits.Limit promised = limits == null ? null : limits.promised();
        boolean complete = true;
        if (statutory == null || !statutory.complete()) {
            flaws.add(Refused.flaw("/limits/statutory", Reason.LIMIT_MISSING));
            complete = false;
        }
        if (promised == null || !promised.complete()) {
            flaws.add(Refused.flaw("/limits/promised", Reason.LIMIT_MISSING));
            complete = false;
        }
        if (!complete) {
            return;
        }
        if (statutory.unit() != promised.unit()) {
            flaws.add(Refused.flaw("/limits/promised/unit", Reason.LIMIT_UNITS_DIFFER));
        } else if (promised.days() > statutory.days()) {
            flaws.add(
                    Refused.flaw(
                            "/limits/promised/days",
                            Reason.PROMISE_EXCEEDS_STATUTORY,
                            promised.days() + " > " + statutory.days()));
        }
    }

    private static void stages(Content content, List<Flaw> flaws) {
        if (content.stages().isEmpty()) {
            flaws.add(Refused.flaw("/stages", Reason.NO_STAGES));
            return;
        }
        Limits.Limit promised = content.limits() == null ? null : content.limits().promised();
        Set<Stage.Code> seen = EnumSet.noneOf(Stage.Code.class);
        int untilDecision = 0;
        int afterDecision = 0;
        for (int i = 0; i < content.stages().size(); i++) {
            Stage stage = content.stages().get(i);
            String pointer = "/stages/" + i;
            if (stage.code() == null || stage.days() == null || blank(stage.name())) {
                flaws.add(Refused.flaw(pointer, Reason.STAGE_INCOMPLETE));
                continue;
            }
            if (!seen.add(stage.code())) {
                flaws.add(Refused.flaw(pointer + "/code", Reason.STAGE_REPEATED));
            }
            if (promised != null && stage.unit() != null && stage.unit() != promised.unit()) {
                flaws.add(Refused.flaw(pointer + "/unit", Reason.LIMIT_UNITS_DIFFER));
            }
            if (stage.code().afterDecision()) {
                afterDecision += stage.days();
            } else {
                untilDecision += stage.days();
            }
        }
        if (promised != null && promised.days() != null && untilDecision > promised.days()) {
            flaws.add(
                    Refused.flaw(
                            "/stages",
                            Reason.STAGES_EXCEED_PROMISE,
                            untilDecision + " > " + promised.days()));
        }
        if (afterDecision > MOST_DAYS_TO_DELIVER) {
            flaws.add(Refused.flaw("/stages", Reason.DELIVERY_EXCEEDS_TEN_DAYS));
        }
    }

    private static void materials(List<Material> materials, List<Flaw> flaws) {
        if (materials.isEmpty()) {
            flaws.add(Refused.flaw("/materials", Reason.NO_MATERIALS));
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < materials.size(); i++) {
            Material material = materials.get(i);
            String pointer = "/materials/" + i;
            if (blank(material.code()) || blank(material.name()) || material.necessity() == null) {
                flaws.add(Refused.flaw(pointer, Reason.MATERIAL_INCOMPLETE));
            } else if (!codes.add(material.code())) {
                flaws.add(Refused.flaw(pointer + "/code", Reason.MATERIAL_CODE_REPEATED));
            }
        }
    }

    private void form(JsonNode schema, List<Flaw> flaws) {
        if (schema == null || schema.isNull()) {
            flaws.add(Refused.flaw("/formSchema", Reason.FORM_SCHEMA_MISSING));
        } else {
            flaws.addAll(formSchemas.flaws(schema));
        }
    }

    private static void fee(Fee fee, List<Flaw> flaws) {
        if (fee == null) {
            return;
        }
        Fee.Licence licence = fee.licence();
        if (licence != null && licence.charged() && blank(licence.basis())) {
            flaws.add(Refused.flaw("/fee/licence/basis", Reason.FEE_BASIS_MISSING));
        }
        Fee.Levy levy = fee.levy();
        if (levy != null && levy.levied() && blank(levy.basis())) {
            flaws.add(Refused.flaw("/fee/levy/basis", Reason.FEE_BASIS_MISSING));
        }
    }

    private static boolean named(Content.LegalBasis basis) {
        return !blank(basis.law());
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
