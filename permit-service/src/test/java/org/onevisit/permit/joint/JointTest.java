package org.onevisit.permit.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.submitted;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.CaseDriver.view;
import static org.onevisit.permit.rules.OfficeUnderRules.wake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.CaseDriver;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.permit.rules.OfficeUnderRules;
import org.onevisit.platform.test.SuiteResource;

/** 并联审批: a lead office, departments with clocks of their own, one limit. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class JointTest {

    private static final String HOUSING = "住建局";
    private static final String PLANNING = "自然资源和规划局";

    @Inject CaseClocks clocks;
    @Inject Clock clock;

    private final OfficeUnderRules lead = new OfficeUnderRules(JointTest::joint);
    private final OfficeUnderRules housing = new OfficeUnderRules();
    private final OfficeUnderRules planning = new OfficeUnderRules();

    private static void joint(ObjectNode item) {
        item.putObject("power").putArray("jointBodies").add(HOUSING).add(PLANNING);
        item.withObject("/limits/statutory").put("days", 45);
        item.withObject("/limits/promised").put("days", 20);
    }

    private LocalDate due(int days) {
        return clocks.counting(lead.code())
                .due(LocalDate.now(clock), Term.workdays(days), Suspensions.NONE);
    }

    private UUID accepted() {
        UUID id = lead.submitted();
        complete(lead.clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        return id;
    }

    private Response ask(UUID id, UUID part, String body, OfficeUnderRules office, int days) {
        return lead.clerk()
                .body(Map.of("body", body, "officeCode", office.code(), "days", days))
                .put(url(id) + "/parts/" + part);
    }

    private static Response answer(OfficeUnderRules office, UUID part, String result) {
        return office.reviewer()
                .body(Map.of("result", result, "opinion", "经审查"))
                .post("/api/permits/parts/" + part + "/opinion");
    }

    @Test
    void eachDepartmentHasItsDaysUnderTheOneLimit() {
        UUID id = accepted();
        assertThat(view(id).at("/clock/statutoryDue").asText()).isEqualTo(due(45).toString());
        UUID part = UUID.randomUUID();
        ask(id, part, HOUSING, housing, 5)
                .then()
                .statusCode(201)
                .body("dueOn", equalTo(due(5).toString()));
        ask(id, part, HOUSING, housing, 5).then().statusCode(200);
        ask(id, part, HOUSING, housing, 6).then().statusCode(409).body("code", equalTo("ID_TAKEN"));
        ask(id, UUID.randomUUID(), PLANNING, planning, 21)
                .then()
                .statusCode(422)
                .body("code", equalTo("PART_TOO_LONG"));
        ask(id, UUID.randomUUID(), "公安局", planning, 5)
                .then()
                .statusCode(422)
                .body("code", equalTo("BODY_UNKNOWN"));
        assertThat(lead.timeline(id)).containsOnlyOnce("PART_ASKED");
    }

    @Test
    void aSuspensionMovesThePartsWithTheCase() {
        UUID id = accepted();
        UUID part = UUID.randomUUID();
        ask(id, part, HOUSING, housing, 5).then().statusCode(201);
        lead.reviewer()
                .body(
                        Map.of(
                                "ground",
                                "EXPERT_REVIEW",
                                "from",
                                LocalDate.now(clock).toString(),
                                "plannedTo",
                                due(3).toString(),
                                "noticeText",
                                "组织专家评审"))
                .post(url(id) + "/suspensions")
                .then()
                .statusCode(201);
        lead.clerk()
                .get(url(id) + "/parts")
                .then()
                .body("items.dueOn", contains(due(8).toString()));
    }

    @Test
    void theCaseIsGrantedWhenEveryBodyHasAgreed() {
        UUID id = accepted();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        ask(id, first, HOUSING, housing, 5).then().statusCode(201);
        complete(lead.reviewer(), id, Map.of("action", "PASS")).then().statusCode(200);
        answer(housing, first, "AGREE").then().statusCode(200).body("result", equalTo("AGREE"));
        answer(housing, first, "AGREE").then().statusCode(200);
        answer(housing, first, "DISAGREE")
                .then()
                .statusCode(409)
                .body("code", equalTo("PART_ANSWERED"));
        complete(lead.chief(), id, Map.of("action", "GRANT"))
                .then()
                .statusCode(409)
                .body("code", equalTo("PARTS_NOT_AGREED"))
                .body("missing", contains(PLANNING));
        ask(id, second, PLANNING, planning, 5).then().statusCode(201);
        answer(planning, second, "AGREE").then().statusCode(200);
        complete(lead.chief(), id, Map.of("action", "GRANT")).then().statusCode(200);
        assertThat(lead.timeline(id)).containsSubsequence("PART_ANSWERED", "GRANTED");
    }

    @Test
    void aBodyThatDisagreesLeavesTheRefusal() {
        UUID id = accepted();
        UUID part = UUID.randomUUID();
        ask(id, part, HOUSING, housing, 5).then().statusCode(201);
        complete(lead.reviewer(), id, Map.of("action", "PASS")).then().statusCode(200);
        answer(housing, part, "DISAGREE").then().statusCode(200);
        complete(lead.chief(), id, Map.of("action", "GRANT")).then().statusCode(409);
        complete(lead.chief(), id, Map.of("action", "REFUSE", "reasons", "部门不同意", "remedies", "复议"))
                .then()
                .statusCode(200);
        answer(housing, part, "AGREE").then().statusCode(409);
    }

    @Test
    void aDepartmentSeesTheCaseItWasAskedAboutAndNoOther() {
        UUID id = accepted();
        housing.reviewer().get(url(id)).then().statusCode(404);
        UUID part = UUID.randomUUID();
        ask(id, part, HOUSING, housing, 5).then().statusCode(201);
        housing.reviewer().get(url(id)).then().statusCode(200).body("queryCode", nullValue());
        housing.reviewer().get(url(id) + "/materials").then().statusCode(200);
        planning.reviewer().get(url(id)).then().statusCode(404);
        housing.reviewer()
                .get("/api/permits/parts")
                .then()
                .body("items", hasSize(1))
                .body("items[0].part.id", equalTo(part.toString()))
                .body("items[0].applicantName", equalTo("示例置业有限公司"));
        planning.reviewer().get("/api/permits/parts").then().body("items", hasSize(0));
        answer(planning, part, "AGREE").then().statusCode(404);
        // It gives an opinion and does nothing else.
        complete(housing.reviewer(), id, Map.of("action", "PASS")).then().statusCode(404);
        housing.chief()
                .body(Map.of("days", 5, "reason", "x", "approval", "x"))
                .post(url(id) + "/extension")
                .then()
                .statusCode(404);
        answer(housing, part, "AGREE").then().statusCode(200);
        housing.reviewer().get("/api/permits/parts").then().body("items", hasSize(0));
        housing.reviewer().get("/api/permits/parts?open=false").then().body("items", hasSize(1));
        // The applicant learns who was asked, not what was said.
        applicant()
                .get(url(id) + "/parts")
                .then()
                .body("items.body", contains(HOUSING))
                .body("items[0].opinion", nullValue());
    }

    @Test
    void aDepartmentThatIsLateIsToldOnce() throws Exception {
        UUID id = accepted();
        UUID part = UUID.randomUUID();
        ask(id, part, HOUSING, housing, 0).then().statusCode(201);
        wake(
                id,
                "update part set opened_at = opened_at - interval '30 days' where filing_id = '%s'");
        await().until(() -> lead.timeline(id).contains("PART_OVERDUE"));
        wake(id, "select '%s'");
        assertThat(lead.timeline(id)).containsOnlyOnce("PART_OVERDUE");
    }

    @Test
    void art42AJointCaseIsExtendedByFifteenDaysWithTheGovernmentsApproval() {
        UUID id = accepted();
        String path = url(id) + "/extension";
        lead.chief()
                .body(Map.of("days", 16, "reason", "复杂", "approval", "政批〔2026〕1号"))
                .post(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("EXTENSION_TOO_LONG"));
        lead.chief()
                .body(Map.of("days", 15, "reason", "复杂"))
                .post(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("APPROVAL_MISSING"));
        lead.chief()
                .body(Map.of("days", 15, "reason", "复杂", "approval", "政批〔2026〕1号"))
                .post(path)
                .then()
                .statusCode(200)
                .body("extendedDue", equalTo(due(60).toString()));
    }

    @Test
    void anItemOfOneOfficeAsksNobody() {
        CaseDriver.publishItems();
        UUID id = submitted(CaseDriver.ITEM);
        complete(CaseDriver.clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        CaseDriver.clerk()
                .body(Map.of("body", HOUSING, "officeCode", housing.code(), "days", 5))
                .put(url(id) + "/parts/" + UUID.randomUUID())
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_JOINT"));
    }
}
