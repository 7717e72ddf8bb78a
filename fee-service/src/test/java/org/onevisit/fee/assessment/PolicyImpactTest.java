package org.onevisit.fee.assessment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** Before a policy is published, its draft shows which confirmed assessments it would change. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class PolicyImpactTest {

    private FinanceOffice office;

    @BeforeEach
    void openOffice() {
        office = new FinanceOffice();
    }

    @Test
    void dearerRateShowsWhatItWouldChangeAndChangesNothing() {
        UUID plain = office.confirmed();
        UUID school = school();
        office.drafted();
        draft("\"6\":\"1800\"", "");
        impact("")
                .statusCode(200)
                .body("policyCode", equalTo(office.policy()))
                .body("replayed", equalTo(2))
                .body("changed", equalTo(2))
                .body("failed", equalTo(0))
                .body("payableBefore", equalTo("663000.00"))
                .body("payableAfter", equalTo("702000.00"))
                .body("difference", equalTo("39000.00"))
                .body("items.assessmentId", containsInAnyOrder(plain.toString(), school.toString()))
                .body(
                        "items.find { it.assessmentId == '" + plain + "' }.after.payable",
                        equalTo("468000.00"));
        impact("?last=1").body("replayed", equalTo(1)).body("items", hasSize(1));
        office.drafter()
                .get(FinanceOffice.URL + plain)
                .then()
                .body("account.assessed", equalTo("442000.00"));
    }

    @Test
    void draftThatSaysTheSameChangesNothingAndOneThatCannotAssessSaysWhy() {
        office.confirmed();
        school();
        draft("\"6\":\"1700\"", "");
        impact("")
                .body("replayed", equalTo(2))
                .body("changed", equalTo(0))
                .body("items", hasSize(0));
        draft("\"6B\":\"1000\"", "\"reliefs\":[],");
        impact("")
                .body("failed", equalTo(2))
                .body("items.problem", containsInAnyOrder("RATE_MISSING", "INVALID_INPUT"))
                .body("items.after", contains(nullValue(), nullValue()))
                .body("payableBefore", equalTo("0.00"));
    }

    @Test
    void firstPolicyOfAnOfficeIsTriedOnWhatItWorkedByBefore() {
        office.confirmed();
        String fresh = "FRESH-" + office.code();
        office.drafter()
                .body(
                        "{\"name\":\"新标准\",\"document\":\"示范价〔2026〕9号\",\"policy\":{\"areaModel\":"
                                + "\"NATIONAL_2003_18\",\"keyCity\":true,\"ratio\":\"0.05\","
                                + "\"rates\":{\"6\":\"1700\"}}}")
                .put("/api/fees/policies/" + fresh + "/draft")
                .then()
                .statusCode(201);
        office.drafter()
                .get("/api/fees/policies/" + fresh + "/draft/impact")
                .then()
                .statusCode(200)
                .body("policyCode", equalTo(office.policy()))
                .body("replayed", equalTo(1))
                .body("difference", equalTo("110500.00"));
    }

    @Test
    void impactIsForWhoEditsThePolicy() {
        draft("\"6\":\"1700\"", "");
        String url = "/api/fees/policies/" + office.policy() + "/draft/impact";
        FinanceOffice.as(Tokens.staff("finance9", "990101", "finance"))
                .get(url)
                .then()
                .statusCode(404);
        FinanceOffice.as(Tokens.central("auditor1", "auditor")).get(url).then().statusCode(403);
        FinanceOffice.as(Tokens.central("admin1", "admin")).get(url).then().statusCode(200);
        impact("?last=0").statusCode(400);
        impact("?last=501").statusCode(400);
        office.drafter()
                .get("/api/fees/policies/" + UUID.randomUUID() + "/draft/impact")
                .then()
                .statusCode(404);
    }

    private void draft(String rates, String further) {
        String url = "/api/fees/policies/" + office.policy() + "/draft";
        JsonPath known = office.drafter().get("/api/fees/policies/" + office.policy()).jsonPath();
        String reliefs =
                further.isEmpty()
                        ? "\"reliefs\":[{\"code\":\"SCHOOL\",\"name\":\"学校教学楼\",\"share\":\"HALF\"}],"
                        : further;
        String tag = office.drafter().get(url).getHeader("ETag");
        var caller = office.drafter();
        if (tag != null) {
            caller.header("If-Match", tag);
        }
        caller.body(
                        "{\"name\":\"%s\",\"document\":\"示范价〔2026〕1号\",\"policy\":{\"areaModel\":\"NATIONAL_2003_18\",%s\"keyCity\":true,\"ratio\":\"0.04\",\"rates\":{%s}}}"
                                .formatted(known.getString("name"), reliefs, rates))
                .put(url)
                .then()
                .statusCode(tag == null ? 201 : 200);
    }

    private ValidatableResponse impact(String query) {
        return office.drafter()
                .get("/api/fees/policies/" + office.policy() + "/draft/impact" + query)
                .then();
    }

    /** The same building as a school, relieved by half on paper. */
    private UUID school() {
        return ReliefReportTest.school(office, "6500");
    }
}
