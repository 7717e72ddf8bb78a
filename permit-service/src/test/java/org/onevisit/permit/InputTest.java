package org.onevisit.permit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/**
 * Input that means harm or nothing: answered with a problem, evaluated by nobody, told to no log.
 */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class InputTest {

    /** 7919 × 7907: what would be read if anything evaluated one of the texts. */
    private static final String PRODUCT = "62615533";

    private static final String BAIT =
            "{{7919*7907}}${7919*7907}#{7919*7907}{7919*7907}<%=7919*7907%>";

    @TestHTTPResource("/")
    URI root;

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    @Test
    void aParameterThatCannotBeReadIsNamed() {
        CaseDriver.clerk()
                .get("/api/permits/tasks?limit=many")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_INPUT"))
                .body("errors[0].pointer", equalTo("/limit"));
    }

    @Test
    void whatIsMissingIsToldInChineseFirst() {
        CaseDriver.clerk()
                .contentType("application/json")
                .body("{}")
                .post("/api/permits/tasks/1/delegate")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/to"))
                .body("errors[0].message", equalTo("必须填写 must be given"));
    }

    @Test
    void aBlankReasonIsNamedByItsPlace() {
        CaseDriver.clerk()
                .contentType("application/json")
                .body(Map.of("action", "REFUSE", "reasons", List.of("面积不足", " ")))
                .post("/api/permits/tasks/1/complete")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/reasons/1"));
    }

    @Test
    void whatTheRulesRefuseHasATitle() {
        ObjectNode draft = CaseDriver.draft("11430103MB0A00018C4000180099999");
        CaseDriver.applicant()
                .body(draft.toString())
                .put(CaseDriver.url(UUID.randomUUID()))
                .then()
                .statusCode(422)
                .body("title", equalTo("Unprocessable Content"));
    }

    @Test
    void textStaysTextEverywhere() {
        UUID id = UUID.randomUUID();
        ObjectNode draft = CaseDriver.draft(CaseDriver.ITEM);
        draft.withObject("/applicant").put("name", BAIT);
        draft.withObject("/project").put("name", BAIT);
        draft.withObject("/form").put("projectName", BAIT);
        draft.putObject("agent").put("name", BAIT);
        CaseDriver.put(id, draft, 201);
        CaseDriver.upload(id, "M01", "a.pdf", CaseDriver.PDF).then().statusCode(201);
        CaseDriver.upload(id, "M02", "b.pdf", CaseDriver.PDF).then().statusCode(201);
        CaseDriver.applicant().post(CaseDriver.url(id) + "/submit").then().statusCode(200);
        CaseDriver.complete(
                        CaseDriver.clerk(),
                        id,
                        Map.of(
                                "action",
                                "REQUEST_SUPPLEMENT",
                                "opinion",
                                BAIT,
                                "items",
                                List.of(
                                        Map.of(
                                                "materialCode",
                                                "M01",
                                                "defect",
                                                BAIT,
                                                "basis",
                                                BAIT,
                                                "howToFix",
                                                BAIT))))
                .then()
                .statusCode(200);
        CaseDriver.applicant()
                .body(Map.of("items", List.of(Map.of("materialCode", "M01", "answer", BAIT))))
                .post(CaseDriver.url(id) + "/supplement")
                .then()
                .statusCode(200)
                .body("supplement.items[0].answer", equalTo(BAIT))
                .body("supplement.items[0].defect", equalTo(BAIT));
        CaseDriver.clerk()
                .body(Map.of("note", BAIT))
                .post(CaseDriver.url(id) + "/corrections")
                .then()
                .statusCode(200);
        CaseDriver.complete(CaseDriver.clerk(), id, Map.of("action", "ACCEPT", "opinion", BAIT))
                .then()
                .statusCode(200);
        CaseDriver.complete(
                        CaseDriver.reviewer(),
                        id,
                        Map.of("action", "FAIL", "opinion", BAIT, "reasons", List.of(BAIT)))
                .then()
                .statusCode(200);
        CaseDriver.complete(
                        CaseDriver.chief(),
                        id,
                        Map.of("action", "REFUSE", "reasons", BAIT, "remedies", BAIT))
                .then()
                .statusCode(200);
        CaseDriver.complete(CaseDriver.clerk(), id, Map.of("action", "DELIVERED", "method", BAIT))
                .then()
                .statusCode(200);
        for (String part : List.of("", "/timeline", "/documents", "/materials")) {
            String seen = CaseDriver.clerk().get(CaseDriver.url(id) + part).asString();
            assertThat(seen).doesNotContain(PRODUCT);
        }
        assertThat(CaseDriver.view(id).path("applicant").path("name").asText()).isEqualTo(BAIT);
        assertThat(CaseDriver.view(id).path("form").path("projectName").asText()).isEqualTo(BAIT);
    }

    @Test
    void textThatNoDatabaseKeepsIsRefused() {
        UUID filed = CaseDriver.submitted(CaseDriver.ITEM);
        String task = "/api/permits/tasks/" + CaseDriver.task(filed);
        for (String bad : List.of("\\u0000", "x\\ud800", "\\udc00x")) {
            for (String body :
                    List.of(
                            draftWith("\"name\":\"示例置业有限公司\"", "\"name\":\"" + bad + "\""),
                            draftWith("\"name\":\"示例小区\"", "\"name\":\"" + bad + "\""),
                            draftWith("\"floors\":12", "\"floors\":\"" + bad + "\""),
                            draftWith("\"floors\":12", "\"" + bad + "\":12"))) {
                refused(CaseDriver.applicant().body(body).put(CaseDriver.url(UUID.randomUUID())));
            }
            refused(
                    CaseDriver.clerk()
                            .body("{\"action\":\"ACCEPT\",\"opinion\":\"" + bad + "\"}")
                            .post(task + "/complete"));
            refused(CaseDriver.clerk().body("{\"to\":\"" + bad + "\"}").post(task + "/delegate"));
            refused(
                    CaseDriver.clerk()
                            .body("{\"note\":\"" + bad + "\"}")
                            .post(CaseDriver.url(filed) + "/corrections"));
            refused(
                    CaseDriver.applicant()
                            .body(
                                    "{\"items\":[{\"materialCode\":\"M01\",\"answer\":\""
                                            + bad
                                            + "\"}]}")
                            .post(CaseDriver.url(filed) + "/supplement"));
        }
        String literal = draftWith("\"name\":\"示例小区\"", "\"name\":\"C:\\\\u0000\"");
        CaseDriver.applicant()
                .body(literal)
                .put(CaseDriver.url(UUID.randomUUID()))
                .then()
                .statusCode(201);
    }

    @Test
    void documentsThatNobodyWritesAreRefusedAtOnce() {
        long begun = System.nanoTime();
        for (String body :
                List.of(
                        draftWith("\"floors\":12", "\"floors\":1e999999999"),
                        draftWith("\"floors\":12", "\"floors\":1e-999999999"),
                        draftWith("\"floors\":12", "\"floors\":1e99999999999999"),
                        draftWith("\"floors\":12", "\"floors\":" + "9".repeat(900)),
                        draftWith(
                                "\"floors\":12",
                                "\"floors\":" + "[".repeat(5000) + "]".repeat(5000)),
                        draftWith("\"channel\":\"WEB\"", "\"channel\":\"WEB\",\"channel\":\"WEB\""),
                        draftWith("\"floors\":12", "\"floors\":12,\"floors\":13"),
                        draftWith("\"channel\":\"WEB\"", "\"channel\":\"WEB\",\"owner\":\"x\""),
                        "null",
                        "[]",
                        "\"x\"",
                        "{",
                        "")) {
            refused(CaseDriver.applicant().body(body).put(CaseDriver.url(UUID.randomUUID())));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void listsWithNothingInThemAreRefused() {
        UUID id = CaseDriver.submitted(CaseDriver.ITEM);
        String task = "/api/permits/tasks/" + CaseDriver.task(id) + "/complete";
        for (String body :
                List.of(
                        "{\"action\":\"REQUEST_SUPPLEMENT\",\"items\":[null]}",
                        "{\"action\":\"REQUEST_SUPPLEMENT\",\"items\":[{}]}",
                        "{\"action\":\"REQUEST_SUPPLEMENT\",\"items\":[]}",
                        "{\"action\":\"NOT_COMPETENT\"}",
                        "{\"action\":\"NONSENSE\"}",
                        "{\"action\":null}",
                        "{}")) {
            refused(CaseDriver.clerk().body(body).post(task));
        }
        assertThat(CaseDriver.view(id).path("state").asText()).isEqualTo("RECEIVED");
    }

    @Test
    void addressesThatLeadNowhereAreNotFound() {
        for (String path :
                List.of(
                        "/api/permits/filings/not-an-id",
                        "/api/permits/filings/not-an-id/timeline",
                        "/api/permits/filings/" + UUID.randomUUID(),
                        "/api/permits/nonsense")) {
            Response answer = CaseDriver.applicant().get(path);
            answer.then().statusCode(404).body("code", equalTo("NOT_FOUND"));
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
        UUID id = CaseDriver.submitted(CaseDriver.ITEM);
        for (String path :
                List.of(
                        "/api/permits/filings/" + id + "/materials/M01/a%00b",
                        "/api/permits/filings/" + id + "/materials/M%00/a.pdf",
                        "/api/permits/certificates/%00")) {
            int status =
                    given().urlEncodingEnabled(false)
                            .auth()
                            .oauth2(Tokens.applicant("applicant1"))
                            .get(path)
                            .statusCode();
            assertThat(status).as(path).isBetween(400, 404);
        }
        int status =
                given().urlEncodingEnabled(false)
                        .auth()
                        .oauth2(Tokens.staff("clerk1", CaseDriver.OFFICE, "clerk"))
                        .post("/api/permits/tasks/a%00/claim")
                        .statusCode();
        assertThat(status).isBetween(400, 404);
    }

    @Test
    void cursorsOfNobodyAreRefused() {
        for (String key :
                List.of(
                        "x",
                        "|",
                        "+999999999-01-01T00:00:00Z|" + UUID.randomUUID(),
                        "2025-01-01T00:00:00Z|a\0",
                        "2025-01-01T00:00:00Z")) {
            String cursor = java.util.Base64.getUrlEncoder().encodeToString(key.getBytes());
            CaseDriver.clerk()
                    .get("/api/permits/tasks?cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("BAD_CURSOR"));
            CaseDriver.clerk().get("/api/permits/filings?cursor=" + cursor).then().statusCode(400);
        }
        CaseDriver.clerk().get("/api/permits/tasks?step=NONSENSE").then().statusCode(400);
        CaseDriver.clerk().get("/api/permits/tasks?assignee=clerk2").then().statusCode(400);
    }

    @Test
    void hugeDocumentIsRefusedBeforeItIsRead() throws Exception {
        long huge = 100L << 20;
        for (boolean announced : new boolean[] {true, false}) {
            HttpRequest.BodyPublisher body =
                    HttpRequest.BodyPublishers.ofInputStream(() -> new Spaces(huge));
            if (announced) {
                body = HttpRequest.BodyPublishers.fromPublisher(body, huge);
            }
            HttpResponse<String> answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    root.resolve(CaseDriver.url(UUID.randomUUID())))
                                            .header(
                                                    "Authorization",
                                                    "Bearer " + Tokens.applicant("applicant1"))
                                            .header("Content-Type", "application/json")
                                            .timeout(Duration.ofSeconds(60))
                                            .PUT(body)
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("BODY_TOO_LARGE");
        }
    }

    @Test
    void theSameNumberWrittenOtherwiseIsTheSameContent() {
        UUID id = UUID.randomUUID();
        String once = draftWith("\"floors\":12", "\"floors\":12,\"area\":1250.50");
        String again = draftWith("\"floors\":12", "\"floors\":12.0,\"area\":1.2505e3");
        CaseDriver.applicant().body(once).put(CaseDriver.url(id)).then().statusCode(201);
        CaseDriver.applicant().body(once).put(CaseDriver.url(id)).then().statusCode(200);
        CaseDriver.applicant().body(again).put(CaseDriver.url(id)).then().statusCode(200);
    }

    @Test
    void personalNumbersAreInNoProblemAndInNoLog() {
        Queue<String> log = new ConcurrentLinkedQueue<>();
        Handler listener =
                new Handler() {
                    @Override
                    public void publish(LogRecord said) {
                        log.add(said.getMessage() + Arrays.toString(said.getParameters()));
                        if (said.getThrown() != null) {
                            log.add(said.getThrown().toString());
                        }
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger.getLogger("").addHandler(listener);
        try {
            UUID id = UUID.randomUUID();
            ObjectNode draft = CaseDriver.draft(CaseDriver.ITEM);
            draft.withObject("/applicant")
                    .put("type", "PERSON")
                    .put("identifier", "430103199002301234")
                    .put("phone", "13912345678");
            CaseDriver.put(id, draft, 201);
            String problem =
                    CaseDriver.applicant()
                            .post(CaseDriver.url(id) + "/submit")
                            .then()
                            .statusCode(422)
                            .body("errors.pointer", hasItem("/applicant/identifier"))
                            .extract()
                            .asString();
            assertThat(problem).doesNotContain("430103199002301234").doesNotContain("13912345678");
            draft.withObject("/applicant").put("phone", "13912345678x");
            problem =
                    CaseDriver.applicant()
                            .body(draft.toString())
                            .put(CaseDriver.url(UUID.randomUUID()))
                            .then()
                            .statusCode(400)
                            .extract()
                            .asString();
            assertThat(problem).doesNotContain("13912345678");
            assertThat(String.join("\n", log))
                    .doesNotContain("430103199002301234")
                    .doesNotContain("13912345678");
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
    }

    @Test
    void metricsNameOperationsNotCases() {
        UUID id = CaseDriver.submitted(CaseDriver.ITEM);
        CaseDriver.applicant().get("/api/permits/filings/x/y/z/" + id);
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .contains("uri=\"/api/permits/filings/{id}\"")
                .contains("uri=\"/api/permits/filings/{id}/materials/{materialCode}/{fileName}\"")
                .doesNotContain(id.toString());
    }

    @Test
    void traceOfARequestStaysWithIt() {
        for (int i = 0; i < 20; i++) {
            String mine = UUID.randomUUID().toString();
            given().header("X-Trace-Id", mine)
                    .get("/api/permits/filings")
                    .then()
                    .statusCode(401)
                    .header("X-Trace-Id", equalTo(mine))
                    .body("traceId", equalTo(mine));
            Response other = given().get("/api/permits/filings");
            assertThat(other.header("X-Trace-Id")).isNotBlank().isNotEqualTo(mine);
            assertThat(other.jsonPath().getString("traceId")).isEqualTo(other.header("X-Trace-Id"));
        }
    }

    @Test
    void readyAndAliveAreTwoThings() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("process engine"));
        given().get("/q/health/live").then().statusCode(200).body("checks.size()", equalTo(0));
    }

    private static String draftWith(String found, String instead) {
        String draft = CaseDriver.draft(CaseDriver.ITEM).toString();
        assertThat(draft).contains(found);
        return draft.replace(found, instead);
    }

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isNotBlank();
    }

    /** A document of nothing but spaces. */
    private static final class Spaces extends InputStream {
        private long left;

        Spaces(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int now = (int) Math.min(left, most);
            Arrays.fill(into, from, from + now, (byte) ' ');
            left -= now;
            return now;
        }
    }
}
