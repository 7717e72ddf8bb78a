package org.onevisit.permit.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class AnnualReportTest {

    private static final String REPORT = "/api/supervision/reports/annual";
    private static final String SENTENCE =
            "2025年，服务窗口共受理人防行政服务事项302项，报建防空地下室9.59万平方米，"
                    + "验收竣工防空地下室17.45万平方米，征收人防易地建设费2313.39万元。"
                    + "各项服务的提前办结比率均在84%以上。";

    @BeforeEach
    void inventedYearIsImported() throws IOException {
        CaseDriver.publishCalendar();
        Map.of(
                        InventedYear.RELOCATION, "新建民用建筑防空地下室易地建设审批",
                        InventedYear.COMPLETION, "人防工程竣工验收备案",
                        InventedYear.SIREN, "拆除人民防空通信、警报设施审批")
                .forEach(AnnualReportTest::publish);
        given().auth()
                .oauth2(Tokens.central("admin1", "admin"))
                .contentType("text/csv; charset=UTF-8")
                .body(Files.readString(InventedYear.FILE).getBytes(StandardCharsets.UTF_8))
                .post("/api/permits/imports")
                .then()
                .statusCode(200);
        await().until(() -> accepted("?year=2025") == 302);
    }

    private static void publish(String itemCode, String name) {
        ObjectNode item = CaseDriver.item();
        item.put("itemCode", itemCode)
                .put("officeCode", InventedYear.OFFICE)
                .put("officeName", "示范市国防动员办公室")
                .put("name", name);
        CaseDriver.publish(item);
    }

    @Test
    void fileOfTheInventedYearIsWhatItsGeneratorWrites() throws IOException {
        assertThat(Files.readString(InventedYear.FILE)).isEqualTo(InventedYear.csv());
    }

    @Test
    void reportSaysTheSentenceOfTheYearItWasInventedFrom() {
        report("chief9", "chief", "?year=2025")
                .statusCode(200)
                .body("paragraph", equalTo(SENTENCE))
                .body("title", equalTo("示范市国防动员办公室2025年行政许可工作总结"))
                .body("figures.find { it.name == 'accepted' }.value", equalTo("302"))
                .body("figures.find { it.name == 'finished' }.value", equalTo("302"))
                .body("figures.find { it.name == 'areaFiledM2' }.value", equalTo("95900.00"))
                .body("figures.find { it.name == 'areaAcceptedM2' }.value", equalTo("174500.00"))
                .body(
                        "figures.find { it.name == 'feeCollectedYuan' }.value",
                        equalTo("23133900.00"))
                .body("lowestEarlyRate", equalTo("84.00"))
                .body("services", hasSize(3))
                .body("months", hasSize(12));
    }

    @Test
    void yearIsComparedWithTheOneBefore() {
        report("chief9", "chief", "?year=2026")
                .statusCode(200)
                .body("figures.find { it.name == 'accepted' }.before", equalTo("302"))
                .body("figures.find { it.name == 'accepted' }.changePercent", equalTo("-100.00"))
                .body("figures.find { it.name == 'earlyRateAll' }.value", nullValue())
                .body("figures.find { it.name == 'earlyRateAll' }.before", equalTo("86.42"))
                .body("paragraph", containsString("没有办结事项"));
    }

    @Test
    void reportInAFormatThatIsNoneIsRefused() {
        given().auth()
                .oauth2(Tokens.staff("chief9", "990101", "chief"))
                .get(REPORT + "?year=2025&format=foo")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_INPUT"));
    }

    @Test
    void halvesMakeTheYear() {
        int first = accepted("?year=2025&half=1");
        int second = accepted("?year=2025&half=2");
        assertThat(first).isPositive();
        assertThat(second).isPositive();
        assertThat(first + second).isEqualTo(302);
        report("chief9", "chief", "?year=2025&half=1")
                .body("paragraph", containsString("2025年上半年，"))
                .body("to", equalTo("2025-06-30"))
                .body("months", hasSize(6));
    }

    @Test
    void markdownSaysTheSame() {
        String text =
                given().auth()
                        .oauth2(Tokens.staff("clerk9", "990101", "clerk"))
                        .accept("text/markdown")
                        .get(REPORT + "?year=2025")
                        .then()
                        .statusCode(200)
                        .header("Content-Type", containsString("text/markdown"))
                        .extract()
                        .asString();
        assertThat(text)
                .contains(SENTENCE, "| 受理量 | 302 | 0 | — |", "拆除人民防空通信、警报设施审批 | 50 | 50 | 84.00 |");
    }

    @Test
    void wordDocumentHasTheSentenceTheTablesAndTwoCharts() throws IOException {
        byte[] file =
                given().auth()
                        .oauth2(Tokens.staff("clerk9", "990101", "clerk"))
                        .get(REPORT + "?year=2025&format=docx")
                        .then()
                        .statusCode(200)
                        .contentType(ReportResource.DOCX)
                        .extract()
                        .asByteArray();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            assertThat(words.getText()).contains(SENTENCE);
            assertThat(document.getTables()).hasSize(2);
            assertThat(document.getCharts()).hasSize(2);
        }
    }

    @Test
    void staffGetTheirOwnOfficeAndSupervisorsAny() {
        report("supervisor1", "supervisor", "?year=2025&officeCode=990101")
                .statusCode(200)
                .body("paragraph", equalTo(SENTENCE));
        given().auth()
                .oauth2(Tokens.staff("chief1", CaseDriver.OFFICE, "chief"))
                .get(REPORT + "?year=2025&officeCode=990101")
                .then()
                .statusCode(404);
        report("supervisor1", "supervisor", "?year=2025&officeCode=999999").statusCode(404);
        given().auth()
                .oauth2(Tokens.applicant("applicant1"))
                .get(REPORT + "?year=2025")
                .then()
                .statusCode(403);
    }

    @Test
    void yearThatCannotBeIsRefused() {
        for (String query : new String[] {"", "?year=2999", "?year=1", "?year=2025&half=3"}) {
            report("chief9", "chief", query).statusCode(400).body("code", equalTo("INVALID_INPUT"));
        }
    }

    private static int accepted(String query) {
        return Integer.parseInt(
                report("chief9", "chief", query)
                        .extract()
                        .path("figures.find { it.name == 'accepted' }.value"));
    }

    private static ValidatableResponse report(String name, String role, String query) {
        String token =
                "supervisor".equals(role)
                        ? Tokens.central(name, role)
                        : Tokens.staff(name, InventedYear.OFFICE, role);
        return given().auth().oauth2(token).get(REPORT + query).then();
    }
}
