package org.onevisit.fee.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.policy.Policies;
import org.onevisit.fee.policy.PublishedPolicy;
import org.onevisit.pdf.Pdf;
import org.onevisit.pdf.Typesetter;
import org.onevisit.platform.OfficeTime;

/**
 * 核定书, which is also the 缴款通知书 when there is something to pay: what was confirmed, how it was
 * worked out, where to pay until when, and what one may do against it. Printed from the confirmed
 * determination and the template of that day, so that it reads the same whenever it is asked for.
 */
@ApplicationScoped
class Notice {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final String DASH = "—";

    private final Policies policies;
    private final NoticeTemplates templates;

    Notice(Policies policies, NoticeTemplates templates) {
        this.policies = policies;
        this.templates = templates;
    }

    /**
     * The notice of a confirmed determination as PDF.
     *
     * @throws Refused {@code NOT_CONFIRMED}
     */
    byte[] print(Assessment assessment, Determination stands) {
        if (!stands.isConfirmed()) {
            throw Refused.because(Reason.NOT_CONFIRMED);
        }
        return Pdf.render(
                Typesetter.set(templates.get(stands.templateHash()), content(assessment, stands)));
    }

    private Map<String, Object> content(Assessment assessment, Determination stands) {
        PublishedPolicy policy =
                policies.version(stands.policyCode(), stands.policyVersion()).orElseThrow();
        JsonNode result = stands.result();
        boolean pays = stands.payable().signum() > 0;
        Map<String, Object> content = new HashMap<>();
        content.put("title", pays ? "防空地下室易地建设费核定（缴款）通知书" : "防空地下室易地建设费核定书");
        content.put("number", number(assessment, stands));
        content.put(
                "office",
                assessment.officeName() == null
                        ? "人民防空主管部门（" + assessment.officeCode() + "）"
                        : assessment.officeName());
        content.put("payer", payer(assessment));
        content.put("project", orEmpty(assessment.projectName()));
        content.put("caseNo", orEmpty(assessment.caseNo()));
        content.put("reason", orEmpty(stands.reason()));
        content.put("assessedOn", DAY.format(stands.assessedOn()));
        content.put("decision", decision(stands));
        content.put("requiredArea", figure(result, "requiredArea"));
        content.put("shortfall", figure(result, "shortfall"));
        content.put("pays", pays || stands.gross().signum() > 0);
        content.put("lines", lines(result));
        content.put("gross", stands.gross().toPlainString());
        content.put("relief", stands.relief().toPlainString());
        content.put("payable", stands.payable().toPlainString());
        content.put("dueOn", DAY.format(stands.dueOn()));
        content.put("late", late(policy));
        content.put("evidence", evidence(stands.evidence()));
        content.put("explanation", texts(result.path("explanation")));
        content.put("policy", policy(policy));
        content.put("draftedBy", stands.draftedBy());
        content.put("confirmedBy", stands.confirmedBy());
        content.put(
                "issuedOn", DAY.format(LocalDate.ofInstant(stands.confirmedAt(), OfficeTime.ZONE)));
        return content;
    }

    /** A later determination of the same assessment bears its number with a count. */
    private static String number(Assessment assessment, Determination stands) {
        return stands.number() == 1
                ? assessment.assessmentNo()
                : assessment.assessmentNo() + "（第" + stands.number() + "次）";
    }

    private static Map<String, Object> payer(Assessment assessment) {
        return Map.of(
                "name", assessment.payerName(),
                "identifier", orEmpty(assessment.payerIdentifier()),
                "identifierName",
                        assessment.payerClass() == PayerClass.PERSON ? "身份证号" : "统一社会信用代码");
    }

    private static Map<String, Object> policy(PublishedPolicy policy) {
        return Map.of(
                "code", policy.code(),
                "version", policy.version(),
                "name", policy.name(),
                "document", policy.document(),
                "sample", policy.sample());
    }

    private static String decision(Determination stands) {
        return switch (stands.decision()) {
            case MUST_BUILD -> "应当修建，不得以费代建";
            case NOT_REQUIRED -> "不需修建";
            case BUILT_IN_FULL -> "已全部修建，不缴费";
            case RELOCATE -> "准予易地建设，缴费";
            case COLLECT_ARREARS -> "应建未建，追缴";
        };
    }

    private static String late(PublishedPolicy policy) {
        if (policy.terms().lateFee() == null) {
            return "";
        }
        BigDecimal share = policy.terms().lateFee().dailyRate().movePointRight(3);
        return share.stripTrailingZeros().toPlainString() + "‰";
    }

    private static List<Map<String, String>> lines(JsonNode result) {
        List<Map<String, String>> lines = new ArrayList<>();
        for (JsonNode line : result.path("lines")) {
            Map<String, String> shown = new HashMap<>();
            for (String field :
                    List.of(
                            "building",
                            "requiredArea",
                            "shortfall",
                            "chargedArea",
                            "rate",
                            "gross",
                            "relief")) {
                shown.put(field, figure(line, field));
            }
            String code = line.path("reliefCode").asText();
            shown.put("reliefCode", code.equals("NONE") ? "" : code);
            lines.add(shown);
        }
        return lines;
    }

    private static List<Map<String, String>> evidence(JsonNode papers) {
        List<Map<String, String>> shown = new ArrayList<>();
        for (JsonNode paper : papers) {
            shown.add(
                    Map.of(
                            "building", figure(paper, "building"),
                            "title", figure(paper, "title"),
                            "number", figure(paper, paper.has("number") ? "number" : "file"),
                            "issuedOn", figure(paper, "issuedOn")));
        }
        return shown;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String figure(JsonNode of, String field) {
        return of.hasNonNull(field) ? of.path(field).asText() : DASH;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
