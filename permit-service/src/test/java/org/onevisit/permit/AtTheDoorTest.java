package org.onevisit.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.onevisit.permit.CaseDriver.ITEM;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.chief;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.draft;
import static org.onevisit.permit.CaseDriver.put;
import static org.onevisit.permit.CaseDriver.reviewed;
import static org.onevisit.permit.CaseDriver.submitted;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.CaseDriver.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** What is refused before anything is done for it. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class AtTheDoorTest {

    @TestHTTPResource("/")
    URI root;

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    @Test
    void headersThatNameNoMediaTypeAreRefusedBeforeAnythingIsDone() {
        UUID id = UUID.randomUUID();
        String draft = draft(ITEM).toString();
        for (String accept : List.of("foo", "/", "a/b/c", "application/json, foo")) {
            applicant()
                    .header("Accept", accept)
                    .body(draft)
                    .put(url(id))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("BAD_REQUEST"));
        }
        for (String type : List.of("foo", "/", "application/", "")) {
            assertThat(sent(id, draft, type)).as(type).isEqualTo(415);
        }
        applicant().get(url(id)).then().statusCode(404);
    }

    private int sent(UUID id, String draft, String type) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(root.resolve(url(id)))
                                    .header(
                                            "Authorization",
                                            "Bearer " + Tokens.applicant("applicant1"))
                                    .header("Content-Type", type)
                                    .PUT(HttpRequest.BodyPublishers.ofString(draft))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsJsonIsNotWrittenAsAnythingElse() {
        UUID id = submitted(ITEM);
        for (String type : List.of("text/html", "text/plain", "application/xml")) {
            applicant()
                    .accept(type)
                    .get(url(id))
                    .then()
                    .statusCode(406)
                    .contentType("application/problem+json");
        }
        applicant()
                .accept("text/html, */*;q=0.8")
                .get(url(id))
                .then()
                .statusCode(200)
                .contentType("application/json");
    }

    @Test
    void textThatNobodySeesOrThatTurnsTheWritingIsRefused() {
        UUID id = reviewed(ITEM);
        for (String hidden : List.of("\u200b", "\u2060 \ufeff", "\u3000", "\u202e好", "\u2800")) {
            complete(chief(), id, Map.of("action", "REFUSE", "reasons", hidden, "remedies", "复议"))
                    .then()
                    .statusCode(400);
        }
        assertThat(view(id).path("state").asText()).isEqualTo("REVIEWED");
        complete(
                        chief(),
                        id,
                        Map.of("action", "REFUSE", "reasons", "不\u200b符\u3000合", "remedies", "复议"))
                .then()
                .statusCode(200);
    }

    @Test
    void whatStandsInEveryPaperFitsOnALine() {
        ObjectNode draft = draft(ITEM);
        draft.withObject("/project").put("name", "长".repeat(401));
        draft.withObject("/project").putObject("code").put("a", 1);
        applicant()
                .body(draft.toString())
                .put(url(UUID.randomUUID()))
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/project/name", "/project/code")));
        ObjectNode broken = draft(ITEM);
        broken.withObject("/applicant").put("name", "示范\r\n置业");
        applicant()
                .body(broken.toString())
                .put(url(UUID.randomUUID()))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/applicant/name"));
        CaseDriver.clerk()
                .body(
                        Map.of(
                                "applicant",
                                Map.of(
                                        "type", "ENTERPRISE",
                                        "name", "示范\n置业",
                                        "identifier", "91350100M000100Y43",
                                        "phone", "13800000000"),
                                "note",
                                "更正名称"))
                .post(url(submitted(ITEM)) + "/corrections")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/applicant/name"));
    }

    @Test
    void anIdentifierIsKeptAsItIsReadNotAsItWasTyped() {
        UUID id = UUID.randomUUID();
        ObjectNode draft = draft(ITEM);
        String plain = draft.at("/applicant/identifier").asText();
        draft.withObject("/applicant")
                .put("identifier", " " + plain.toLowerCase(Locale.ROOT) + " ");
        put(id, draft, 201);
        draft.withObject("/applicant").put("identifier", plain);
        put(id, draft, 200);
        applicant().get(url(id)).then().body("applicant.identifier", equalTo(plain));
    }

    @Test
    void aFormMayAskForIdentifiersThatAreRight() {
        ObjectNode item = CaseDriver.item();
        String code = "11430103MB0X00001K4000180002077";
        item.put("itemCode", code);
        ObjectNode fields = item.withObject("/formSchema/properties");
        fields.putObject("buyer").put("type", "string").put("format", "uscc");
        fields.putObject("handler").put("type", "string").put("format", "id-card");
        CaseDriver.publish(item);
        UUID id = UUID.randomUUID();
        ObjectNode draft = draft(code);
        draft.withObject("/form")
                .put("buyer", "91350100M000100Y4Z")
                .put("handler", "11010519491231002Z");
        put(id, draft, 201);
        applicant()
                .post(url(id) + "/submit")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/form/buyer", "/form/handler"));
        draft.withObject("/form")
                .put("buyer", "91350100M000100Y43")
                .put("handler", "11010519491231002X");
        applicant()
                .header("If-Match", "\"0\"")
                .body(draft.toString())
                .put(url(id))
                .then()
                .statusCode(200);
        applicant()
                .post(url(id) + "/submit")
                .then()
                .statusCode(422)
                .body("errors.pointer", not(hasItem(startsWith("/form"))));
    }
}
