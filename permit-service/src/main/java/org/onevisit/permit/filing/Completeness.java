package org.onevisit.permit.filing;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.onevisit.codes.Check;
import org.onevisit.codes.Identifiers;
import org.onevisit.codes.Kind;
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.platform.Refusal.Flaw;

/**
 * Whether an application can be handed in: everything that is missing or wrong, told all at once
 * (一次性告知, 行政许可法 art. 32).
 */
final class Completeness {

    private Completeness() {}

    /**
     * @param handedIn codes of the materials of which at least one file is there
     * @param today day in Asia/Shanghai, for identifiers that carry a date
     * @return every flaw, none when the application is complete
     */
    static List<Flaw> flaws(Draft draft, ItemVersion item, Set<String> handedIn, LocalDate today) {
        List<Flaw> flaws = new ArrayList<>();
        applicant(draft.applicant(), today, flaws);
        if (draft.agent() != null && draft.agent().identifier() != null) {
            identifier("/agent/identifier", true, draft.agent().identifier(), today, flaws);
        }
        flaws.addAll(form(draft.form(), item));
        for (ItemVersion.Material material : item.materials()) {
            if (material.required() && !handedIn.contains(material.code())) {
                flaws.add(
                        new Flaw(
                                "/materials/" + material.code(),
                                "MATERIAL_MISSING",
                                "缺少必要材料：" + material.name() + " Required material is missing"));
            }
        }
        return flaws;
    }

    /** What is wrong with the applicant's identifier (C-2, C-3). */
    static void applicant(Applicant applicant, LocalDate today, List<Flaw> flaws) {
        identifier(
                "/applicant/identifier",
                applicant.type() == Applicant.Type.PERSON,
                applicant.identifier(),
                today,
                flaws);
    }

    /** What in a form's answers breaks the item's schema. */
    static List<Flaw> form(JsonNode form, ItemVersion item) {
        List<Flaw> flaws = new ArrayList<>();
        for (ValidationMessage message : item.formSchema().validate(form)) {
            String pointer = "/form" + message.getInstanceLocation();
            if (message.getProperty() != null && "required".equals(message.getType())) {
                pointer += "/" + message.getProperty();
            }
            flaws.add(
                    new Flaw(
                            pointer,
                            message.getType().toUpperCase(Locale.ROOT),
                            FormRule.of(message.getType()).text()));
        }
        return flaws;
    }

    private static void identifier(
            String pointer, boolean person, String value, LocalDate today, List<Flaw> flaws) {
        Check check =
                Identifiers.check(
                        person ? Kind.ID_CARD : Kind.USCC, Identifiers.normalised(value), today);
        Set<String> told = new TreeSet<>();
        check.reasons().stream()
                .filter(reason -> told.add(reason.code()))
                .forEach(reason -> flaws.add(new Flaw(pointer, reason.code(), reason.message())));
    }

    /** Rules of a form schema in the applicant's words. */
    private enum FormRule {
        REQUIRED("必填", "Required"),
        TYPE("类型不符", "Wrong type"),
        ENUM("不在可选范围内", "Not one of the choices"),
        CONST("取值不符", "Not the value that is asked for"),
        PATTERN("格式不符", "Wrong format"),
        FORMAT("格式不符", "Wrong format"),
        MINLENGTH("内容过短", "Too short"),
        MAXLENGTH("内容过长", "Too long"),
        MINIMUM("数值过小", "Too small"),
        MAXIMUM("数值过大", "Too large"),
        MINITEMS("条目过少", "Too few entries"),
        MAXITEMS("条目过多", "Too many entries"),
        ADDITIONALPROPERTIES("没有该栏目", "The form has no such field"),
        OTHER("不符合表单要求", "Breaks a rule of the form");

        private final String zh;
        private final String en;

        FormRule(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        static FormRule of(String keyword) {
            String name = keyword.toUpperCase(Locale.ROOT);
            for (FormRule rule : values()) {
                if (rule.name().equals(name)) {
                    return rule;
                }
            }
            return OTHER;
        }

        String text() {
            return zh + " " + en;
        }
    }
}
