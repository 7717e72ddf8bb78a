package org.onevisit.permit.certificate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.onevisit.permit.CaseDriver.OFFICE;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.as;
import static org.onevisit.permit.CaseDriver.chief;
import static org.onevisit.permit.CaseDriver.clerk;
import static org.onevisit.permit.CaseDriver.reviewer;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.CaseDriver.view;
import static org.onevisit.permit.document.CasePapers.document;
import static org.onevisit.permit.document.CasePapers.granted;
import static org.onevisit.permit.document.CasePapers.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class CertificateTest {

    private static final String VERIFY = "/api/permits/verify?code=";
    private static final String CERTIFICATES = "/api/permits/certificates/";

    @Inject AgroalDataSource database;

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    @Test
    void certificateIsCheckedByItsCodeInAnyFormWithoutALogin() throws IOException {
        JsonNode certificate = view(granted()).path("certificate");
        assertThat(certificate.path("status").asText()).isEqualTo("VALID");
        String code = certificate.path("verifyCode").asText();
        assertThat(code).matches("[2-9A-Z]{6}-[2-9A-Z]{6}-[2-9A-Z]{6}");
        for (String typed :
                List.of(code, code.toLowerCase(Locale.ROOT), code.replace("-", ""), " " + code)) {
            Response answer = given().get(VERIFY + typed);
            answer.then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("status", equalTo("VALID"))
                    .body("certificateNo", equalTo(certificate.path("certificateNo").asText()));
            assertThat(answer.asString()).doesNotContain("示例置业", "91350100M000100Y43");
        }
        List<String> known = fields(given().get(VERIFY + code));
        for (String wrong :
                List.of("", "x", "AAAAAAAAAAAAAAAAAA", "%27%20or%201=1--", "A".repeat(2000))) {
            Response answer = given().urlEncodingEnabled(false).get(VERIFY + wrong);
            answer.then().statusCode(200).body("status", equalTo("UNKNOWN"));
            assertThat(fields(answer)).isEqualTo(known);
        }
        given().get("/api/permits/verify")
                .then()
                .statusCode(200)
                .body("status", equalTo("UNKNOWN"));
    }

    @Test
    void certificateIsSeenByItsApplicantItsOfficeAndAuditors() throws IOException {
        UUID id = granted();
        String path = path(id);
        assertThat(path).matches(CERTIFICATES + OFFICE + "-\\d{8}-\\d{6}");
        String documentId = document(id, "CERTIFICATE");
        applicant()
                .get(path)
                .then()
                .statusCode(200)
                .body("filingId", equalTo(id.toString()))
                .body("holder.name", equalTo("示例置业有限公司"))
                .body("documentId", equalTo(documentId));
        reviewer().get(path).then().statusCode(200);
        as(Tokens.central("auditor1", "auditor")).get(path).then().statusCode(200);
        as(Tokens.applicant("applicant2")).get(path).then().statusCode(404);
        as(Tokens.staff("chief9", "990101", "chief")).get(path).then().statusCode(404);
        as(Tokens.central("editor1", "editor")).get(path).then().statusCode(403);
        given().get(path).then().statusCode(401);
        applicant().get(CERTIFICATES + "430103-19990101-000001").then().statusCode(404);
        assertThat(text(applicant().get(url(id) + "/documents/" + documentId)))
                .contains(view(id).path("certificate").path("verifyCode").asText());
    }

    @Test
    void payloadIsSignedByAPublishedKeyAndNamesNoPerson() throws IOException {
        UUID id = granted();
        String payload = applicant().get(path(id)).jsonPath().getString("payload");
        String keys =
                given().get(CERTIFICATES + "keys").then().statusCode(200).extract().asString();
        assertThat(keys).doesNotContain("\"d\"");
        assertThat(VerifierProgram.get().check(payload, keys)).isZero();
        assertThat(part(payload, 0).path("alg").asText()).isEqualTo("ES256");
        JsonNode claims = part(payload, 1);
        assertThat(CERTIFICATES + claims.path("no").asText()).isEqualTo(path(id));
        assertThat(claims.path("iss").asText()).isEqualTo("http://localhost:8080");
        assertThat(claims.path("holder").asText()).isEqualTo("示例置业有限公司");
        assertThat(claims.toString()).doesNotContain("91350100M000100Y43", "13800000000");
    }

    @Test
    void chiefOfTheOfficeRevokesOnceWithGroundAndReason() {
        UUID id = granted();
        String path = path(id) + "/revoke";
        Map<String, String> asked = Map.of("ground", "FRAUD_OR_BRIBERY", "reason", "勘察报告系伪造");
        clerk().body(asked).post(path).then().statusCode(403);
        applicant().body(asked).post(path).then().statusCode(403);
        as(Tokens.staff("chief9", "990101", "chief")).body(asked).post(path).then().statusCode(404);
        chief().body(Map.of("ground", "BECAUSE", "reason", "x")).post(path).then().statusCode(400);
        chief().body(Map.of("ground", "EXPIRED", "reason", " ")).post(path).then().statusCode(400);
        chief().body(Map.of("reason", "x")).post(path).then().statusCode(400);
        for (int i = 0; i < 2; i++) {
            chief().body(asked)
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("REVOKED"))
                    .body("revocation.article", equalTo("第六十九条第二款"));
        }
        chief().body(Map.of("ground", "BODY_ENDED", "reason", "y"))
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("ALREADY_REVOKED"));
        String code = view(id).path("certificate").path("verifyCode").asText();
        given().get(VERIFY + code).then().body("status", equalTo("REVOKED"));
        applicant()
                .get(url(id) + "/documents")
                .then()
                .body("items.kind", hasItem("REVOCATION_DECISION"))
                .body("items", hasSize(5));
        applicant()
                .get(url(id) + "/timeline")
                .then()
                .body("items.kind", hasItems("GRANTED", "CERTIFICATE_REVOKED"));
    }

    @Test
    void certificateCannotBeChangedOtherwise() {
        granted();
        for (String change :
                List.of(
                        "update certificate set holder_name = 'x'",
                        "update certificate set valid_to = '2099-01-01'",
                        "delete from certificate")) {
            assertThatThrownBy(() -> sql(change)).hasMessageContaining("by one revocation only");
        }
        assertThatThrownBy(() -> sql("update certificate set status = 'REVOKED'"))
                .hasMessageContaining("revoked_means_by_whom_and_why");
    }

    private static String path(UUID id) {
        return CERTIFICATES + view(id).path("certificate").path("certificateNo").asText();
    }

    private static List<String> fields(Response answer) throws IOException {
        List<String> names = new ArrayList<>();
        new ObjectMapper().readTree(answer.asString()).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode part(String jws, int index) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jws.split("\\.")[index]));
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
