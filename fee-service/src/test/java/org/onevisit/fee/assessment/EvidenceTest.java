package org.onevisit.fee.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.onevisit.fee.assessment.FinanceOffice.URL;
import static org.onevisit.fee.assessment.FinanceOffice.project;
import static org.onevisit.fee.assessment.FinanceOffice.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.fee.Money;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** A relief rests on a paper; a file that is named must be there. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class EvidenceTest {

    private static final byte[] PDF = "%PDF-1.7 办学许可证".getBytes(StandardCharsets.UTF_8);
    private static final String HASH = "ab".repeat(32);

    private FinanceOffice office;

    @BeforeEach
    void open() {
        office = new FinanceOffice();
    }

    @Test
    void fileOfTheCaseIsAPaperAndAnotherIsNot() {
        UUID id = UUID.randomUUID();
        String ofCase =
                office.ofCase(UUID.randomUUID(), "applicant-e", project(""))
                        .replace(
                                "\"itemCode\"",
                                "\"materials\":[{\"materialCode\":\"M07\",\"fileName\":\"许可证.pdf\","
                                        + "\"sha256\":\""
                                        + HASH
                                        + "\"}],\"itemCode\"");
        for (int status : List.of(201, 200)) {
            FinanceOffice.permitService().body(ofCase).put(URL + id).then().statusCode(status);
        }
        office.drafter()
                .get(URL + id + "/evidence")
                .then()
                .body("items.file", contains("M07/许可证.pdf"))
                .body("items.ofCase", contains(true));
        String tag = office.drafter().get(URL + id).then().extract().header("ETag");
        for (String wrong : List.of("M07/别的.pdf", "许可证.pdf", "M08/许可证.pdf")) {
            relieved(id, tag, wrong)
                    .then()
                    .statusCode(400)
                    .body("errors.code", hasItem("NO_SUCH_FILE"))
                    .body("errors.pointer", hasItem("/project/evidence/0/file"));
        }
        relieved(id, tag, "M07/许可证.pdf")
                .then()
                .statusCode(200)
                .body("determinations[0].relief", equalTo("221000.00"))
                .body("determinations[0].evidence[0].sha256", equalTo(HASH));
    }

    @Test
    void whereThereIsNoCaseFinanceFilesThePaper() {
        UUID id = office.drafted();
        String tag = office.drafter().get(URL + id).then().extract().header("ETag");
        relieved(id, tag, "许可证.pdf").then().statusCode(400);
        file(office.drafter(), id, "许可证.pdf", PDF)
                .then()
                .statusCode(201)
                .body("mediaType", equalTo("application/pdf"))
                .body("uploadedBy", equalTo("drafter" + office.code()));
        file(office.drafter(), id, "许可证.pdf", PDF).then().statusCode(200);
        file(office.drafter(), id, "许可证.pdf", "%PDF-1.4 x".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_TAKEN"));
        String hash =
                relieved(id, tag, "许可证.pdf")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("determinations[0].evidence[0].sha256");
        assertThat(hash).hasSize(64);
        Response got = Money.auditor().get(URL + id + "/evidence/许可证.pdf");
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.header("Content-Disposition")).startsWith("attachment");
        assertThat(got.asByteArray()).isEqualTo(PDF);
    }

    @Test
    void whatIsNoPaperIsRefused() {
        UUID id = office.drafted();
        file(office.drafter(), id, "a.pdf", "<html>".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415)
                .body("code", equalTo("EVIDENCE_TYPE_REFUSED"));
        file(office.drafter(), id, "a.pdf", new byte[0]).then().statusCode(415);
        file(office.drafter(), id, ".pdf", PDF).then().statusCode(400);
        file(office.drafter(), id, "a\u202efdp.exe", PDF)
                .then()
                .statusCode(400)
                .body("code", equalTo("EVIDENCE_NAME_INVALID"));
        byte[] large = new byte[(10 << 20) + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        file(office.drafter(), id, "a.pdf", large)
                .then()
                .statusCode(413)
                .body("code", equalTo("EVIDENCE_TOO_LARGE"));
        for (int i = 0; i < EvidenceFiles.MOST; i++) {
            file(office.drafter(), id, i + ".pdf", PDF).then().statusCode(201);
        }
        file(office.drafter(), id, "a.pdf", PDF)
                .then()
                .statusCode(409)
                .body("code", equalTo("EVIDENCE_TOO_MANY"));
    }

    @Test
    void financeOfTheOfficeFilesAndAuditorsRead() {
        UUID id = office.drafted();
        file(office.drafter(), id, "a.pdf", PDF).then().statusCode(201);
        RequestSpecification other = Money.otherFinance();
        file(other, id, "b.pdf", PDF).then().statusCode(404);
        Money.otherFinance().get(URL + id + "/evidence").then().statusCode(404);
        Money.otherFinance().get(URL + id + "/evidence/a.pdf").then().statusCode(404);
        file(Money.auditor(), id, "b.pdf", PDF).then().statusCode(403);
        Money.auditor().get(URL + id + "/evidence").then().body("items.file", contains("a.pdf"));
        RequestSpecification applicant = FinanceOffice.as(Tokens.applicant("applicant-e"));
        file(applicant, id, "b.pdf", PDF).then().statusCode(403);
        FinanceOffice.as(Tokens.applicant("applicant-e"))
                .get(URL + id + "/evidence/a.pdf")
                .then()
                .statusCode(403);
        office.drafter()
                .body(
                        request(project(""))
                                .replace(
                                        "\"project\":",
                                        "\"materials\":[{\"materialCode\":\"M\",\"fileName\":\"a\","
                                                + "\"sha256\":\""
                                                + HASH
                                                + "\"}],\"project\":"))
                .put(URL + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/materials"));
    }

    @Test
    void databaseKeepsThePapers() {
        UUID id = office.drafted();
        file(office.drafter(), id, "a.pdf", PDF).then().statusCode(201);
        for (String deed :
                List.of(
                        "update evidence_file set file_name = 'b' where assessment_id = ?",
                        "delete from evidence_file where assessment_id = ?",
                        "insert into evidence_file select assessment_id, 'c', media_type, '\\x00', sha256,"
                                + " uploaded_by, uploaded_at from evidence_file where assessment_id = ?")) {
            assertThatThrownBy(() -> Money.execute(deed, id))
                    .as(deed)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static Response file(RequestSpecification as, UUID id, String name, byte[] content) {
        return as.contentType("application/octet-stream")
                .body(content)
                .pathParam("name", name)
                .put(URL + id + "/evidence/{name}");
    }

    private Response relieved(UUID id, String tag, String file) {
        String evidence =
                ",\"evidence\":[{\"building\":\"1号楼\",\"title\":\"办学许可证\",\"file\":\""
                        + file
                        + "\"}]";
        return office.drafter()
                .header("If-Match", tag)
                .body(request(project("6500", "SCHOOL", evidence)))
                .put(URL + id);
    }
}
