package org.onevisit.permit;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.onevisit.clock.Notice;
import org.onevisit.permit.clock.Calendars;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.platform.test.Tokens;

/** Drives cases through the service as applicants and officers do, by their tokens. */
public final class CaseDriver {

    public static final String OFFICE = "430103";
    public static final String ITEM = "11430103MB0X00001K4000180002002";
    public static final String SITE_CHECK_ITEM = "11430103MB0X00001K4000180002003";
    public static final String INSTANT_ITEM = "11430103MB0X00001K4000180002004";
    public static final String LEVY_ITEM = "11430103MB0X00001K4000180002005";
    public static final byte[] PDF = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes();

    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseDriver() {}

    /**
     * The items that the tests file for: one plain, one with a site check, one 即办件, one with a
     * levy.
     */
    public static void publishItems() {
        publishCalendar();
        publish(item());
        ObjectNode checked = item();
        checked.put("itemCode", SITE_CHECK_ITEM);
        checked.withArray("stages").addObject().put("code", "SITE_CHECK").put("name", "现场核查");
        publish(checked);
        ObjectNode instant = item();
        instant.put("itemCode", INSTANT_ITEM).put("processKey", "instant");
        publish(instant);
        ObjectNode levied = item();
        levied.put("itemCode", LEVY_ITEM).withObject("/fee/levy").put("levied", true);
        publish(levied);
    }

    /** The notices that the catalogue ships, and as much of the next year as a case needs. */
    public static void publishCalendar() {
        Calendars calendars = Arc.container().instance(Calendars.class).get();
        try (InputStream file = Notice.class.getResourceAsStream("notices.json")) {
            JsonNode notices = JSON.readTree(file).path("notices");
            QuarkusTransaction.requiringNew()
                    .run(() -> notices.forEach(one -> calendars.noticed(one, null)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void publish(ObjectNode item) {
        ItemVersions items = Arc.container().instance(ItemVersions.class).get();
        QuarkusTransaction.requiringNew().run(() -> items.published(item));
    }

    public static ObjectNode item() {
        try (InputStream file = CaseDriver.class.getResourceAsStream("/item.json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    public static RequestSpecification applicant() {
        return as(Tokens.applicant("applicant1"));
    }

    public static RequestSpecification clerk() {
        return as(Tokens.staff("clerk1", OFFICE, "clerk"));
    }

    public static RequestSpecification reviewer() {
        return as(Tokens.staff("reviewer1", OFFICE, "reviewer"));
    }

    public static RequestSpecification chief() {
        return as(Tokens.staff("chief1", OFFICE, "chief"));
    }

    /** A complete draft of an item. */
    public static ObjectNode draft(String itemCode) {
        ObjectNode draft = JSON.createObjectNode();
        draft.put("itemCode", itemCode).put("channel", "WEB");
        draft.putObject("applicant")
                .put("type", "ENTERPRISE")
                .put("name", "示例置业有限公司")
                .put("identifier", "91350100M000100Y43")
                .put("phone", "13800000000");
        draft.putObject("project").put("name", "示例小区");
        draft.putObject("form")
                .put("projectName", "示例小区")
                .putArray("buildings")
                .addObject()
                .put("floors", 12);
        return draft;
    }

    public static String url(UUID id) {
        return "/api/permits/filings/" + id;
    }

    public static void put(UUID id, ObjectNode draft, int status) {
        applicant().body(draft.toString()).put(url(id)).then().statusCode(status);
    }

    public static Response upload(UUID id, String materialCode, String fileName, byte[] content) {
        return given().auth()
                .oauth2(Tokens.applicant("applicant1"))
                .contentType("application/octet-stream")
                .body(content)
                .put(url(id) + "/materials/" + materialCode + "/" + fileName);
    }

    /** A case that was handed in. */
    public static UUID submitted(String itemCode) {
        UUID id = UUID.randomUUID();
        put(id, draft(itemCode), 201);
        upload(id, "M01", "a.pdf", PDF).then().statusCode(201);
        upload(id, "M02", "b.pdf", PDF).then().statusCode(201);
        applicant().post(url(id) + "/submit").then().statusCode(200);
        return id;
    }

    /** The case as its applicant sees it. */
    public static JsonNode view(UUID id) {
        return read(applicant().get(url(id)).then().statusCode(200).extract().asString());
    }

    /** Id of the task at which the case waits. */
    public static String task(UUID id) {
        return view(id).path("currentTasks").path(0).path("id").asText();
    }

    public static Response complete(
            RequestSpecification officer, UUID id, Map<String, Object> said) {
        return officer.body(said).post("/api/permits/tasks/" + task(id) + "/complete");
    }

    /** Goes with a case from intake to the decision, which is left to the test. */
    public static UUID reviewed(String itemCode) {
        UUID id = submitted(itemCode);
        complete(clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        complete(reviewer(), id, Map.of("action", "PASS", "opinion", "符合条件"))
                .then()
                .statusCode(200);
        return id;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
