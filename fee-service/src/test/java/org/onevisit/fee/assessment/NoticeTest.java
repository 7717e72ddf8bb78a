package org.onevisit.fee.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.onevisit.fee.assessment.FinanceOffice.URL;
import static org.onevisit.fee.assessment.FinanceOffice.project;
import static org.onevisit.fee.assessment.FinanceOffice.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.fee.Money;
import org.onevisit.fee.office.OfficeNames;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** 核定（缴款）通知书: what a payer must read in it. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class NoticeTest {

    @Inject OfficeNames names;

    private FinanceOffice office;

    @BeforeEach
    void open() {
        office = new FinanceOffice();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }

    private byte[] notice(UUID id, String query) {
        return office.drafter()
                .post(URL + id + "/notice" + query)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    @Test
    void saysWhatWhyUntilWhenAndWhatOneMayDoAgainstIt() throws IOException {
        UUID id = office.confirmed();
        byte[] pdf = notice(id, "");
        Files.write(Path.of("target/notice.pdf"), pdf);
        String number = office.drafter().get(URL + id).then().extract().path("assessmentNo");
        assertThat(text(pdf))
                .contains("防空地下室易地建设费核定（缴款）通知书", number)
                .contains("示范置业有限公司", "91430103MA4A000708", "示范家园一期")
                .contains("260.00", "1700.00", "442000.00")
                .contains("示范价〔2025〕1号", "主管税务机关", "2‰")
                .contains("行政复议", "行政诉讼", "计算过程")
                .contains("核算：drafter" + office.code(), "确认：confirmer" + office.code());
        assertThat(notice(id, "")).as("the same whenever it is asked for").isEqualTo(pdf);
    }

    @Test
    void templateOfTheDayOfConfirmationIsKept() {
        UUID id = office.confirmed();
        assertThat(
                        Money.ask(
                                "select t.body from determination d join notice_template t"
                                        + " on t.hash = d.template_hash where d.assessment_id = ?",
                                id))
                .contains("核定书号");
    }

    @Test
    void eachReckoningHasItsOwn() throws IOException {
        UUID id = office.confirmed();
        byte[] first = notice(id, "");
        office.reassess(id, project("7000", "NONE", "")).then().statusCode(200);
        office.confirmer().post(URL + id + "/confirm").then().statusCode(200);
        assertThat(text(notice(id, ""))).contains("476000.00", "规划调整", "第2次");
        assertThat(notice(id, "?number=1")).isEqualTo(first);
        office.drafter().post(URL + id + "/notice?number=3").then().statusCode(404);
        office.drafter().post(URL + id + "/notice?number=x").then().statusCode(400);
    }

    @Test
    void nothingToPayIsSaidAndADraftHasNoNotice() throws IOException {
        UUID id = UUID.randomUUID();
        office.drafter()
                .body(request(project("").replace("\"GEOLOGY\"", "null")))
                .put(URL + id)
                .then()
                .statusCode(201);
        office.drafter()
                .post(URL + id + "/notice")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_CONFIRMED"));
        office.confirmer().post(URL + id + "/confirm").then().statusCode(200);
        assertThat(text(notice(id, ""))).contains("本次无须缴款", "应当修建，不得以费代建");
    }

    @Test
    void officeIsNamedAsItsItemsSay() throws Exception {
        names.take(
                new ObjectMapper()
                        .readTree(
                                "{\"kind\":\"ITEM_PUBLISHED\",\"data\":{\"officeCode\":\""
                                        + office.code()
                                        + "\",\"officeName\":\"示范市国防动员办公室\"}}"));
        assertThat(text(notice(office.confirmed(), ""))).contains("示范市国防动员办公室");
    }

    @Test
    void applicantReadsHisOwn() {
        UUID id = UUID.randomUUID();
        FinanceOffice.permitService()
                .body(office.ofCase(UUID.randomUUID(), "applicant-n", project("")))
                .put(URL + id)
                .then()
                .statusCode(201);
        String tag = office.drafter().get(URL + id).then().extract().header("ETag");
        office.drafter()
                .header("If-Match", tag)
                .body(request("<b>&家园</b>", project("")))
                .put(URL + id)
                .then()
                .statusCode(200);
        office.confirmer().post(URL + id + "/confirm").then().statusCode(200);
        FinanceOffice.as(Tokens.applicant("applicant-n"))
                .get(URL + id + "/notice")
                .then()
                .statusCode(200);
        FinanceOffice.as(Tokens.applicant("applicant-m"))
                .get(URL + id + "/notice")
                .then()
                .statusCode(404);
    }
}
