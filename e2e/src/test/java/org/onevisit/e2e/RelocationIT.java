package org.onevisit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 新建民用建筑防空地下室易地建设审批: the item's case in each of its courses, through the gateway. */
@ExtendWith(Stage.Given.class)
class RelocationIT {

    private Stage stage;
    private Person applicant;
    private Office office;
    private JsonNode item;

    @BeforeEach
    void set(Stage stage) {
        this.stage = stage;
        this.applicant = stage.as("applicant1");
        this.office = stage.office();
        this.item = stage.item("430103", "易地建设审批");
    }

    @Test
    void aFilingOfAPublishedItemEndsWithACertificateThatAnyoneCanCheck() throws Exception {
        assertThat(item.path("itemCode").asText()).endsWith("000180002002");
        Case filed = Case.drafted(applicant, item);
        JsonNode receipt = filed.submit().expect(200).json();
        assertThat(receipt.path("state").asText()).isEqualTo("RECEIVED");
        assertThat(filed.submit().expect(200).json()).isEqualTo(receipt);
        office.accept(filed).expect(200);
        assertThat(filed.state()).isEqualTo("ACCEPTED");
        office.pass(filed).expect(200);
        assertThat(filed.step()).isEqualTo("DECIDE");
        office.grant(filed).expect(200);
        JsonNode granted = filed.view();
        assertThat(granted.path("state").asText()).isEqualTo("GRANTED");
        assertThat(granted.path("caseNo")).isEqualTo(receipt.path("caseNo"));
        office.deliver(filed).expect(200);
        assertThat(filed.state()).isEqualTo("DELIVERED");
        assertThat(filed.timeline())
                .containsSubsequence(
                        "RECEIVED",
                        "ACCEPTED",
                        "REVIEWED",
                        "GRANTED",
                        "CERTIFICATE_ISSUED",
                        "DELIVERED");

        JsonNode certificate = granted.path("certificate");
        Answer check =
                stage.nobody()
                        .get("/api/permits/verify?code=" + certificate.path("verifyCode").asText())
                        .expect(200);
        assertThat(check.json().path("status").asText()).isEqualTo("VALID");
        assertThat(check.json().path("certificateNo")).isEqualTo(certificate.path("certificateNo"));
        JsonNode filedBy = filed.specimen().draft().path("applicant");
        assertThat(check.text())
                .doesNotContain(filedBy.path("name").asText())
                .doesNotContain(filedBy.path("identifier").asText());

        String printed = Printed.qrCode(filed.document("CERTIFICATE"));
        String keys = stage.nobody().get("/api/permits/certificates/keys").expect(200).text();
        assertThat(Verifier.run(printed, keys)).as("the verifier, offline").isZero();
        assertThat(Verifier.run(Verifier.tampered(printed), keys)).isEqualTo(1);
    }

    @Test
    void eachDocumentOfACaseIsANumberedPdfInChinese() throws Exception {
        Case filed = Case.submitted(applicant, item);
        office.accept(filed).expect(200);
        office.pass(filed).expect(200);
        office.grant(filed).expect(200);
        office.deliver(filed).expect(200);
        assertThat(filed.documents().findValuesAsText("kind"))
                .containsExactlyInAnyOrder(
                        "RECEIPT",
                        "ACCEPTANCE_NOTICE",
                        "GRANT_DECISION",
                        "CERTIFICATE",
                        "DELIVERY_RECEIPT");
        for (JsonNode document : filed.documents()) {
            byte[] pdf = filed.document(document.path("kind").asText());
            assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            assertThat(Printed.text(pdf))
                    .contains(document.path("number").asText())
                    .contains("长沙市天心区国防动员办公室");
        }
    }

    @Test
    void aRefusalStatesReasonsAndRemediesAndMakesNoCertificate() throws Exception {
        Case filed = Case.submitted(applicant, item);
        office.accept(filed).expect(200);
        office.review(filed, "FAIL", Map.of("opinion", "不符合")).expect(400, "INVALID_INPUT");
        office.review(filed, "FAIL", Map.of("reasons", List.of("不具备易地建设条件"))).expect(200);
        office.decide(filed, "REFUSE", Map.of("reasons", List.of("不具备易地建设条件")))
                .expect(400, "INVALID_INPUT");
        office.decide(
                        filed,
                        "REFUSE",
                        Map.of(
                                "reasons",
                                List.of("地质条件适宜修建防空地下室"),
                                "remedies",
                                List.of("六十日内申请行政复议", "六个月内提起行政诉讼")))
                .expect(200);
        assertThat(filed.state()).isEqualTo("REFUSED");
        assertThat(filed.view().path("certificate").isNull()).isTrue();
        assertThat(Printed.text(filed.document("REFUSAL_DECISION")))
                .contains("地质条件适宜修建防空地下室")
                .contains("行政复议");
        office.deliver(filed).expect(200);
        assertThat(filed.documents().findValuesAsText("kind")).doesNotContain("CERTIFICATE");
    }

    @Test
    void oneNoticeNamesWhatIsToBeSupplementedAndThereIsNoSecond() {
        Case filed = Case.submitted(applicant, item);
        String material = filed.specimen().materials().get(1);
        Map<String, Object> notice =
                Map.of(
                        "items",
                        List.of(
                                Map.of(
                                        "materialCode", material,
                                        "defect", "图纸不清晰",
                                        "basis", "行政许可法第三十二条",
                                        "howToFix", "重新上传")));
        office.intake(filed, "REQUEST_SUPPLEMENT", notice).expect(200);
        assertThat(filed.state()).isEqualTo("SUPPLEMENT_REQUESTED");
        Map<String, Object> answer =
                Map.of("items", List.of(Map.of("materialCode", material, "answer", "已补交")));
        applicant
                .upload(
                        filed.path() + "/materials/" + material + "/again.pdf",
                        Specimen.pdf("again"))
                .expect(201);
        applicant.post(filed.path() + "/supplement", answer).expect(200);
        assertThat(filed.state()).isEqualTo("SUPPLEMENTED");
        office.intake(filed, "REQUEST_SUPPLEMENT", notice).expect(409, "SECOND_SUPPLEMENT_NOTICE");
        office.accept(filed).expect(200);
        assertThat(filed.documents().findValuesAsText("kind"))
                .contains("SUPPLEMENT_NOTICE", "ACCEPTANCE_NOTICE");
    }

    @Test
    void whatNeedsNoPermitIsNotAccepted() {
        Case filed = Case.submitted(applicant, item);
        office.intake(filed, "NOT_NEEDED", Map.of("opinion", "该项目依法不需要取得许可")).expect(200);
        assertThat(filed.state()).isEqualTo("NOT_NEEDED");
        assertThat(filed.view().path("currentTasks")).isEmpty();
    }

    @Test
    void whoIsNotCompetentSaysWhomToAsk() {
        Case filed = Case.submitted(applicant, item);
        office.intake(filed, "NOT_COMPETENT", Map.of()).expect(400, "INVALID_INPUT");
        office.intake(filed, "NOT_COMPETENT", Map.of("referTo", "示范市国防动员办公室")).expect(200);
        assertThat(filed.state()).isEqualTo("NOT_COMPETENT");
    }

    @Test
    void anApplicantMayWithdrawUntilTheDecision() {
        Case taken = Case.submitted(applicant, item);
        office.accept(taken).expect(200);
        String task = taken.task();
        applicant.post(taken.path() + "/withdraw").expect(200);
        assertThat(taken.state()).isEqualTo("WITHDRAWN");
        office.reviewer()
                .post("/api/permits/tasks/" + task + "/complete", Map.of("action", "PASS"))
                .expect(409);

        Case decided = Case.submitted(applicant, item);
        office.accept(decided).expect(200);
        office.pass(decided).expect(200);
        office.grant(decided).expect(200);
        applicant.post(decided.path() + "/withdraw").expect(409, "ACTION_NOT_ALLOWED");
    }

    @Test
    void aSubmissionThatLacksSomethingAnswersAllOfItAtOnce() {
        Case lacking = Case.drafted(applicant, item);
        com.fasterxml.jackson.databind.node.ObjectNode draft =
                lacking.specimen().draft().deepCopy();
        draft.putObject("form");
        ((com.fasterxml.jackson.databind.node.ObjectNode) draft.path("applicant"))
                .put("identifier", "91350100M000100Y44");
        String tag = applicant.get(lacking.path()).expect(200).header("ETag");
        applicant.put(lacking.path(), draft, tag).expect(200);
        JsonNode problem = lacking.submit().expect(422, "FILING_INCOMPLETE").json();
        assertThat(problem.path("errors").size()).isGreaterThan(2);
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .contains("/applicant/identifier");
        assertThat(lacking.state()).isEqualTo("DRAFT");
    }
}
