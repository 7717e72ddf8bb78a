package org.onevisit.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A handful of cases in different states, filed and handled through the gateway by the demo users,
 * so that a new suite has something to look at. Their applicants' names begin with （示例）.
 */
final class Examples {

    private static final byte[] PAPER =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final Duration ASSESSED_WITHIN = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Setup setup;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, String> tokens = new HashMap<>();

    Examples(Setup setup) {
        this.setup = setup;
    }

    /**
     * Makes them in a suite that was started otherwise, at the ports that the environment names.
     */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Path data = Path.of(environment.getOrDefault("ONEVISIT_DATA_DIR", "data"));
        Setup setup = new Setup(Path.of("."), data, Ports.of(environment), Map.of());
        new Examples(setup).make(new Progress(false));
        if (!Files.exists(data.resolve("examples"))) {
            System.exit(1);
        }
    }

    /** Makes the cases, once for a data folder; a failure costs the examples and nothing else. */
    void make(Progress progress) {
        Path done = setup.data().resolve("examples");
        if (Files.exists(done)) {
            return;
        }
        try {
            progress.timed(
                    "examples",
                    "five example cases filed",
                    () -> {
                        try {
                            makeAll();
                        } catch (IOException e) {
                            throw new StartFailed(e.getMessage(), e);
                        }
                    });
            Files.createFile(done);
        } catch (StartFailed | IOException e) {
            progress.say("examples", "could not be made: " + e.getMessage());
        }
    }

    private void makeAll() throws IOException {
        JsonNode item = item();
        filed(item, 1, "（示例）等待受理有限公司");
        UUID supplement = filed(item, 2, "（示例）等待补正有限公司");
        ObjectNode request = JSON.createObjectNode().put("action", "REQUEST_SUPPLEMENT");
        request.putArray("items")
                .addObject()
                .put("materialCode", item.path("materials").path(0).path("code").asText())
                .put("defect", "申请表未加盖公章")
                .put("basis", "办事指南材料要求")
                .put("howToFix", "加盖公章后重新上传");
        complete(supplement, "clerk1", request);
        UUID reviewed = filed(item, 3, "（示例）审查中有限公司");
        complete(reviewed, "clerk1", act("ACCEPT"));
        UUID refused = filed(item, 4, "（示例）未获准有限公司");
        complete(refused, "clerk1", act("ACCEPT"));
        complete(refused, "reviewer1", act("FAIL").put("reasons", "不属于可以易地建设的情形"));
        complete(
                refused,
                "chief1",
                act("REFUSE").put("reasons", "不属于可以易地建设的情形").put("remedies", "可依法申请行政复议或者提起行政诉讼"));
        UUID granted = filed(item, 5, "（示例）已获准有限公司");
        complete(granted, "clerk1", act("ACCEPT"));
        complete(granted, "reviewer1", act("PASS").put("opinion", "符合易地建设条件"));
        complete(granted, "chief1", act("GRANT").put("opinion", "同意"));
        complete(granted, "clerk1", act("DELIVERED").put("method", "网上送达"));
        assess(granted);
    }

    /** 核定易地建设费: drafted by one, confirmed by another; the payment is still to come. */
    private void assess(UUID granted) throws IOException {
        String path = "/api/fees/assessments/" + assessmentOf(granted);
        JsonNode opened = call("GET", path, "finance1", null, null);
        JsonNode inputs = opened.path("determinations").path(0).path("inputs");
        ObjectNode said = JSON.createObjectNode();
        said.set("payer", opened.path("payer"));
        said.set("projectName", opened.path("projectName"));
        ObjectNode project = said.putObject("project");
        project.set("buildings", inputs.path("buildings"));
        project.set("builtArea", inputs.path("builtArea"));
        project.set("relocationGround", inputs.path("relocationGround"));
        HttpRequest.Builder draft =
                request("PUT", path, "finance1", "application/json", bytes(said));
        draft.header("If-Match", "\"" + opened.path("version").asLong() + "\"");
        send(draft.build());
        call("POST", path + "/confirm", "finance2", null, null);
    }

    /** The case opens its assessment by a step of its own, a moment after the decision. */
    private String assessmentOf(UUID granted) throws IOException {
        long end = System.nanoTime() + ASSESSED_WITHIN.toNanos();
        while (true) {
            JsonNode fee =
                    call("GET", "/api/permits/filings/" + granted, "clerk1", null, null)
                            .path("fee");
            if (fee.hasNonNull("assessmentId")) {
                return fee.path("assessmentId").asText();
            }
            if (System.nanoTime() > end) {
                throw new IOException("the granted case has opened no assessment");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static byte[] bytes(ObjectNode said) {
        return said.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode item() throws IOException {
        String search =
                "/api/catalog/items?officeCode=430103&q="
                        + URLEncoder.encode("易地建设审批", StandardCharsets.UTF_8);
        String code =
                call("GET", search, null, null, null)
                        .path("items")
                        .path(0)
                        .path("itemCode")
                        .asText();
        return call("GET", "/api/catalog/items/" + code, null, null, null);
    }

    private UUID filed(JsonNode item, int number, String applicant) throws IOException {
        UUID id = new UUID(0x0E1E0000_00004000L, 0x8000_0000_0000_0000L | number);
        String path = "/api/permits/filings/" + id;
        ObjectNode draft = JSON.createObjectNode();
        draft.put("itemCode", item.path("itemCode").asText()).put("channel", "WEB");
        draft.putObject("applicant")
                .put("type", "ENTERPRISE")
                .put("name", applicant)
                .put("identifier", "91350100M000100Y43")
                .put("phone", "0731-00000000");
        draft.putObject("project").put("name", "（示例）项目" + number);
        draft.set("form", item.path("formSchema").path("examples").path(0));
        call("PUT", path, "applicant1", "application/json", bytes(draft));
        for (JsonNode material : item.path("materials")) {
            if (material.path("necessity").asText().equals("REQUIRED")) {
                call(
                        "PUT",
                        path + "/materials/" + material.path("code").asText() + "/example.pdf",
                        "applicant1",
                        "application/pdf",
                        PAPER);
            }
        }
        call("POST", path + "/submit", "applicant1", null, null);
        return id;
    }

    private void complete(UUID id, String officer, ObjectNode said) throws IOException {
        JsonNode task =
                call("GET", "/api/permits/filings/" + id, officer, null, null)
                        .path("currentTasks")
                        .path(0);
        call(
                "POST",
                "/api/permits/tasks/" + task.path("id").asText() + "/complete",
                officer,
                "application/json",
                bytes(said));
    }

    private static ObjectNode act(String action) {
        return JSON.createObjectNode().put("action", action);
    }

    private JsonNode call(String method, String path, String user, String type, byte[] body)
            throws IOException {
        return send(request(method, path, user, type, body).build());
    }

    private HttpRequest.Builder request(
            String method, String path, String user, String type, byte[] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(setup.publicUrl() + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        if (user != null) {
            request.header("Authorization", "Bearer " + token(user));
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        return request;
    }

    private String token(String user) throws IOException {
        String known = tokens.get(user);
        if (known == null) {
            known =
                    send(HttpRequest.newBuilder(
                                            URI.create(
                                                    setup.realmUrl()
                                                            + "/protocol/openid-connect/token"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "grant_type=password&client_id=onevisit-cli&username="
                                                            + user
                                                            + "&password="
                                                            + user))
                                    .build())
                            .path("access_token")
                            .asText();
            tokens.put(user, known);
        }
        return known;
    }

    private JsonNode send(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IOException(
                        request.method()
                                + " "
                                + request.uri().getPath()
                                + " answered "
                                + answer.statusCode()
                                + " "
                                + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
