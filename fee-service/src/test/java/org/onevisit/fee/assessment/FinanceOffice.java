package org.onevisit.fee.assessment;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.onevisit.platform.test.Tokens;

/** The finance of an office of its own, with a policy of its own; two people. */
final class FinanceOffice {

    static final String URL = "/api/fees/assessments/";

    private static final AtomicInteger OFFICES = new AtomicInteger();

    private final String code = "88%04d".formatted(OFFICES.incrementAndGet());
    private final String policy = "P-" + UUID.randomUUID();

    /** With a rate of 1,700 yuan per m² and 4 % of other buildings; relief SCHOOL: half. */
    FinanceOffice() {
        String draft =
                "{\"name\":\"示范市易地建设费\",\"document\":\"示范价〔2025〕1号\",\"policy\":{"
                        + "\"areaModel\":\"NATIONAL_2003_18\",\"keyCity\":true,\"ratio\":\"0.04\","
                        + "\"rates\":{\"6\":\"1700\",\"6B\":\"1000\"},\"reliefs\":[{\"code\":\"SCHOOL\","
                        + "\"name\":\"学校教学楼\",\"share\":\"HALF\",\"document\":\"示范〔2025〕2号\"}],"
                        + "\"lateFee\":{\"dailyRate\":\"0.002\"}}}";
        drafter().body(draft).put("/api/fees/policies/" + policy + "/draft").then().statusCode(201);
        drafter()
                .body(Map.of("effectiveFrom", "2020-01-01"))
                .post("/api/fees/policies/" + policy + "/draft/publish")
                .then()
                .statusCode(200);
        drafter()
                .body(Map.of("policyCode", policy, "validFrom", "2020-01-01"))
                .put("/api/fees/offices/" + code + "/policy")
                .then()
                .statusCode(201);
    }

    String code() {
        return code;
    }

    String policy() {
        return policy;
    }

    /** Who drafts. */
    RequestSpecification drafter() {
        return as(Tokens.staff("drafter" + code, code, "finance"));
    }

    /** Who confirms. */
    RequestSpecification confirmer() {
        return as(Tokens.staff("confirmer" + code, code, "finance"));
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    static RequestSpecification permitService() {
        return as(Tokens.central("service-account-permit-service", "service"));
    }

    /** W2: a 7-storey office of 6,500 m²: 260 m² at 1,700 = 442,000.00 yuan. */
    static String project(String further) {
        return project("6500", "NONE", further);
    }

    static String project(String area, String relief, String further) {
        return ("{\"buildings\":[{\"id\":\"1号楼\",\"use\":\"OTHER\",\"floors\":7,"
                        + "\"foundationDepthM\":\"2\",\"firstFloorArea\":\"900\","
                        + "\"aboveGroundArea\":\"%s\",\"relief\":\"%s\"}],\"builtArea\":\"0\","
                        + "\"relocationGround\":\"GEOLOGY\"%s}")
                .formatted(area, relief, further);
    }

    static String request(String project) {
        return request("示范家园一期", project);
    }

    static String request(String projectName, String project) {
        return ("{\"payer\":{\"name\":\"示范置业有限公司\",\"identifier\":\"91430103MA4A000708\","
                        + "\"type\":\"ENTERPRISE\"},\"projectName\":\"%s\",\"project\":%s}")
                .formatted(projectName, project);
    }

    /** As permit-service opens one. */
    String ofCase(UUID filing, String owner, String project) {
        return ("{\"filingId\":\"%s\",\"caseNo\":\"C-%s\",\"officeCode\":\"%s\",\"officeName\":\"示范市国防动员办公室\","
                        + "\"itemCode\":\"I1\",\"owner\":\"%s\",\"decidedOn\":\"2025-09-26\","
                        + "\"payer\":{\"name\":\"示范置业有限公司\",\"identifier\":\"91430103MA4A000708\","
                        + "\"type\":\"ENTERPRISE\"},\"projectName\":\"示范家园一期\",\"project\":%s}")
                .formatted(filing, filing, code, owner, project);
    }

    UUID drafted() {
        UUID id = UUID.randomUUID();
        drafter().body(request(project(""))).put(URL + id).then().statusCode(201);
        return id;
    }

    UUID confirmed() {
        UUID id = drafted();
        confirmer().post(URL + id + "/confirm").then().statusCode(200);
        return id;
    }

    Response reassess(UUID id, String project) {
        return drafter()
                .body("{\"reason\":\"规划调整\",\"project\":" + project + "}")
                .post(URL + id + "/reassess");
    }
}
