package org.onevisit.permit.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.onevisit.permit.CaseDriver.ITEM;
import static org.onevisit.permit.CaseDriver.OFFICE;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.as;
import static org.onevisit.permit.CaseDriver.chief;
import static org.onevisit.permit.CaseDriver.clerk;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.reviewed;
import static org.onevisit.permit.CaseDriver.submitted;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.CaseDriver.view;
import static org.onevisit.permit.document.CasePapers.document;
import static org.onevisit.permit.document.CasePapers.granted;
import static org.onevisit.permit.document.CasePapers.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onevisit.permit.CaseDriver;
import org.onevisit.permit.filing.Filings;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class DocumentTest {

    @Inject AgroalDataSource database;
    @Inject Documents documents;
    @Inject ItemVersions items;
    @Inject OfficeWords words;
    @Inject Filings filings;
    @Inject Clock clock;

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    @Test
    void grantedCaseHasItsDocumentsNumberedAndDated() {
        UUID id = granted();
        complete(clerk(), id, Map.of("action", "DELIVERED", "method", "窗口领取"))
                .then()
                .statusCode(200);
        Response list = applicant().get(url(id) + "/documents");
        list.then()
                .statusCode(200)
                .body(
                        "items.kind",
                        equalTo(
                                List.of(
                                        "RECEIPT",
                                        "ACCEPTANCE_NOTICE",
                                        "GRANT_DECISION",
                                        "CERTIFICATE",
                                        "DELIVERY_RECEIPT")))
                .body("next", nullValue());
        String day = view(id).path("caseNo").asText().substring(ITEM.length());
        String number = "〔" + day.substring(0, 4) + "〕" + day.substring(4) + "号";
        List<String> numbers = list.jsonPath().getList("items.number");
        assertThat(numbers).doesNotHaveDuplicates().allMatch(text -> text.endsWith(number));
        assertThat(text(applicant().get(path(id, "RECEIPT"))))
                .contains("申请材料接收凭证", numbers.get(0), "示例置业有限公司", "申报书", "a.pdf");
        assertThat(text(applicant().get(path(id, "DELIVERY_RECEIPT"))))
                .contains("窗口领取", "准予行政许可决定书", "行政许可证");
    }

    @Test
    void refusalAndNoticeSayWhatTheOfficerSaid() {
        UUID id = submitted(ITEM);
        Map<String, String> line =
                Map.of(
                        "materialCode", "M03",
                        "defect", "{7*7} 缺少公章",
                        "basis", "办事指南",
                        "howToFix", "补盖公章");
        complete(clerk(), id, Map.of("action", "REQUEST_SUPPLEMENT", "items", List.of(line)))
                .then()
                .statusCode(200);
        assertThat(text(applicant().get(path(id, "SUPPLEMENT_NOTICE"))))
                .contains("地质报告", "{7*7}缺少公章", "补盖公章");
        UUID other = reviewed(ITEM);
        complete(
                        chief(),
                        other,
                        Map.of(
                                "action", "REFUSE",
                                "reasons", List.of("不符合条件甲"),
                                "remedies", List.of("可以申请行政复议乙")))
                .then()
                .statusCode(200);
        assertThat(text(applicant().get(path(other, "REFUSAL_DECISION"))))
                .contains("不予行政许可决定书", "不符合条件甲", "可以申请行政复议乙");
        assertThat(view(other).path("certificate").isNull()).isTrue();
    }

    @Test
    void documentIsPrintedOnceAndStaysThatPrinting() {
        UUID id = submitted(ITEM);
        String path = path(id, "RECEIPT");
        Response first = applicant().get(path);
        first.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff");
        assertThat(first.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E7%94%B3%E8%AF%B7");
        assertThat(applicant().get(path).asByteArray()).isEqualTo(first.asByteArray());
        applicant().header("If-None-Match", first.header("ETag")).get(path).then().statusCode(304);
        applicant()
                .header("If-None-Match", "W/" + first.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
        for (String change :
                List.of(
                        "update document_pdf set sha256 = repeat('0', 64)",
                        "delete from document_pdf",
                        "update document set number = 'x'",
                        "delete from document",
                        "delete from template")) {
            assertThatThrownBy(() -> sql(change)).hasMessageContaining("keeps what was issued");
        }
    }

    @Test
    void correctionLeavesWhatWasIssuedBeforeAsItWas() {
        UUID id = submitted(ITEM);
        ObjectNode corrected = CaseDriver.draft(ITEM).withObject("applicant").put("name", "更正后的公司");
        clerk().body(Map.of("applicant", corrected, "note", "名称有误"))
                .post(url(id) + "/corrections")
                .then()
                .statusCode(200);
        complete(clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        assertThat(text(applicant().get(path(id, "RECEIPT")))).contains("示例置业有限公司");
        assertThat(text(applicant().get(path(id, "ACCEPTANCE_NOTICE")))).contains("更正后的公司");
    }

    @Test
    void documentsAreSeenByThoseWhoSeeTheCase() {
        UUID id = submitted(ITEM);
        String list = url(id) + "/documents";
        String one = path(id, "RECEIPT");
        for (String token :
                List.of(
                        Tokens.staff("reviewer1", OFFICE, "reviewer"),
                        Tokens.staff("chief1", OFFICE, "chief"))) {
            as(token).get(list).then().statusCode(200).body("items", hasSize(1));
            as(token).get(one).then().statusCode(200);
        }
        for (String token :
                List.of(
                        Tokens.applicant("applicant2"),
                        Tokens.staff("clerk9", "990101", "clerk"))) {
            as(token).get(list).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
            as(token).get(one).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        }
        as(Tokens.central("editor1", "editor")).get(list).then().statusCode(403);
        given().get(list).then().statusCode(401);
        UUID another = submitted(ITEM);
        applicant()
                .get(url(another) + "/documents/" + document(id, "RECEIPT"))
                .then()
                .statusCode(404);
    }

    @Test
    void receiptWithItsQueryCodeIsForThoseWhoAreToldTheCode() {
        UUID id = submitted(ITEM);
        complete(clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        String receipt = path(id, "RECEIPT");
        assertThat(text(applicant().get(receipt))).contains(view(id).path("queryCode").asText());
        for (String token :
                List.of(
                        Tokens.staff("finance1", OFFICE, "finance"),
                        Tokens.central("supervisor1", "supervisor"),
                        Tokens.central("auditor1", "auditor"))) {
            as(token)
                    .get(url(id) + "/documents")
                    .then()
                    .statusCode(200)
                    .body("items.kind", equalTo(List.of("ACCEPTANCE_NOTICE")));
            as(token).get(receipt).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
            as(token).get(path(id, "ACCEPTANCE_NOTICE")).then().statusCode(200);
        }
    }

    @Test
    void documentIsPrintedFromTheTemplateItWasIssuedUnder(@TempDir Path folder) throws Exception {
        UUID id = submitted(ITEM);
        Files.writeString(folder.resolve("hearing-notice.xhtml"), "<h1>新样式 {title}</h1>");
        Templates changed = new Templates(database, clock, Optional.of(folder));
        changed.keep(null);
        Documents afterChange = new Documents(database, new ObjectMapper(), changed, items, words);
        Document before = issue(documents, id);
        Document after = issue(afterChange, id);
        assertThat(after.number()).isEqualTo(before.number().replace("号", "-2号"));
        assertThat(text(applicant().get(url(id) + "/documents/" + before.id())))
                .contains("听证告知书")
                .doesNotContain("新样式");
        assertThat(text(applicant().get(url(id) + "/documents/" + after.id())))
                .contains("新样式听证告知书");
    }

    private Document issue(Documents documents, UUID id) {
        Instant at = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                documents.issue(
                                        filings.findById(id),
                                        DocumentKind.HEARING_NOTICE,
                                        at,
                                        Map.of("until", "2026年11月30日")));
    }

    private static String path(UUID id, String kind) {
        return url(id) + "/documents/" + document(id, kind);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
