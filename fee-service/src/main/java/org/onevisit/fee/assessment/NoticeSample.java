package org.onevisit.fee.assessment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a template of the notice is tried out with: everything there, and what may lack lacking. */
final class NoticeSample {

    static final List<Map<String, Object>> ALL = List.of(full(), empty());

    private NoticeSample() {}

    private static Map<String, Object> full() {
        Map<String, Object> content = new HashMap<>();
        content.put("title", "防空地下室易地建设费核定（缴款）通知书");
        content.put("number", "YD-990101-2026-000001");
        content.put("office", "示范市国防动员办公室");
        content.put(
                "payer",
                Map.of(
                        "name", "示范置业有限公司",
                        "identifier", "91430103MA4A000708",
                        "identifierName", "统一社会信用代码"));
        content.put("project", "示范家园一期");
        content.put("caseNo", "990101-20260101-0001");
        content.put("reason", "规划调整");
        content.put("assessedOn", "2026年1月5日");
        content.put("decision", "准予易地建设，缴费");
        content.put("requiredArea", "260.00");
        content.put("shortfall", "260.00");
        content.put("pays", true);
        content.put("lines", List.of(line()));
        content.put("gross", "442000.00");
        content.put("relief", "221000.00");
        content.put("payable", "221000.00");
        content.put("dueOn", "2026年2月4日");
        content.put("late", "2‰");
        content.put(
                "evidence",
                List.of(
                        Map.of(
                                "building", "1号楼",
                                "title", "办学许可证",
                                "number", "示教〔2026〕3号",
                                "issuedOn", "2026-01-04")));
        content.put("explanation", List.of("F-8 1号楼：260.00 m² × 1700.00 = 442000.00 元"));
        content.put(
                "policy",
                Map.of(
                        "code", "SAMPLE",
                        "version", 1,
                        "name", "示范市易地建设费标准",
                        "document", "示范价〔2026〕1号",
                        "sample", true));
        content.put("draftedBy", "finance1");
        content.put("confirmedBy", "finance2");
        content.put("issuedOn", "2026年1月5日");
        return content;
    }

    private static Map<String, String> line() {
        return Map.of(
                "building", "1号楼",
                "requiredArea", "260.00",
                "shortfall", "260.00",
                "chargedArea", "260.00",
                "rate", "1700.00",
                "gross", "442000.00",
                "relief", "221000.00",
                "reliefCode", "SCHOOL");
    }

    private static Map<String, Object> empty() {
        Map<String, Object> content = new HashMap<>(full());
        for (String text : List.of("project", "caseNo", "reason", "late")) {
            content.put(text, "");
        }
        content.put("pays", false);
        content.put("lines", List.of());
        content.put("evidence", List.of());
        return content;
    }
}
