package org.onevisit.fee;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class EstimateTest {

    private static final String URL = "/api/fees/estimates";
    private static final String POLICY =
            "{\"areaModel\":\"NATIONAL_2003_18\",\"keyCity\":true,\"ratio\":\"0.04\","
                    + "\"rates\":{\"6\":\"1700\",\"6B\":\"1000\"}}";
    private static final String OFFICE =
            "{\"id\":\"A\",\"use\":\"OTHER\",\"floors\":7,\"foundationDepthM\":\"2\","
                    + "\"firstFloorArea\":\"900\",\"aboveGroundArea\":\"6500\",\"relief\":\"NONE\"}";

    @Test
    void anyoneMayAsk() {
        ask(question(
                        POLICY,
                        OFFICE,
                        ",\"relocationGround\":\"GEOLOGY\",\"assessedOn\":\"2025-09-26\""))
                .statusCode(200)
                .body("decision", equalTo("RELOCATE"))
                .body("requiredArea", equalTo("260.00"))
                .body("shortfall", equalTo("260.00"))
                .body("gross", equalTo("442000.00"))
                .body("payable", equalTo("442000.00"))
                .body("lines[0].grade", equalTo("6"))
                .body("lines[0].rule", equalTo("ART47_2"))
                .body("lines[0].rate", equalTo("1700.00"));
    }

    @Test
    void payingInsteadOfBuildingIsNotOffered() {
        ask(question(POLICY, OFFICE, ",\"relocationGround\":null"))
                .statusCode(200)
                .body("decision", equalTo("MUST_BUILD"))
                .body("$", org.hamcrest.Matchers.hasKey("payable"))
                .body("payable", nullValue());
    }

    @Test
    void plainJsonNumbersAreTakenExactly() {
        String office =
                "{\"id\":\"A\",\"use\":\"OTHER\",\"floors\":\"7\",\"firstFloorArea\":900,"
                        + "\"aboveGroundArea\":6500.10}";
        ask(question(POLICY, office, ",\"builtArea\":0.01,\"relocationGround\":\"GEOLOGY\""))
                .statusCode(200)
                .body("requiredArea", equalTo("260.00"))
                .body("shortfall", equalTo("259.99"));
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        String office =
                "{\"id\":\"\",\"use\":\"CASTLE\",\"floors\":6.5,\"foundationDepthM\":\"NaN\","
                        + "\"firstFloorArea\":\"-1\",\"aboveGroundArea\":1e9999999,\"relief\":\"ALL\"}";
        ask(question(
                        "{\"areaModel\":\"NATIONAL_2003_18\",\"ratio\":\"4\",\"rates\":{\"5\":\"1\"},"
                                + "\"rateAdjustments\":[{\"from\":\"2022-13-01\",\"factor\":\"0.8\"}],\"base\":\"X\"}",
                        office,
                        ",\"builtArea\":\"１２\",\"relocationGround\":\"WEATHER\",\"assessedOn\":\"26.9.2025\","
                                + "\"basis\":\"WHIM\""))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_INPUT"))
                .body("traceId", notNullValue())
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/buildings/0/id",
                                "/buildings/0/use",
                                "/buildings/0/floors",
                                "/buildings/0/foundationDepthM",
                                "/buildings/0/firstFloorArea",
                                "/buildings/0/aboveGroundArea",
                                "/buildings/0/relief",
                                "/policy/ratio",
                                "/policy/rates",
                                "/policy/rateAdjustments/0/from",
                                "/policy/base",
                                "/builtArea",
                                "/relocationGround",
                                "/assessedOn",
                                "/basis"))
                .body(
                        "errors.code",
                        hasItems(
                                "MISSING",
                                "UNKNOWN_VALUE",
                                "NOT_A_DECIMAL",
                                "NEGATIVE",
                                "TOO_LARGE"));
    }

    @Test
    void whatARuleNeedsIsAskedFor() {
        ask(question(
                        "{\"areaModel\":\"NATIONAL_2003_18\",\"rates\":{}}",
                        "{\"id\":\"A\",\"use\":\"OTHER\",\"floors\":3},{\"id\":\"B\",\"use\":\"RESIDENTIAL\",\"floors\":3},"
                                + "{\"id\":\"B\",\"use\":\"OTHER\",\"floors\":3}",
                        ""))
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/buildings/0/aboveGroundArea",
                                "/buildings/1/firstFloorArea",
                                "/buildings/2/id",
                                "/policy/ratio",
                                "/policy/keyCity"));
        ask("{\"policy\":" + POLICY + ",\"buildings\":[]}")
                .statusCode(400)
                .body("errors.pointer", contains("/buildings"));
        ask("{}")
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/policy", "/buildings"));
        ask("null").statusCode(400).body("code", equalTo("INVALID_INPUT"));
        ask("").statusCode(400);
        ask("{\"policy\":" + POLICY + ",\"buildings\":[null]}")
                .statusCode(400)
                .body("errors.pointer", contains("/buildings/0"));
    }

    @Test
    void unknownPolicyAndModelHaveTheirCodes() {
        ask("{\"policyCode\":\"430103-2025\",\"buildings\":[" + OFFICE + "]}")
                .statusCode(422)
                .body("code", equalTo("POLICY_UNKNOWN"));
        ask(question("{\"areaModel\":\"SQUARE_ROOT\",\"rates\":{\"ANY\":\"1700\"}}", OFFICE, ""))
                .statusCode(422)
                .body("code", equalTo("AREA_MODEL_UNKNOWN"));
        ask(question(
                        "{\"areaModel\":\"NATIONAL_2003_18\",\"ratio\":\"0.04\",\"rates\":{\"6B\":\"1\"}}",
                        OFFICE,
                        ",\"relocationGround\":\"GEOLOGY\""))
                .statusCode(422)
                .body("code", equalTo("RATE_MISSING"))
                .body("errors.pointer", contains("/policy/rates/6"));
    }

    @Test
    void provinceMayTakeAShareOfTheTotalArea() {
        String policy =
                "{\"areaModel\":\"TOTAL_AREA_RATIO\",\"residentialRatio\":\"0.08\",\"otherRatio\":\"0.05\","
                        + "\"otherThreshold\":\"2000\",\"rates\":{\"ANY\":\"1700\"}}";
        String home =
                "{\"id\":\"B\",\"use\":\"RESIDENTIAL\",\"floors\":30,\"aboveGroundArea\":\"10000\"}";
        ask(question(policy, OFFICE + "," + home, ",\"relocationGround\":\"STRUCTURE\""))
                .statusCode(200)
                .body("lines.rule", contains("RATIO_OTHER", "RATIO_RES"))
                .body("lines.grade", contains("ANY", "ANY"))
                .body("lines.requiredArea", contains("325.00", "800.00"))
                .body("payable", equalTo("1912500.00"));
    }

    @Test
    void publishedPolicyIsTakenByItsCodeAndTheAssessmentDay() {
        String office =
                "{\"id\":\"A\",\"use\":\"OFFICE\",\"floors\":7,\"aboveGroundArea\":\"10000\","
                        + "\"relief\":\"SCHOOL_BUILDING\"}";
        String body =
                "{\"policyCode\":\"SAMPLE-HUNAN-XIANGTANXIAN\",\"relocationGround\":\"GEOLOGY\","
                        + "\"assessedOn\":\"%s\",\"buildings\":["
                        + office
                        + "]}";
        ask(body.formatted("2025-09-26"))
                .statusCode(200)
                .body("policy.version", equalTo(1))
                .body("policy.sample", equalTo(true))
                .body("policy.document", equalTo("湘发改价费〔2016〕1187号"))
                .body("gross", equalTo("204800.00"))
                .body("relief", equalTo("102400.00"))
                .body("lines[0].reliefCode", equalTo("SCHOOL_BUILDING"))
                .body("steps.find { it.figure == 'GROSS' }.formula", equalTo("400.00 × 512.00"))
                .body("steps.find { it.figure == 'GROSS' }.rounding", equalTo("HALF_UP 0.01 元"))
                .body("steps.find { it.figure == 'RELIEF' }.source", equalTo("计价格〔2000〕474号"));
        ask(body.formatted("2018-01-31")).statusCode(422).body("code", equalTo("POLICY_UNKNOWN"));
    }

    @Test
    void unknownReliefIsToldWithTheKnownOnes() {
        ask("{\"policyCode\":\"SAMPLE-HUNAN-XIANGTANXIAN\",\"buildings\":["
                        + OFFICE.replace("NONE", "FRIENDS")
                        + "]}")
                .statusCode(400)
                .body("errors.pointer", contains("/buildings/0/relief"))
                .body("errors.code", contains("UNKNOWN_RELIEF"))
                .body("errors[0].message", containsString("COMMUNITY_CARE"));
    }

    @Test
    void reliefIsOffForWhoUnlawfullyDidNotBuild() {
        ask(question(POLICY, OFFICE.replace("NONE", "EXEMPT"), ",\"basis\":\"ILLEGAL_NOT_BUILT\""))
                .statusCode(200)
                .body("decision", equalTo("COLLECT_ARREARS"))
                .body("relief", equalTo("0.00"))
                .body("payable", equalTo("442000.00"))
                .body("explanation", hasItem(containsString("不适用减免")));
    }

    @Test
    void bestOfSeveralReliefsCounts() {
        ask(question(
                        POLICY,
                        OFFICE.replace(
                                "\"relief\":\"NONE\"",
                                "\"relief\":\"HALF\",\"furtherReliefs\":[\"EXEMPT\",\"NONE\"]"),
                        ",\"relocationGround\":\"GEOLOGY\""))
                .statusCode(200)
                .body("payable", equalTo("0.00"));
    }

    @Test
    void buildingWithoutFloorsAndAreasTooFineAreRefused() {
        ask(question(
                        POLICY,
                        OFFICE.replace("\"floors\":7", "\"floors\":0")
                                .replace("6500", "6500.00001")
                                .replace("\"900\"", "1e30"),
                        ""))
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/buildings/0/floors",
                                "/buildings/0/aboveGroundArea",
                                "/buildings/0/firstFloorArea"))
                .body(
                        "errors.code",
                        containsInAnyOrder("TOO_SMALL", "TOO_MANY_DECIMALS", "NOT_A_DECIMAL"));
        ask("{\"policy\":" + POLICY + ",\"buildings\":[" + "null,".repeat(500) + "null]}")
                .statusCode(400)
                .body("errors.code", contains("TOO_MANY"));
    }

    @Test
    void officerSaysWhichBuildingTheBuiltAreaIsOf() {
        String tower =
                "{\"id\":\"T\",\"use\":\"RESIDENTIAL\",\"floors\":12,\"firstFloorArea\":\"600\"%s}";
        String block =
                "{\"id\":\"B\",\"use\":\"RESIDENTIAL\",\"floors\":6,\"firstFloorArea\":\"600\"%s}";
        String more = ",\"relocationGround\":\"GEOLOGY\",\"builtArea\":\"600\"";
        ask(question(POLICY, tower.formatted("") + "," + block.formatted(""), more))
                .statusCode(200)
                .body("splitNeeded", equalTo(true))
                .body("payable", equalTo("600000.00"));
        String part = ",\"builtArea\":\"%s\"";
        ask(question(
                        POLICY,
                        tower.formatted(part.formatted("0"))
                                + ","
                                + block.formatted(part.formatted("600")),
                        more))
                .statusCode(200)
                .body("splitNeeded", equalTo(false))
                .body("payable", equalTo("1020000.00"));
        ask(question(
                        POLICY,
                        tower.formatted(part.formatted("1")) + "," + block.formatted(""),
                        more))
                .statusCode(400)
                .body("errors.code", contains("SPLIT_DIFFERS"));
        ask(question(
                        POLICY,
                        tower.formatted(part.formatted("601")) + "," + block.formatted(""),
                        more.replace("600", "601")))
                .statusCode(422)
                .body("code", equalTo("SPLIT_EXCEEDS_REQUIRED"));
    }

    @Test
    void textIsNeverEvaluated() {
        ask(question(POLICY, OFFICE.replace("\"A\"", "\"${7*7}\""), ""))
                .statusCode(400)
                .body("errors.code", contains("BAD_ID"));
    }

    @Test
    void brokenBodiesAreRefusedAsProblems() {
        ask("{\"policy\":").statusCode(400).body("code", equalTo("MALFORMED_JSON"));
        ask("[]").statusCode(400).body("code", equalTo("MALFORMED_JSON"));
        ask("{\"unheardOf\":1}")
                .statusCode(400)
                .body("code", equalTo("MALFORMED_JSON"))
                .body("errors.pointer", hasItem("/unheardOf"));
        given().contentType("application/xml")
                .body("<a/>")
                .post(URL)
                .then()
                .statusCode(415)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"))
                .body("traceId", notNullValue());
        given().contentType(ContentType.JSON)
                .body("{" + " ".repeat(1_500_000) + "}")
                .post(URL)
                .then()
                .statusCode(413);
    }

    @Test
    void hundredMegabytesAreRefusedBeforeTheyAreRead() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            ("POST "
                                            + URL
                                            + " HTTP/1.1\r\nHost: localhost\r\n"
                                            + "Content-Type: application/json\r\n"
                                            + "Content-Length: 104857600\r\n\r\n{")
                                    .getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes(12);
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void wrongTokenIsRefusedEvenWhereNoneIsNeeded() {
        given().auth()
                .oauth2(Tokens.applicant("applicant1") + "x")
                .contentType(ContentType.JSON)
                .body(question(POLICY, OFFICE, ""))
                .post(URL)
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
        given().auth()
                .oauth2(Tokens.staff("finance1", "430103", "finance"))
                .contentType(ContentType.JSON)
                .body(question(POLICY, OFFICE, ""))
                .post(URL)
                .then()
                .statusCode(200);
    }

    @Test
    void unknownPathsAndMethodsAreProblems() {
        given().get("/api/fees/none")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
        given().get(URL).then().statusCode(405).body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void traceIdOfTheCallerIsKept() {
        given().header("X-Trace-Id", "abcdef0123456789")
                .contentType(ContentType.JSON)
                .body("{}")
                .post(URL)
                .then()
                .header("X-Trace-Id", "abcdef0123456789")
                .body("traceId", equalTo("abcdef0123456789"));
        given().header("X-Trace-Id", "bad id\u0001")
                .get("/api/fees/none")
                .then()
                .header("X-Trace-Id", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void healthTellsReadyFromAlive() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("Database connections health check"));
        given().get("/q/metrics").then().statusCode(200).body(not(equalTo("")));
    }

    private static ValidatableResponse ask(String body) {
        return given().contentType(ContentType.JSON).body(body).post(URL).then();
    }

    private static String question(String policy, String buildings, String more) {
        return "{\"policy\":" + policy + ",\"buildings\":[" + buildings + "]" + more + "}";
    }
}
