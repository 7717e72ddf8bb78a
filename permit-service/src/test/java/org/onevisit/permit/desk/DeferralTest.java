package org.onevisit.permit.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.onevisit.permit.CaseDriver.PDF;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.as;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.task;
import static org.onevisit.permit.CaseDriver.upload;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.CaseDriver.view;
import static org.onevisit.permit.rules.OfficeUnderRules.execute;
import static org.onevisit.permit.rules.OfficeUnderRules.wake;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.permit.rules.OfficeUnderRules;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** 容缺受理: accepted though secondary material is missing, which comes later or never. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class DeferralTest {

    private static final Map<String, Object> DEFERRED =
            Map.of(
                    "action", "ACCEPT_DEFERRED",
                    "promise", "五日内补交次要材料",
                    "items", List.of(Map.of("materialCode", "M09")));
    private static final Map<String, Object> IN =
            Map.of("items", List.of(Map.of("materialCode", "M09")));

    private final OfficeUnderRules office = new OfficeUnderRules();

    private UUID deferred() {
        UUID id = office.submittedInPart();
        complete(office.clerk(), id, DEFERRED).then().statusCode(200);
        return id;
    }

    private UUID reviewed() {
        UUID id = deferred();
        complete(office.reviewer(), id, Map.of("action", "PASS")).then().statusCode(200);
        return id;
    }

    private static Map<String, Object> noticeOf(String material) {
        Map<String, String> line =
                Map.of(
                        "materialCode", material,
                        "defect", "不齐全",
                        "basis", "办事指南",
                        "howToFix", "请补齐");
        return Map.of("action", "REQUEST_SUPPLEMENT", "items", List.of(line));
    }

    @Test
    void theCaseIsAcceptedAndItsClockRuns() {
        UUID id = deferred();
        JsonNode seen = view(id);
        assertThat(seen.path("state").asText()).isEqualTo("ACCEPTED");
        assertThat(seen.at("/clock/acceptance").asText()).isEqualTo("EXPLICIT");
        assertThat(seen.at("/deferral/materials/0").asText()).isEqualTo("M09");
        assertThat(seen.at("/deferral/until")).isEqualTo(seen.at("/clock/promiseDue"));
        assertThat(CaseDriver.view(id).at("/clock/suspended").asBoolean()).isFalse();
        // The same act again answers the same.
        String intake =
                office.clerk().get(url(id) + "/timeline").then().extract().path("items[0].kind");
        assertThat(intake).isEqualTo("RECEIVED");
    }

    @Test
    void whatIsMissingIsFoundWhenTheClerkNamesNothing() {
        UUID id = office.submittedInPart();
        complete(office.clerk(), id, Map.of("action", "ACCEPT_DEFERRED", "promise", "按期补交"))
                .then()
                .statusCode(200);
        assertThat(view(id).at("/deferral/materials").size()).isOne();
    }

    @Test
    void whatMayComeLaterIsPromisedOrAskedFor() {
        UUID id = office.submittedInPart();
        complete(office.clerk(), id, Map.of("action", "ACCEPT"))
                .then()
                .statusCode(409)
                .body("code", equalTo("DEFERRABLE_MATERIAL_MISSING"))
                .body("errors.pointer", contains("/materials/M09"));
        assertThat(view(id).path("state").asText()).isEqualTo("RECEIVED");
        complete(office.clerk(), id, noticeOf("M09")).then().statusCode(200);
    }

    @Test
    void whatTheOneNoticeDidNotNameBarsAcceptanceNoMore() {
        UUID id = office.submittedInPart();
        complete(office.clerk(), id, noticeOf("M01")).then().statusCode(200);
        applicant()
                .body(Map.of("items", List.of(Map.of("materialCode", "M01", "answer", "见附件"))))
                .post(url(id) + "/supplement")
                .then()
                .statusCode(200);
        complete(office.clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
    }

    @Test
    void onlyPublishedMaterialIsDeferredAndOnlyOnAPromise() {
        UUID id = office.submittedInPart();
        complete(
                        office.clerk(),
                        id,
                        Map.of(
                                "action", "ACCEPT_DEFERRED",
                                "promise", "按期补交",
                                "items", List.of(Map.of("materialCode", "M01"))))
                .then()
                .statusCode(422)
                .body("code", equalTo("NOTHING_DEFERRED"))
                .body("errors.pointer", contains("/items/0/materialCode"));
        complete(office.clerk(), id, Map.of("action", "ACCEPT_DEFERRED"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/promise"));
        assertThat(view(id).path("state").asText()).isEqualTo("RECEIVED");
    }

    @Test
    void theTermIsNotLongerThanThePromiseNorThanTheRules() {
        UUID id = office.submittedInPart();
        Map<String, Object> tooLong =
                Map.of(
                        "action", "ACCEPT_DEFERRED",
                        "promise", "按期补交",
                        "until", "2099-12-31");
        complete(office.clerk(), id, tooLong)
                .then()
                .statusCode(422)
                .body("code", equalTo("DEFERRAL_TOO_LONG"));
        office.decides("0", Map.of("deferralDays", 2));
        UUID strict = deferred();
        assertThat(view(strict).at("/deferral/until").asText())
                .isLessThan(view(strict).at("/clock/promiseDue").asText());
    }

    @Test
    void nothingIsDecidedBeforeTheMaterialIsIn() {
        UUID id = reviewed();
        for (Map<String, Object> decision :
                List.<Map<String, Object>>of(
                        Map.of("action", "GRANT"),
                        Map.of("action", "REFUSE", "reasons", "不符", "remedies", "复议"))) {
            complete(office.chief(), id, decision)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("DEFERRED_MATERIAL_OUT"));
        }
        // Words are not enough: it is a file that was promised.
        applicant()
                .body(IN)
                .post(url(id) + "/supplement")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/items/0"));
        upload(id, "M01", "x.pdf", PDF).then().statusCode(409);
        upload(id, "M09", "c.pdf", PDF).then().statusCode(201);
        applicant().body(IN).post(url(id) + "/supplement").then().statusCode(200);
        applicant().body(IN).post(url(id) + "/supplement").then().statusCode(200);
        assertThat(office.timeline(id)).containsOnlyOnce("DEFERRED_IN");
        complete(office.chief(), id, Map.of("action", "GRANT")).then().statusCode(200);
    }

    @Test
    void onlyTheApplicantHandsItIn() {
        UUID id = reviewed();
        as(Tokens.applicant("applicant2"))
                .body(IN)
                .post(url(id) + "/supplement")
                .then()
                .statusCode(404);
    }

    @Test
    void whatNeverComesCountsAsTakenBack() throws Exception {
        UUID id = reviewed();
        wake(id, "update filing set answer_by = answer_by - 60 where id = '%s'");
        await().until(() -> office.timeline(id).contains("LAPSED"));
        assertThat(view(id).path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(view(id).path("nationalState").asInt()).isEqualTo(14);
        assertThat(view(id).path("currentTasks")).isEmpty();
    }

    @Test
    void orCanOnlyBeRefusedWhereTheRulesSaySo() throws Exception {
        office.decides("0", Map.of("deferralLapse", "REFUSED"));
        UUID id = reviewed();
        wake(id, "update filing set answer_by = answer_by - 60 where id = '%s'");
        await().until(() -> office.timeline(id).contains("LAPSED"));
        office.chief()
                .post("/api/permits/tasks/" + task(id) + "/claim")
                .then()
                .body("actions", contains("REFUSE"));
        complete(office.chief(), id, Map.of("action", "GRANT"))
                .then()
                .statusCode(409)
                .body("code", equalTo("DEFERRED_MATERIAL_LAPSED"));
        office.chief()
                .get("/api/permits/tasks?step=DECIDE")
                .then()
                .body("items[0].filingId", equalTo(id.toString()))
                .body("items[0].light", equalTo("RED"));
        complete(
                        office.chief(),
                        id,
                        Map.of("action", "REFUSE", "reasons", "容缺材料逾期未补", "remedies", "复议"))
                .then()
                .statusCode(200);
        assertThat(view(id).path("state").asText()).isEqualTo("REFUSED");
    }

    @Test
    void whoBrokeAPromiseGetsNoOtherForATimeWhereTheRulesSaySo() throws Exception {
        UUID broken = reviewed();
        wake(broken, "update filing set answer_by = answer_by - 60 where id = '%s'");
        await().until(() -> office.timeline(broken).contains("LAPSED"));
        // An office that says nothing of it goes on.
        deferred();
        office.decides("0", Map.of("brokenPromiseDays", 30));
        UUID next = office.submittedInPart();
        complete(office.clerk(), next, DEFERRED)
                .then()
                .statusCode(409)
                .body("code", equalTo("PROMISE_BROKEN_BEFORE"));
        assertThat(view(next).path("state").asText()).isEqualTo("RECEIVED");
        execute(
                "update deferral set lapsed_at = lapsed_at - interval '31 days' where filing_id = '%s'",
                broken);
        complete(office.clerk(), next, DEFERRED).then().statusCode(200);
    }
}
