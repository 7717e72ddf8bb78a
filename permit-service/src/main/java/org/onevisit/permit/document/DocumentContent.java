package org.onevisit.permit.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onevisit.pdf.QrCode;
import org.onevisit.permit.filing.Applicant;

/**
 * The data that a template prints: maps, lists and strings only, dates in Chinese form, personal
 * numbers masked, secret fields left out.
 */
final class DocumentContent {

    private DocumentContent() {}

    /**
     * @param earlier documents of the same case issued before this one
     * @param item the item version that the case was filed under
     */
    static Map<String, Object> of(
            Document document, CaseData filed, JsonNode item, List<Document> earlier) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("kind", document.kind().name());
        content.put("title", document.kind().title());
        content.put("number", document.number());
        content.put("issuedOn", DocumentDates.day(document.issuedOn()));
        content.put("issuedAt", DocumentDates.minute(document.issuedAt()));
        content.put("office", office(item, document.officeCode()));
        content.put("item", item(item));
        Map<String, Object> course = course(filed, document.issuedAt());
        course.put("queryCode", document.kind() == DocumentKind.RECEIPT ? filed.queryCode() : "");
        content.put("case", course);
        content.put("applicant", applicant(filed.applicant()));
        content.put("agent", agent(filed.agent()));
        JsonNode schema = item.path("formSchema");
        FiledProject project = FiledProject.of(filed.project(), filed.form(), schema);
        content.put(
                "project",
                Map.of(
                        "name", project.name(),
                        "code", project.code(),
                        "address", project.address()));
        Set<String> printed =
                Set.copyOf(
                        List.of(
                                project.name(),
                                project.code(),
                                project.address(),
                                filed.applicant().name(),
                                filed.applicant().identifier()));
        content.put("details", FormLines.of(schema, filed.form(), printed));
        content.put("facts", facts(document.kind(), document.facts(), item));
        content.put("earlier", earlier(earlier));
        String check = FactShape.text(document.facts().path("check"));
        content.put("qr", check.isEmpty() ? "" : QrCode.dataUri(check));
        return content;
    }

    private static Map<String, Object> office(JsonNode item, String officeCode) {
        Map<String, Object> office = new LinkedHashMap<>();
        String name = FactShape.text(item.path("officeName"));
        String seal = FactShape.text(item.path("officeSeal"));
        office.put("code", officeCode);
        office.put("name", name);
        office.put("seal", seal.isEmpty() ? name : seal);
        return office;
    }

    private static Map<String, Object> item(JsonNode item) {
        Map<String, Object> view = texts(item, "itemCode", "name", "version");
        view.put("result", FactShape.text(item.path("result").path("name")));
        view.put("statutory", limit(item.path("limits").path("statutory")));
        view.put("promised", limit(item.path("limits").path("promised")));
        List<Object> basis = new ArrayList<>();
        for (JsonNode law : item.path("legalBasis")) {
            Map<String, Object> line = texts(law, "law", "article", "text");
            line.put(
                    "citation",
                    Citation.of(
                            FactShape.text(law.path("law")), FactShape.text(law.path("article"))));
            basis.add(line);
        }
        view.put("legalBasis", basis);
        view.put(
                "reconsideration",
                texts(item.path("remedies").path("reconsideration"), "body", "address", "phone"));
        view.put("litigation", texts(item.path("remedies").path("litigation"), "court", "address"));
        return view;
    }

    /** 20个工作日; empty when the item has no such limit. */
    private static String limit(JsonNode limit) {
        String days = FactShape.text(limit.path("days"));
        String unit = FactShape.text(limit.path("unit"));
        return days.isEmpty() ? "" : days + (unit.startsWith("WORK") ? "个工作日" : "日");
    }

    /** What came later is left out: a printing made later says the same as one made at once. */
    private static Map<String, Object> course(CaseData filed, Instant issuedAt) {
        Map<String, Object> course = new LinkedHashMap<>();
        course.put("number", filed.caseNo());
        course.put("receivedOn", DocumentDates.day(until(issuedAt, filed.receivedAt())));
        course.put("receivedAt", DocumentDates.minute(until(issuedAt, filed.receivedAt())));
        course.put("acceptedOn", DocumentDates.day(until(issuedAt, filed.acceptedAt())));
        course.put("decidedOn", DocumentDates.day(until(issuedAt, filed.decidedAt())));
        return course;
    }

    private static Instant until(Instant issuedAt, Instant at) {
        return at == null || at.isAfter(issuedAt) ? null : at;
    }

    private static Map<String, Object> applicant(Applicant applicant) {
        Map<String, Object> view = new LinkedHashMap<>();
        boolean person = applicant.type() == Applicant.Type.PERSON;
        view.put("type", applicant.type().name());
        view.put("name", applicant.name());
        view.put("identifierName", person ? "身份证件号码" : "统一社会信用代码");
        view.put("identifier", person ? lastFour(applicant.identifier()) : applicant.identifier());
        view.put("phone", lastFour(applicant.phone()));
        return view;
    }

    private static Map<String, Object> agent(JsonNode agent) {
        Map<String, Object> view = texts(agent, "name");
        view.put("identifier", lastFour(FactShape.text(agent.path("identifier"))));
        view.put("phone", lastFour(FactShape.text(agent.path("phone"))));
        return view;
    }

    static String lastFour(String number) {
        int hidden = Math.max(0, number.length() - 4);
        return "*".repeat(hidden) + number.substring(hidden);
    }

    private static Map<String, Object> facts(DocumentKind kind, JsonNode facts, JsonNode item) {
        Map<String, Object> complete = kind.facts().complete(facts);
        for (String list : List.of("items", "deferred", "materials")) {
            if (complete.get(list) instanceof List<?> lines) {
                lines.forEach(line -> nameMaterial(line, item));
            }
        }
        return complete;
    }

    @SuppressWarnings("unchecked")
    private static void nameMaterial(Object line, JsonNode item) {
        Map<String, Object> cells = (Map<String, Object>) line;
        Object code = cells.get("materialCode");
        cells.put("material", "FORM".equals(code) ? "申请表（申请内容）" : code);
        for (JsonNode material : item.path("materials")) {
            if (material.path("code").asText().equals(code)) {
                cells.put("material", FactShape.text(material.path("name")));
            }
        }
    }

    private static List<Object> earlier(List<Document> earlier) {
        List<Object> lines = new ArrayList<>();
        for (Document document : earlier) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("kind", document.kind().name());
            line.put("title", document.kind().title());
            line.put("number", document.number());
            line.put("issuedOn", DocumentDates.day(document.issuedOn()));
            lines.add(line);
        }
        return lines;
    }

    private static Map<String, Object> texts(JsonNode node, String... names) {
        Map<String, Object> texts = new LinkedHashMap<>();
        for (String name : names) {
            texts.put(name, FactShape.text(node.path(name)));
        }
        return texts;
    }

    /** Content in which everything is said, to try an office's template with. */
    static Map<String, Object> sample(DocumentKind kind) {
        Map<String, Object> content = emptySample(kind);
        content.put("facts", kind.facts().sample());
        content.put("qr", QrCode.dataUri("示例"));
        content.put("details", List.of(Map.of("label", "示例", "value", "示例")));
        content.put(
                "earlier",
                List.of(
                        Map.of(
                                "kind", "RECEIPT",
                                "title", "示例",
                                "number", "示例",
                                "issuedOn", "示例")));
        return content;
    }

    /** Content in which as little as possible is said. */
    static Map<String, Object> emptySample(DocumentKind kind) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        Document document =
                new Document(
                        new UUID(0, 0),
                        new UUID(0, 0),
                        "000000",
                        kind,
                        "示例",
                        LocalDate.EPOCH,
                        Instant.EPOCH,
                        nothing,
                        "");
        Applicant nobody = new Applicant(Applicant.Type.PERSON, "示例", "", "");
        return of(
                document,
                new CaseData("示例", "", null, null, null, nobody, nothing, nothing, nothing),
                nothing,
                List.of());
    }
}
