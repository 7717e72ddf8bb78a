package org.onevisit.permit.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.onevisit.pdf.Pdf;
import org.onevisit.pdf.Typesetter;
import org.onevisit.permit.filing.Applicant;

/** A case with everything said, and its documents printed without a database. */
final class Papers {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Instant ISSUED = Instant.parse("2026-11-23T09:05:00Z");
    static final String CASE_NO = "11430103006123456A300018000200220261123000007";

    private Papers() {}

    static JsonNode item() {
        return json(
                """
                {"itemCode":"11430103006123456A3000180002002","version":2,
                 "name":"新建民用建筑防空地下室易地建设审批",
                 "officeCode":"430103","officeName":"长沙市天心区人民防空办公室",
                 "officeSeal":"长沙市天心区人民防空办公室行政审批专用章",
                 "limits":{"statutory":{"days":20,"unit":"WORKDAY"},"promised":{"days":5,"unit":"WORKDAY"}},
                 "legalBasis":[{"law":"中华人民共和国人民防空法","article":"22","text":"…"},
                               {"law":"国人防办字〔2003〕18号","article":"48","text":"…"}],
                 "materials":[{"code":"M1","name":"防空地下室易地建设申请表"},{"code":"M2","name":"岩土工程勘察报告"}],
                 "result":{"type":"APPROVAL","name":"防空地下室易地建设批准文书","validMonths":24},
                 "remedies":{"reconsideration":{"body":"长沙市天心区人民政府","address":"长沙市天心区湘府中路298号","phone":"0731-00000000"},
                             "litigation":{"court":"长沙铁路运输法院","address":"长沙市雨花区"}},
                 "formSchema":{"type":"object","properties":{
                    "buildingArea":{"type":"string","title":"总建筑面积（㎡）"},
                    "ground":{"type":"string","title":"易地建设理由","oneOf":[{"const":"GEOLOGY","title":"地质条件不宜修建"}]},
                    "latitude":{"type":"string","title":"纬度"},
                    "drawing":{"type":"string","title":"图纸编号","x-secret":true},
                    "handler":{"type":"string","title":"经办人证件"},
                    "buildings":{"type":"array","items":{"type":"object"}}}}}
                """);
    }

    static CaseData filed() {
        return new CaseData(
                CASE_NO,
                "7KQ2M9XWTB",
                Instant.parse("2026-11-23T01:12:00Z"),
                Instant.parse("2026-11-23T02:00:00Z"),
                Instant.parse("2026-11-23T09:00:00Z"),
                new Applicant(
                        Applicant.Type.ENTERPRISE,
                        "湖南示例置业有限公司",
                        "91430103MA4L000000",
                        "13800005678"),
                json(
                        "{\"name\":\"王小明\",\"identifier\":\"430103199001011234\",\"phone\":\"13900001234\"}"),
                json(
                        "{\"name\":\"南湖路片区商住小区（一期）\",\"code\":\"2609-430103-04-01-000001\","
                                + "\"address\":\"长沙市天心区南湖路100号\"}"),
                json(
                        "{\"buildingArea\":\"42150.60\",\"ground\":\"GEOLOGY\",\"latitude\":\"28.123456\","
                                + "\"drawing\":\"机密图A-1\",\"handler\":\"430103199001011234\","
                                + "\"buildings\":[{\"use\":\"RESIDENTIAL\"}]}"));
    }

    static Map<String, Object> facts(DocumentKind kind) {
        Map<DocumentKind, Map<String, Object>> facts = new EnumMap<>(DocumentKind.class);
        String hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        facts.put(
                DocumentKind.RECEIPT,
                Map.of(
                        "materials",
                        List.of(
                                Map.of(
                                        "name",
                                        "防空地下室易地建设申请表",
                                        "fileName",
                                        "申请表.pdf",
                                        "bytes",
                                        183_204,
                                        "sha256",
                                        hash),
                                Map.of(
                                        "name",
                                        "岩土工程勘察报告",
                                        "fileName",
                                        "勘察报告（盖章）.pdf",
                                        "bytes",
                                        9_183_204,
                                        "sha256",
                                        hash))));
        facts.put(
                DocumentKind.SUPPLEMENT_NOTICE,
                Map.of(
                        "items",
                        List.of(
                                Map.of(
                                        "materialCode",
                                        "M2",
                                        "defect",
                                        "勘察报告缺少勘察单位公章",
                                        "basis",
                                        "《岩土工程勘察规范》及办事指南材料第2项",
                                        "howToFix",
                                        "补盖公章后重新上传"),
                                Map.of(
                                        "materialCode",
                                        "FORM",
                                        "defect",
                                        "未填写桩基承台顶面埋深",
                                        "basis",
                                        "国人防办字〔2003〕18号第四十八条",
                                        "howToFix",
                                        "在申请表第6栏填写"))));
        facts.put(
                DocumentKind.LAPSE_NOTICE,
                Map.of(
                        "until",
                        "2026年12月8日",
                        "meaning",
                        "视为撤回申请",
                        "materials",
                        List.of(Map.of("materialCode", "M2"))));
        facts.put(DocumentKind.ACCEPTANCE_NOTICE, Map.of("opinion", "材料齐全"));
        facts.put(
                DocumentKind.NOT_COMPETENT_NOTICE,
                Map.of("referTo", "长沙市住房和城乡建设局", "opinion", "该项目为市管项目。"));
        facts.put(
                DocumentKind.NOT_NEEDED_NOTICE, Map.of("opinion", "装修改造不增加建筑面积，不涉及结合民用建筑修建防空地下室。"));
        facts.put(
                DocumentKind.EXTENSION_NOTICE,
                Map.of(
                        "days",
                        10,
                        "reason",
                        "专家意见存在分歧，需进一步核实。",
                        "statutoryDue",
                        "2026年12月21日",
                        "extendedDue",
                        "2027年1月5日"));
        facts.put(
                DocumentKind.SUSPENSION_NOTICE,
                Map.of("ground", "专家评审", "from", "2026年11月24日", "plannedTo", "2026年12月1日"));
        facts.put(DocumentKind.HEARING_NOTICE, Map.of("until", "2026年11月30日"));
        facts.put(
                DocumentKind.GRANT_DECISION,
                Map.of(
                        "opinion",
                        "同意易地建设，按规定缴纳易地建设费。",
                        "conditions",
                        List.of("自收到缴费通知之日起按期缴纳防空地下室易地建设费。", "建设规模发生变更的，应当重新办理。")));
        facts.put(
                DocumentKind.REFUSAL_DECISION,
                Map.of(
                        "reasons",
                        List.of("勘察报告显示场地不属于流砂、暗河等不宜修建的地质条件。", "桩基承台顶面埋深为3.6米，不低于3米。"),
                        "remedies",
                        List.of(
                                "自收到本决定书之日起六十日内，可以向长沙市天心区人民政府申请行政复议。",
                                "自收到本决定书之日起六个月内，可以依法向人民法院提起行政诉讼。")));
        facts.put(
                DocumentKind.CERTIFICATE,
                Map.of(
                        "certificateNo",
                        "430103-20261123-000007",
                        "verifyCode",
                        "7KQ2M9-XWTB23-456789",
                        "validFrom",
                        "2026年11月23日",
                        "validTo",
                        "2028年11月22日",
                        "subject",
                        "南湖路片区商住小区（一期）",
                        "check",
                        "http://localhost:8080/verify/#" + "eyJhbGciOiJFUzI1NiJ9".repeat(31)));
        facts.put(DocumentKind.DELIVERY_RECEIPT, Map.of("method", "窗口领取"));
        facts.put(
                DocumentKind.REVOCATION_DECISION,
                Map.of(
                        "certificateNo",
                        "430103-20261123-000007",
                        "ground",
                        "被许可人以欺骗、贿赂等不正当手段取得行政许可",
                        "article",
                        "第六十九条第二款",
                        "reason",
                        "勘察报告系伪造。"));
        facts.put(
                DocumentKind.CANCELLATION_DECISION,
                Map.of(
                        "certificateNo",
                        "430103-20261123-000007",
                        "ground",
                        "法人或者其他组织依法终止",
                        "article",
                        "第七十条第（三）项",
                        "reason",
                        "被许可人已注销登记。"));
        return facts.get(kind);
    }

    static Document document(DocumentKind kind, String template, Map<String, Object> facts) {
        return new Document(
                new UUID(7, kind.ordinal()),
                new UUID(1, 1),
                "430103",
                kind,
                "天心人防" + kind.word() + "字〔2026〕1123000007号",
                LocalDate.of(2026, 11, 23),
                ISSUED,
                JSON.valueToTree(facts),
                template);
    }

    static String xhtml(TemplateSet templates, Document document, CaseData filed) {
        List<Document> earlier = new ArrayList<>();
        for (DocumentKind kind :
                List.of(
                        DocumentKind.RECEIPT,
                        DocumentKind.GRANT_DECISION,
                        DocumentKind.CERTIFICATE)) {
            earlier.add(document(kind, "", Map.of()));
        }
        return Typesetter.set(
                Typesetter.read("test", templates.of("430103", document.kind()).body()),
                DocumentContent.of(document, filed, item(), earlier));
    }

    static String text(String xhtml) {
        return text(Pdf.render(xhtml));
    }

    /** What can be read in a PDF, without line breaks and blanks. */
    static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
