package org.onevisit.permit.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.onevisit.permit.CaseDriver.ITEM;
import static org.onevisit.permit.CaseDriver.PDF;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.as;
import static org.onevisit.permit.CaseDriver.chief;
import static org.onevisit.permit.CaseDriver.clerk;
import static org.onevisit.permit.CaseDriver.draft;
import static org.onevisit.permit.CaseDriver.submitted;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.CaseDriver.view;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** Visits to the hall: counted once each, with the reason (M-10). */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class VisitTest {

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    private static Response visit(RequestSpecification who, UUID id, String reason) {
        return who.body(Map.of("reason", reason)).post(url(id) + "/visits");
    }

    @Test
    void m10EachVisitIsCountedWithItsReasonAndTheSameOneOnce() {
        UUID id = submitted(ITEM);
        assertThat(view(id).path("visits").asInt()).isZero();
        visit(clerk(), id, "核对原件").then().statusCode(201).body("ordinal", equalTo(1));
        visit(clerk(), id, " 核对原件 ").then().statusCode(200).body("ordinal", equalTo(1));
        visit(chief(), id, "核对原件").then().statusCode(200).body("recordedBy", equalTo("clerk1"));
        visit(clerk(), id, "补交材料").then().statusCode(201).body("ordinal", equalTo(2));
        assertThat(view(id).path("visits").asInt()).isEqualTo(2);
        applicant()
                .get(url(id) + "/visits")
                .then()
                .body("items.reason", contains("核对原件", "补交材料"))
                .body("items[0].recordedBy", nullValue());
        clerk().get(url(id) + "/timeline")
                .then()
                .body("items.findAll { it.kind == 'VISITED' }.data.visits", contains(1, 2));
    }

    @Test
    void m10HandingInAtTheWindowIsAVisit() {
        UUID id = UUID.randomUUID();
        clerk().body(draft(ITEM).put("channel", "WINDOW").toString())
                .put(url(id))
                .then()
                .statusCode(201);
        for (String material : List.of("M01", "M02")) {
            as(Tokens.staff("clerk1", "430103", "clerk"))
                    .contentType("application/octet-stream")
                    .body(PDF)
                    .put(url(id) + "/materials/" + material + "/a.pdf")
                    .then()
                    .statusCode(201);
        }
        clerk().post(url(id) + "/submit").then().statusCode(200);
        clerk().post(url(id) + "/submit").then().statusCode(200);
        clerk().get(url(id)).then().body("visits", equalTo(1));
    }

    @Test
    void secondVisitsAreListedWithTheirReasons() {
        UUID id = submitted(ITEM);
        visit(clerk(), id, "咨询").then().statusCode(201);
        visit(clerk(), id, "签字遗漏").then().statusCode(201);
        clerk().get("/api/supervision/visits?limit=200")
                .then()
                .statusCode(200)
                .body("items.findAll { it.filingId == '" + id + "' }.reason", contains("签字遗漏"));
        clerk().get("/api/supervision/visits/reasons")
                .then()
                .statusCode(200)
                .body("items.find { it.reason == '签字遗漏' }.visits", greaterThanOrEqualTo(1))
                .body("items.reason", org.hamcrest.Matchers.not(hasItem("咨询")));
        as(Tokens.staff("chief9", "990101", "chief"))
                .get("/api/supervision/visits")
                .then()
                .body("items", hasSize(0));
        for (String list : List.of("visits", "visits/reasons")) {
            String path = "/api/supervision/" + list + "?officeCode=";
            clerk().get(path + "430103").then().statusCode(200);
            clerk().get(path + "990101").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
            as(Tokens.central("supervisor1", "supervisor"))
                    .get(path + "999999")
                    .then()
                    .statusCode(404);
        }
        clerk().get("/api/supervision/visits?from=2026-02-02&to=2026-02-01").then().statusCode(400);
        clerk().get("/api/supervision/visits?from=1826-02-02&to=2026-02-01").then().statusCode(400);
    }

    @Test
    void aVisitToldTwiceAtOnceCountsOnce() throws Exception {
        UUID id = submitted(ITEM);
        Callable<Response> tell = () -> visit(clerk(), id, "取证");
        List<Integer> statuses =
                Executors.newFixedThreadPool(3).invokeAll(List.of(tell, tell, tell)).stream()
                        .map(VisitTest::status)
                        .toList();
        assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200);
        assertThat(view(id).path("visits").asInt()).isEqualTo(1);
    }

    private static int status(Future<Response> answer) {
        try {
            return answer.get().statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aVisitOfAnotherOfficesCaseIsNotRecorded() {
        UUID id = submitted(ITEM);
        visit(as(Tokens.staff("clerk9", "990101", "clerk")), id, "x").then().statusCode(404);
        visit(clerk(), id, " ").then().statusCode(400);
    }
}
