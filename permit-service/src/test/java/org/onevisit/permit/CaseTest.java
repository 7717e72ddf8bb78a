package org.onevisit.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.onevisit.permit.CaseDriver.INSTANT_ITEM;
import static org.onevisit.permit.CaseDriver.ITEM;
import static org.onevisit.permit.CaseDriver.SITE_CHECK_ITEM;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.chief;
import static org.onevisit.permit.CaseDriver.clerk;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.reviewed;
import static org.onevisit.permit.CaseDriver.reviewer;
import static org.onevisit.permit.CaseDriver.submitted;
import static org.onevisit.permit.CaseDriver.task;
import static org.onevisit.permit.CaseDriver.upload;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.CaseDriver.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class CaseTest {

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    @Test
    void aCompletedTaskTellsWhereTheCaseWentAlsoWhenAskedAgain() {
        UUID id = submitted(ITEM);
        String intake = task(id);
        Map<String, String> accept = Map.of("action", "ACCEPT");
        String path = "/api/permits/tasks/" + intake + "/complete";
        String review =
                clerk().body(accept)
                        .post(path)
                        .then()
                        .statusCode(200)
                        .body("next.step", equalTo("REVIEW"))
                        .extract()
                        .path("next.id");
        assertThat(review).isEqualTo(task(id));
        complete(reviewer(), id, Map.of("action", "PASS", "opinion", "符合条件"));
        clerk().body(accept).post(path).then().statusCode(200).body("next.id", equalTo(review));
    }

    @Test
    void grantedCaseGoesFromDraftToDelivery() {
        UUID id = reviewed(ITEM);
        complete(chief(), id, Map.of("action", "GRANT", "opinion", "同意"))
                .then()
                .statusCode(200)
                .body("state", equalTo("GRANTED"));
        complete(clerk(), id, Map.of("action", "DELIVERED", "method", "窗口领取"))
                .then()
                .statusCode(200);
        assertThat(view(id).path("state").asText()).isEqualTo("DELIVERED");
        assertThat(view(id).path("nationalState").asInt()).isEqualTo(11);
        assertThat(view(id).path("currentTasks")).isEmpty();
        applicant()
                .get(url(id) + "/timeline")
                .then()
                .statusCode(200)
                .body(
                        "items.kind",
                        contains(
                                "RECEIVED",
                                "ACCEPTED",
                                "REVIEWED",
                                "GRANTED",
                                "CERTIFICATE_ISSUED",
                                "DELIVERED"));
        applicant()
                .get(url(id) + "/diagram")
                .then()
                .statusCode(200)
                .body("active", equalTo(List.of()))
                .body("passed", hasItems("intake", "review", "decide", "certify", "finished"));
    }

    @Test
    void caseNumberIsItemCodeDayAndSerial() {
        UUID id = submitted(ITEM);
        assertThat(view(id).path("caseNo").asText()).matches(ITEM + "\\d{8}\\d{6}");
    }

    @Test
    void submittingTwiceGivesTheSameReceipt() {
        UUID id = submitted(ITEM);
        String first =
                applicant().post(url(id) + "/submit").then().statusCode(200).extract().asString();
        String second =
                applicant().post(url(id) + "/submit").then().statusCode(200).extract().asString();
        assertThat(second).isEqualTo(first).contains("caseNo").contains("\"state\":\"RECEIVED\"");
    }

    @Test
    void incompleteFilingIsToldEverythingAtOnce() {
        UUID id = UUID.randomUUID();
        var draft = CaseDriver.draft(ITEM);
        draft.withObject("/applicant").put("identifier", "91350100M000100Y4Z");
        draft.withObject("/form").remove("buildings");
        draft.withObject("/form").put("color", "red");
        CaseDriver.put(id, draft, 201);
        upload(id, "M01", "a.pdf", CaseDriver.PDF).then().statusCode(201);
        applicant()
                .post(url(id) + "/submit")
                .then()
                .statusCode(422)
                .body("code", equalTo("FILING_INCOMPLETE"))
                .body(
                        "errors.pointer",
                        hasItems("/applicant/identifier", "/form/buildings", "/materials/M02"))
                .body("errors.code", hasItems("REQUIRED", "MATERIAL_MISSING"));
        assertThat(view(id).path("state").asText()).isEqualTo("DRAFT");
    }

    @Test
    void theSamePutIsAcceptedAgainOtherContentIsNot() {
        UUID id = UUID.randomUUID();
        CaseDriver.put(id, CaseDriver.draft(ITEM), 201);
        CaseDriver.put(id, CaseDriver.draft(ITEM), 200);
        var other = CaseDriver.draft(ITEM).put("channel", "MOBILE");
        applicant()
                .body(other.toString())
                .put(url(id))
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_TAKEN"));
        String etag = applicant().get(url(id)).header("ETag");
        applicant()
                .header("If-Match", etag)
                .body(other.toString())
                .put(url(id))
                .then()
                .statusCode(200);
        applicant()
                .header("If-Match", etag)
                .body(CaseDriver.draft(ITEM).toString())
                .put(url(id))
                .then()
                .statusCode(412)
                .body("code", equalTo("STALE_VERSION"));
    }

    @Test
    void unknownItemIsRefused() {
        applicant()
                .body(CaseDriver.draft("nonsense").toString())
                .put(url(UUID.randomUUID()))
                .then()
                .statusCode(422)
                .body("code", equalTo("ITEM_UNKNOWN"));
    }

    @Test
    void supplementIsAskedOnceAndAnsweredItemByItem() {
        UUID id = submitted(ITEM);
        Map<String, Object> request =
                Map.of(
                        "action",
                        "REQUEST_SUPPLEMENT",
                        "items",
                        List.of(need("M01", "缺少公章"), need("FORM", "楼层数有误")));
        complete(clerk(), id, request).then().statusCode(200);
        assertThat(view(id).path("state").asText()).isEqualTo("SUPPLEMENT_REQUESTED");
        assertThat(view(id).path("currentTasks").path(0).path("step").asText())
                .isEqualTo("SUPPLEMENT");
        applicant()
                .body(Map.of("items", List.of(Map.of("materialCode", "M01"))))
                .post(url(id) + "/supplement")
                .then()
                .statusCode(422)
                .body("errors.code", contains("NOT_ANSWERED"));
        upload(id, "M02", "c.pdf", CaseDriver.PDF)
                .then()
                .statusCode(409)
                .body("code", equalTo("MATERIAL_NOT_ASKED"));
        upload(id, "M01", "c.pdf", CaseDriver.PDF).then().statusCode(201);
        applicant()
                .body(Map.of("items", List.of(Map.of("materialCode", "M01"))))
                .post(url(id) + "/supplement")
                .then()
                .statusCode(200)
                .body("state", equalTo("SUPPLEMENT_REQUESTED"));
        applicant()
                .body(
                        Map.of(
                                "items",
                                List.of(Map.of("materialCode", "FORM", "answer", "已更正")),
                                "form",
                                Map.of(
                                        "projectName",
                                        "示例小区",
                                        "buildings",
                                        List.of(Map.of("floors", 13)))))
                .post(url(id) + "/supplement")
                .then()
                .statusCode(200)
                .body("state", equalTo("SUPPLEMENTED"))
                .body("form.buildings[0].floors", equalTo(13));
        complete(clerk(), id, request)
                .then()
                .statusCode(409)
                .body("code", equalTo("SECOND_SUPPLEMENT_NOTICE"));
        complete(clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
    }

    @Test
    void supplementMayOnlyNameMaterialsOfTheItem() {
        UUID id = submitted(ITEM);
        complete(
                        clerk(),
                        id,
                        Map.of("action", "REQUEST_SUPPLEMENT", "items", List.of(need("M99", "没有"))))
                .then()
                .statusCode(422)
                .body("code", equalTo("MATERIAL_UNKNOWN"));
        assertThat(view(id).path("state").asText()).isEqualTo("RECEIVED");
    }

    @Test
    void whoReviewedMayNotDecide() {
        UUID id = submitted(ITEM);
        complete(clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        complete(chief(), id, Map.of("action", "PASS")).then().statusCode(200);
        complete(chief(), id, Map.of("action", "GRANT"))
                .then()
                .statusCode(409)
                .body("code", equalTo("FOUR_EYES"));
        complete(
                        CaseDriver.as(Tokens.staff("chief2", CaseDriver.OFFICE, "chief")),
                        id,
                        Map.of("action", "GRANT"))
                .then()
                .statusCode(200);
    }

    @Test
    void refusalNeedsReasonsAndRemedies() {
        UUID id = reviewed(ITEM);
        complete(chief(), id, Map.of("action", "REFUSE"))
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/reasons", "/remedies"));
        complete(chief(), id, Map.of("action", "REFUSE", "reasons", "不符合", "remedies", "可申请复议"))
                .then()
                .statusCode(200);
        assertThat(view(id).path("nationalState").asInt()).isEqualTo(13);
        assertThat(view(id).path("certificate").isNull()).isTrue();
    }

    @Test
    void siteCheckNeedsTwoOfficers() {
        UUID id = reviewed(SITE_CHECK_ITEM);
        assertThat(view(id).path("currentTasks").path(0).path("step").asText())
                .isEqualTo("SITE_CHECK");
        complete(
                        reviewer(),
                        id,
                        Map.of(
                                "action",
                                "CHECKED",
                                "findings",
                                "属实",
                                "officers",
                                List.of("reviewer1", "reviewer1")))
                .then()
                .statusCode(400)
                .body("errors.code", contains("TWO_OFFICERS"));
        complete(
                        reviewer(),
                        id,
                        Map.of(
                                "action",
                                "CHECKED",
                                "findings",
                                "属实",
                                "officers",
                                List.of("reviewer1", "reviewer2")))
                .then()
                .statusCode(200);
        assertThat(view(id).path("currentTasks").path(0).path("step").asText()).isEqualTo("DECIDE");
    }

    @Test
    void instantCaseIsDecidedWithoutReview() {
        UUID id = submitted(INSTANT_ITEM);
        complete(clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        complete(chief(), id, Map.of("action", "GRANT")).then().statusCode(200);
        assertThat(view(id).path("state").asText()).isEqualTo("GRANTED");
    }

    @Test
    void actionOfAnotherStepIsAnsweredWithWhatIsAllowed() {
        UUID id = submitted(ITEM);
        complete(clerk(), id, Map.of("action", "GRANT"))
                .then()
                .statusCode(409)
                .body("code", equalTo("ACTION_NOT_ALLOWED"))
                .body("allowed", hasItem("ACCEPT"));
    }

    @Test
    void completingAgainAnswersTheSameSomethingElseIsRefused() {
        UUID id = submitted(ITEM);
        String task = task(id);
        String path = "/api/permits/tasks/" + task + "/complete";
        String first =
                clerk().body(Map.of("action", "ACCEPT"))
                        .post(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        String again =
                clerk().body(Map.of("action", "ACCEPT"))
                        .post(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(again).isEqualTo(first);
        CaseDriver.as(Tokens.staff("clerk2", CaseDriver.OFFICE, "clerk"))
                .body(Map.of("action", "ACCEPT"))
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("TASK_CLOSED"))
                .body("allowed", hasItem("PASS"));
    }

    @Test
    void taskInOtherHandsIsNotTaken() {
        UUID id = submitted(ITEM);
        String task = "/api/permits/tasks/" + task(id);
        var clerk2 = Tokens.staff("clerk2", CaseDriver.OFFICE, "clerk");
        clerk().post(task + "/claim").then().statusCode(200).body("assignee", equalTo("clerk1"));
        clerk().post(task + "/claim").then().statusCode(200);
        CaseDriver.as(clerk2)
                .post(task + "/claim")
                .then()
                .statusCode(409)
                .body("code", equalTo("TASK_TAKEN"));
        CaseDriver.as(clerk2)
                .body(Map.of("action", "ACCEPT"))
                .post(task + "/complete")
                .then()
                .statusCode(409);
        clerk().body(Map.of("to", "clerk2")).post(task + "/delegate").then().statusCode(200);
        CaseDriver.as(clerk2)
                .body(Map.of("action", "ACCEPT"))
                .post(task + "/complete")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsNotYoursIsNotThere() {
        UUID id = submitted(ITEM);
        String task = "/api/permits/tasks/" + task(id);
        CaseDriver.as(Tokens.applicant("applicant2")).get(url(id)).then().statusCode(404);
        CaseDriver.as(Tokens.staff("clerk9", "990101", "clerk"))
                .get(url(id))
                .then()
                .statusCode(404);
        CaseDriver.as(Tokens.staff("clerk9", "990101", "clerk"))
                .post(task + "/claim")
                .then()
                .statusCode(404);
        applicant().post(task + "/claim").then().statusCode(403);
        reviewer().post(task + "/claim").then().statusCode(403);
    }

    @Test
    void withdrawalEndsTheProcess() {
        UUID id = submitted(ITEM);
        applicant()
                .post(url(id) + "/withdraw")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        applicant().post(url(id) + "/withdraw").then().statusCode(200);
        assertThat(view(id).path("currentTasks")).isEmpty();
        assertThat(view(id).path("nationalState").asInt()).isEqualTo(2);
        clerk().get("/api/permits/tasks?step=INTAKE&limit=200")
                .then()
                .statusCode(200)
                .body("items.filingId", org.hamcrest.Matchers.not(hasItem(id.toString())));
    }

    @Test
    void decidedCaseCannotBeWithdrawn() {
        UUID id = reviewed(ITEM);
        complete(chief(), id, Map.of("action", "GRANT")).then().statusCode(200);
        applicant()
                .post(url(id) + "/withdraw")
                .then()
                .statusCode(409)
                .body("code", equalTo("ACTION_NOT_ALLOWED"));
    }

    @Test
    void correctionOnTheSpotChangesNoState() {
        UUID id = submitted(ITEM);
        clerk().body(
                        Map.of(
                                "note",
                                "项目名称笔误",
                                "form",
                                Map.of(
                                        "projectName",
                                        "更正后的小区",
                                        "buildings",
                                        List.of(Map.of("floors", 12)))))
                .post(url(id) + "/corrections")
                .then()
                .statusCode(200)
                .body("state", equalTo("RECEIVED"))
                .body("form.projectName", equalTo("更正后的小区"));
    }

    @Test
    void programmeIsRefusedWhateverItsName() {
        UUID id = UUID.randomUUID();
        CaseDriver.put(id, CaseDriver.draft(ITEM), 201);
        byte[] programme = new byte[4096];
        programme[0] = 'M';
        programme[1] = 'Z';
        upload(id, "M01", "plan.pdf", programme)
                .then()
                .statusCode(415)
                .body("code", equalTo("FILE_TYPE_REFUSED"));
        upload(id, "M01", "plan.pdf", new byte[0])
                .then()
                .statusCode(422)
                .body("code", equalTo("FILE_EMPTY"));
    }

    @Test
    void feedTellsTheCaseInOrder() {
        UUID id = reviewed(ITEM);
        List<JsonNode> feed = wholeFeed();
        assertThat(feed)
                .extracting(event -> event.path("seq").asLong())
                .isEqualTo(LongStream.rangeClosed(1, feed.size()).boxed().toList());
        assertThat(feed)
                .filteredOn(event -> event.path("subject").asText().equals(id.toString()))
                .extracting(event -> event.path("kind").asText())
                .startsWith("RECEIVED", "ACCEPTED");
        clerk().get("/api/supervision/events").then().statusCode(403);
        assertThat(view(id).path("caseNo").asText()).satisfies(no -> assertThat(no).isNotBlank());
        applicant().get(url(id)).then().body("queryCode", matchesPattern("[2-9A-Z]{10}"));
    }

    /** Every event there is, page by page as a supervision system reads it. */
    private static List<JsonNode> wholeFeed() {
        List<JsonNode> events = new ArrayList<>();
        JsonNode page;
        do {
            page =
                    CaseDriver.as(Tokens.central("supervisor1", "supervisor"))
                            .get("/api/supervision/events?limit=1000&after=" + events.size())
                            .then()
                            .statusCode(200)
                            .extract()
                            .as(JsonNode.class);
            page.path("items").forEach(events::add);
        } while (!page.path("items").isEmpty());
        return events;
    }

    private static Map<String, Object> need(String materialCode, String defect) {
        return Map.of(
                "materialCode",
                materialCode,
                "defect",
                defect,
                "basis",
                "办事指南",
                "howToFix",
                "重新提交");
    }

    @Test
    void theQueueHoldsTheStepsOfTheCallersPost() {
        UUID id = submitted(ITEM);
        complete(clerk(), id, Map.of("action", "ACCEPT"));
        String mine = "items.findAll { it.filingId == '" + id + "' }.step";
        String queue = "/api/permits/tasks?limit=200&step=REVIEW";
        clerk().get(queue).then().body("items", equalTo(List.of()));
        reviewer().get(queue).then().body(mine, equalTo(List.of("REVIEW")));
        chief().get(queue).then().body(mine, equalTo(List.of("REVIEW")));
    }
}
