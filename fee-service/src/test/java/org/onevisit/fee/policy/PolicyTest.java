package org.onevisit.fee.policy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class PolicyTest {

    private static final String URL = "/api/fees/policies";
    private static final String DRAFT =
            "{\"name\":\"示范市\",\"document\":\"示范〔2025〕1号\",\"policy\":{"
                    + "\"areaModel\":\"NATIONAL_2003_18\",\"keyCity\":true,\"ratio\":\"0.04\","
                    + "\"rates\":{\"6\":\"%s\",\"6B\":\"1000\"}}}";

    @Inject DataSource database;

    private final String code = "TEST-" + UUID.randomUUID();

    @Test
    void samplesNameTheirPaperAndSayThatTheyAreSamples() {
        given().queryParam("limit", 200)
                .queryParam("asOf", "2025-09-26")
                .get(URL)
                .then()
                .statusCode(200)
                .body("items.code", hasItems("SAMPLE-ANHUI", "SAMPLE-HUNAN-XIANGTANXIAN"))
                .body(
                        "items.findAll { it.code.startsWith('SAMPLE-') }.sample",
                        everyItem(equalTo(true)))
                .body(
                        "items.findAll { it.code.startsWith('SAMPLE-') }.document",
                        everyItem(not(nullValue())));
    }

    @Test
    void listIsReadPageByPage() {
        String first =
                given().queryParam("limit", 2).get(URL).then().extract().jsonPath().get("next");
        given().queryParam("limit", 2)
                .queryParam("cursor", first)
                .get(URL)
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        given().queryParam("cursor", "bm8vcw").get(URL).then().statusCode(400);
        given().queryParam("limit", "x").get(URL).then().statusCode(400);
        given().queryParam("asOf", "yesterday").get(URL).then().statusCode(400);
    }

    @Test
    void draftIsPublishedAndThenInForceFromItsDay() {
        put(finance(), "1700").statusCode(201).header("ETag", equalTo("\"1\""));
        get("2025-09-26").statusCode(404);
        publish(finance(), "2025-01-01", null)
                .statusCode(200)
                .body("status", equalTo("PUBLISHED"))
                .body("officeCode", equalTo("430103"));
        get("2024-12-31").statusCode(404).body("code", equalTo("POLICY_NOT_FOUND"));
        get("2025-01-01").statusCode(200).body("policy.rates.6", equalTo("1700"));
        // The same again answers the same.
        publish(finance(), "2025-01-01", null).statusCode(200).body("version", equalTo(1));
    }

    @Test
    void changeOfADraftNamesTheVersionThatWasRead() {
        put(finance(), "1700").statusCode(201);
        put(finance(), "1700").statusCode(200);
        put(finance(), "1800").statusCode(428).body("code", equalTo("PRECONDITION_REQUIRED"));
        put(finance().header("If-Match", "\"7\""), "1800")
                .statusCode(412)
                .body("code", equalTo("STALE_VERSION"));
        put(finance().header("If-Match", "\"1\""), "1800")
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        finance()
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(URL + "/" + code + "/draft/publish")
                .then()
                .statusCode(412);
        finance()
                .get(URL + "/" + code + "/draft")
                .then()
                .statusCode(200)
                .body("policy.rates.6", equalTo("1800"));
        finance().delete(URL + "/" + code + "/draft").then().statusCode(204);
        finance().get(URL + "/" + code + "/draft").then().statusCode(404);
    }

    @Test
    void openVersionIsSucceededAndAnyOtherOverlapIsRefused() {
        put(finance(), "1700").statusCode(201);
        publish(finance(), "2025-01-01", null).statusCode(200);
        put(finance(), "1800").statusCode(201).body("version", equalTo(2));
        publish(finance(), "2025-01-01", null)
                .statusCode(409)
                .body("code", equalTo("POLICY_OVERLAPS"));
        publish(finance(), "2024-06-01", "2025-01-02").statusCode(409);
        publish(finance(), "2025-03-01", "2025-04-01").statusCode(409);
        publish(finance(), "2025-07-01", null).statusCode(200);
        get("2025-06-30").body("version", equalTo(1)).body("validTo", equalTo("2025-07-01"));
        get("2025-07-01").body("version", equalTo(2)).body("validTo", nullValue());
        put(finance(), "1500").statusCode(201);
        publish(finance(), "2024-06-01", "2025-01-01").statusCode(200);
        get("2024-12-31").body("version", equalTo(3));
        given().get(URL + "/" + code + "/versions")
                .then()
                .body("items.version", equalTo(List.of(3, 2, 1)));
        given().get(URL + "/" + code + "/versions/1")
                .then()
                .body("policy.rates.6", equalTo("1700"));
    }

    @Test
    void databaseKeepsWhatWasPublishedAndLetsNoDaysOverlap() throws SQLException {
        put(finance(), "1700").statusCode(201);
        publish(finance(), "2025-01-01", "2026-01-01").statusCode(200);
        String mine = " where code = '" + code + "'";
        for (String deed :
                List.of(
                        "update policy_version set terms = '{}'" + mine,
                        "update policy_version set valid_from = '2024-01-01'" + mine,
                        "update policy_version set valid_to = null" + mine,
                        "update policy_version set valid_to = '2027-01-01'" + mine,
                        "update policy_version set status = 'DRAFT'" + mine,
                        "delete from policy_version" + mine,
                        "truncate policy_version cascade",
                        "update office_policy set policy_code = '" + code + "'",
                        "insert into policy_version (code, version, status, valid_from, name, document,"
                                + " sample, terms, updated_at, updated_by, published_at, published_by)"
                                + " select code, 9, status, '2025-12-31', name, document, sample, terms,"
                                + " updated_at, updated_by, published_at, published_by"
                                + " from policy_version"
                                + mine)) {
            assertThatThrownBy(() -> execute(deed)).as(deed).isInstanceOf(SQLException.class);
        }
        get("2025-12-31").statusCode(200).body("policy.rates.6", equalTo("1700"));
    }

    @Test
    void termsThatCannotBeReadAreToldAllAtOnce() {
        finance()
                .body(
                        "{\"policy\":{\"areaModel\":\"TOTAL_AREA_RATIO\",\"residentialRatio\":\"1.1\","
                                + "\"rates\":{\"7\":\"1\"},\"specialRates\":[{\"rule\":\"X\"}],"
                                + "\"reliefs\":[{\"code\":\"HALF\",\"name\":\"a\",\"share\":\"HALF\"}],"
                                + "\"rateAdjustments\":[{\"from\":\"2022-01-01\",\"factor\":\"0.8\"},"
                                + "{\"from\":\"2022-06-01\",\"factor\":\"0.9\"}],"
                                + "\"relocationGrounds\":[\"WEATHER\"],\"lateFee\":{}}}")
                .put(URL + "/" + code + "/draft")
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/policy/residentialRatio",
                                "/policy/rates",
                                "/policy/specialRates/0/rule",
                                "/policy/specialRates/0/rate",
                                "/policy/reliefs/0/code",
                                "/policy/rateAdjustments",
                                "/policy/relocationGrounds/0",
                                "/policy/lateFee/dailyRate"));
        finance()
                .body("{\"policy\":{\"areaModel\":\"NATIONAL_2003_18\"}}")
                .put(URL + "/" + code + "/draft")
                .then()
                .statusCode(201);
        publish(finance(), "2025-01-01", null)
                .statusCode(422)
                .body("code", equalTo("POLICY_NOT_READY"))
                .body("errors.pointer", containsInAnyOrder("/name", "/document", "/policy/rates"));
    }

    @Test
    void financeWritesPoliciesOfItsOwnOfficeAnAdministratorAll() {
        put(finance(), "1700").statusCode(201);
        RequestSpecification other = as(Tokens.staff("finance9", "990101", "finance"));
        other.get(URL + "/" + code + "/draft").then().statusCode(404);
        put(as(Tokens.staff("finance9", "990101", "finance")), "1").statusCode(409);
        publish(as(Tokens.staff("finance9", "990101", "finance")), "2025-01-01", null)
                .statusCode(404);
        as(Tokens.staff("finance9", "990101", "finance"))
                .body(
                        DRAFT.formatted("1")
                                .replace("{\"name\"", "{\"officeCode\":\"430103\",\"name\""))
                .put(URL + "/" + code + "-X/draft")
                .then()
                .statusCode(403)
                .body("code", equalTo("OFFICE_NOT_YOURS"));
        as(Tokens.central("admin1", "admin"))
                .get(URL + "/" + code + "/draft")
                .then()
                .statusCode(200);
        for (String role : List.of("clerk", "reviewer", "chief")) {
            put(as(Tokens.staff("one", "430103", role)), "1").statusCode(403);
        }
        for (String role : List.of("auditor", "supervisor", "editor", "applicant")) {
            put(as(Tokens.central("one", role)), "1").statusCode(403);
        }
        put(given().contentType("application/json"), "1").statusCode(401);
    }

    @Test
    void officeChoosesItsPolicyFromADayOn() {
        put(finance(), "1700").statusCode(201);
        publish(finance(), "2025-01-01", null).statusCode(200);
        String url = "/api/fees/offices/430199/policy";
        String choice = "{\"policyCode\":\"%s\",\"validFrom\":\"%s\"}";
        RequestSpecification admin = as(Tokens.central("admin1", "admin"));
        admin.body(choice.formatted(code, "2024-12-31")).put(url).then().statusCode(422);
        admin.body(choice.formatted(code, "2025-02-01")).put(url).then().statusCode(201);
        admin.body(choice.formatted(code, "2025-02-01")).put(url).then().statusCode(200);
        admin.body(choice.formatted("SAMPLE-ANHUI", "2025-02-01"))
                .put(url)
                .then()
                .statusCode(409)
                .body("code", equalTo("OFFICE_POLICY_CHOSEN"));
        finance().body(choice.formatted(code, "2025-03-01")).put(url).then().statusCode(403);
        given().queryParam("asOf", "2025-01-31").get(url).then().statusCode(404);
        given().queryParam("asOf", "2025-02-01")
                .get(url)
                .then()
                .statusCode(200)
                .body("policyCode", equalTo(code));
        given().get("/api/fees/offices/430103/policy")
                .then()
                .statusCode(200)
                .body("policyCode", equalTo("SAMPLE-HUNAN-XIANGTANXIAN"));
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement)).as(statement).isPositive();
        }
    }

    private static RequestSpecification finance() {
        return as(Tokens.staff("finance1", "430103", "finance"));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private ValidatableResponse put(RequestSpecification caller, String rate) {
        return caller.body(DRAFT.formatted(rate)).put(URL + "/" + code + "/draft").then();
    }

    private ValidatableResponse publish(RequestSpecification caller, String from, String to) {
        String end = to == null ? "" : ",\"effectiveTo\":\"" + to + "\"";
        return caller.body("{\"effectiveFrom\":\"" + from + "\"" + end + "}")
                .post(URL + "/" + code + "/draft/publish")
                .then();
    }

    private ValidatableResponse get(String day) {
        return given().queryParam("asOf", day).get(URL + "/" + code).then();
    }
}
