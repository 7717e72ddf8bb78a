package org.onevisit.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** What stays inside the office, and what those who supervise do not see either. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class SecrecyTest {

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    @Test
    void whoDoesNotHandleTheCaseSeesNoSecretAndNoPersonalNumber() {
        UUID id = submitted();
        for (RequestSpecification stranger :
                List.of(
                        CaseDriver.as(Tokens.central("supervisor1", "supervisor")),
                        CaseDriver.as(Tokens.central("auditor1", "auditor")),
                        CaseDriver.as(Tokens.staff("finance1", CaseDriver.OFFICE, "finance")))) {
            String seen =
                    stranger.get(CaseDriver.url(id))
                            .then()
                            .statusCode(200)
                            .body("form.latitude", equalTo("***"))
                            .body("project.name", equalTo("示例小区"))
                            .extract()
                            .asString();
            assertThat(seen)
                    .doesNotContain("28.112233")
                    .doesNotContain("112.998877")
                    .doesNotContain("13800000000")
                    .doesNotContain("430103199001011234");
        }
        CaseDriver.clerk()
                .get(CaseDriver.url(id))
                .then()
                .body("form.latitude", equalTo("28.112233"));
    }

    @Test
    void drawingsAreForApplicantAndHandlersOnly() {
        UUID id = submitted();
        String drawing = CaseDriver.url(id) + "/materials/M01/a.pdf";
        CaseDriver.clerk().get(drawing).then().statusCode(200);
        for (String role : List.of("supervisor", "auditor")) {
            CaseDriver.as(Tokens.central(role + "1", role)).get(drawing).then().statusCode(403);
            CaseDriver.as(Tokens.staff("x9", "990101", role, "clerk"))
                    .get(drawing)
                    .then()
                    .statusCode(404);
        }
        CaseDriver.as(Tokens.staff("finance1", CaseDriver.OFFICE, "finance"))
                .get(drawing)
                .then()
                .statusCode(403);
    }

    @Test
    void applicantSeesNoOpinionsAndNoUserNames() {
        UUID id = submitted();
        CaseDriver.complete(CaseDriver.clerk(), id, Map.of("action", "ACCEPT"))
                .then()
                .statusCode(200);
        CaseDriver.complete(
                        CaseDriver.reviewer(),
                        id,
                        Map.of("action", "FAIL", "opinion", "内部意见", "reasons", List.of("内部理由")))
                .then()
                .statusCode(200);
        CaseDriver.chief()
                .post("/api/permits/tasks/" + CaseDriver.task(id) + "/claim")
                .then()
                .statusCode(200);
        String all = "";
        for (String part : List.of("", "/timeline", "/diagram", "/documents", "/materials")) {
            all += CaseDriver.applicant().get(CaseDriver.url(id) + part).asString();
        }
        assertThat(all)
                .doesNotContain("内部意见")
                .doesNotContain("内部理由")
                .doesNotContain("reviewer1")
                .doesNotContain("chief1")
                .doesNotContain("clerk1")
                .doesNotContain("FAIL");
        CaseDriver.applicant()
                .get(CaseDriver.url(id) + "/timeline")
                .then()
                .body("items.actor", everyItem(nullValue()));
        CaseDriver.clerk()
                .get(CaseDriver.url(id))
                .then()
                .body("review", equalTo("FAIL"))
                .body("currentTasks[0].assignee", equalTo("chief1"));
    }

    @Test
    void feedTellsNoPersonalNumbers() {
        UUID id = submitted();
        CaseDriver.clerk()
                .body(
                        Map.of(
                                "note",
                                "姓名笔误",
                                "applicant",
                                Map.of(
                                        "type",
                                        "ENTERPRISE",
                                        "name",
                                        "更正公司",
                                        "identifier",
                                        "91350100M000100Y43",
                                        "phone",
                                        "13911112222")))
                .post(CaseDriver.url(id) + "/corrections")
                .then()
                .statusCode(200);
        String feed =
                CaseDriver.as(Tokens.central("supervisor1", "supervisor"))
                        .get("/api/supervision/events?limit=1000&after=0")
                        .asString();
        assertThat(feed)
                .doesNotContain("13800000000")
                .doesNotContain("13911112222")
                .doesNotContain("430103199001011234")
                .doesNotContain("28.112233");
    }

    @Test
    void correctionKeepsTheRulesOfIdentifiers() {
        UUID id = submitted();
        CaseDriver.clerk()
                .body(
                        Map.of(
                                "note",
                                "更正",
                                "applicant",
                                Map.of(
                                        "type",
                                        "ENTERPRISE",
                                        "name",
                                        "更正公司",
                                        "identifier",
                                        "91350100M000100Y4Z",
                                        "phone",
                                        "13911112222")))
                .post(CaseDriver.url(id) + "/corrections")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/applicant/identifier"));
    }

    @Test
    void whoReviewedMayNotDecideAfterASiteCheckEither() {
        UUID id = CaseDriver.submitted(CaseDriver.SITE_CHECK_ITEM);
        CaseDriver.complete(CaseDriver.clerk(), id, Map.of("action", "ACCEPT"))
                .then()
                .statusCode(200);
        CaseDriver.complete(CaseDriver.chief(), id, Map.of("action", "PASS"))
                .then()
                .statusCode(200);
        CaseDriver.complete(
                        CaseDriver.reviewer(),
                        id,
                        Map.of(
                                "action",
                                "CHECKED",
                                "findings",
                                "属实",
                                "officers",
                                List.of("reviewer1", "reviewer2", "clerk1")))
                .then()
                .statusCode(200);
        CaseDriver.complete(CaseDriver.chief(), id, Map.of("action", "GRANT"))
                .then()
                .statusCode(409)
                .body("code", equalTo("FOUR_EYES"));
    }

    @Test
    void delegatedTaskIsTheDeputysWithTheRightPost() {
        UUID id = submitted();
        String task = "/api/permits/tasks/" + CaseDriver.task(id);
        for (int again = 0; again < 2; again++) {
            CaseDriver.clerk()
                    .body(Map.of("to", "deputy1"))
                    .post(task + "/delegate")
                    .then()
                    .statusCode(200);
        }
        Map<String, String> accept = Map.of("action", "ACCEPT");
        CaseDriver.clerk().body(accept).post(task + "/complete").then().statusCode(409);
        CaseDriver.as(Tokens.staff("deputy1", CaseDriver.OFFICE, "reviewer"))
                .body(accept)
                .post(task + "/complete")
                .then()
                .statusCode(403);
        CaseDriver.as(Tokens.staff("deputy1", "990101", "clerk"))
                .body(accept)
                .post(task + "/complete")
                .then()
                .statusCode(404);
        CaseDriver.as(Tokens.staff("deputy1", CaseDriver.OFFICE, "clerk"))
                .body(accept)
                .post(task + "/complete")
                .then()
                .statusCode(200);
        for (String act : List.of("claim", "unclaim", "delegate")) {
            CaseDriver.clerk()
                    .body(Map.of("to", "clerk2"))
                    .post(task + "/" + act)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("TASK_CLOSED"))
                    .body("allowed", equalTo(List.of("PASS", "FAIL")));
        }
    }

    private static UUID submitted() {
        UUID id = UUID.randomUUID();
        ObjectNode draft = CaseDriver.draft(CaseDriver.ITEM);
        draft.withObject("/form").put("latitude", "28.112233");
        draft.withObject("/project").put("longitude", "112.998877");
        draft.putObject("agent").put("name", "代理人").put("phone", "13800000000");
        CaseDriver.put(id, draft, 201);
        CaseDriver.upload(id, "M01", "a.pdf", CaseDriver.PDF).then().statusCode(201);
        CaseDriver.upload(id, "M02", "b.pdf", CaseDriver.PDF).then().statusCode(201);
        CaseDriver.applicant().post(CaseDriver.url(id) + "/submit").then().statusCode(200);
        return id;
    }
}
