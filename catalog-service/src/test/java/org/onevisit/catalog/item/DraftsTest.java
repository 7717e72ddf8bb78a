package org.onevisit.catalog.item;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.onevisit.catalog.Calls.ITEMS;
import static org.onevisit.catalog.Calls.OFFICE;
import static org.onevisit.catalog.Calls.RELOCATION;
import static org.onevisit.catalog.Calls.as;
import static org.onevisit.catalog.Calls.content;
import static org.onevisit.catalog.Calls.editor;
import static org.onevisit.catalog.Calls.newCode;
import static org.onevisit.catalog.Calls.publish;
import static org.onevisit.catalog.Calls.published;
import static org.onevisit.catalog.Calls.put;
import static org.onevisit.catalog.Calls.today;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onevisit.catalog.Suite;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@Suite
class DraftsTest {

    @Test
    void theSameDraftAgainChangesNothing() {
        String code = newCode();
        put(code, content()).statusCode(201).header("ETag", equalTo("\"1\""));
        put(code, content()).statusCode(200).header("ETag", equalTo("\"1\""));
    }

    @Test
    void changingADraftNeedsTheRevisionThatWasRead() {
        String code = newCode();
        put(code, content());
        String other = content().put("name", "另一名称").toString();
        String path = ITEMS + "/" + code + "/draft";
        editor().body(other)
                .put(path)
                .then()
                .statusCode(428)
                .body("code", equalTo("PRECONDITION_REQUIRED"));
        editor().header("If-Match", "\"7\"")
                .body(other)
                .put(path)
                .then()
                .statusCode(412)
                .body("code", equalTo("STALE_VERSION"));
        editor().header("If-Match", "nonsense").body(other).put(path).then().statusCode(412);
        editor().header("If-Match", "\"1\"")
                .body(other)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        editor().header("If-Match", "\"1\"").body(other).put(path).then().statusCode(412);
        editor().get(path).then().statusCode(200).body("name", equalTo("另一名称"));
    }

    @Test
    void aDraftThatIsNotThereMatchesNoRevision() {
        editor().header("If-Match", "\"1\"")
                .body(content().toString())
                .put(ITEMS + "/" + newCode() + "/draft")
                .then()
                .statusCode(412);
    }

    @Test
    void whatWasReadCanBeSentBack() {
        String code = published("往返");
        String read = given().get(ITEMS + "/" + code).asString();
        editor().body(read).put(ITEMS + "/" + code + "/draft").then().statusCode(201);
        publish(code, today()).statusCode(200).body("version", equalTo(2));
    }

    @Test
    void aDraftCanBeThrownAway() {
        String code = newCode();
        put(code, content());
        editor().delete(ITEMS + "/" + code + "/draft").then().statusCode(204);
        editor().delete(ITEMS + "/" + code + "/draft").then().statusCode(404);
        editor().get(ITEMS + "/" + code + "/draft").then().statusCode(404);
    }

    @Test
    void anUnfinishedDraftIsKeptButNotPublished() {
        String code = newCode();
        editor().body("{\"officeCode\":\"" + OFFICE + "\"}")
                .put(ITEMS + "/" + code + "/draft")
                .then()
                .statusCode(201);
        publish(code, today())
                .statusCode(422)
                .body(
                        "errors.code",
                        hasItems(
                                "NAME_MISSING",
                                "LIMIT_MISSING",
                                "NO_MATERIALS",
                                "NO_LEGAL_BASIS",
                                "FORM_SCHEMA_MISSING",
                                "PROCESS_UNKNOWN"));
    }

    @Test
    void codesThatBreakTheirRulesAreNamedAtOnce() {
        ObjectNode content = content().put("officeCode", "x").put("itemCode", "y");
        editor().body(content.toString())
                .put(ITEMS + "/11430103MB0A00018D4000180002002/draft")
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID_ITEM_CODE"))
                .body(
                        "errors.code",
                        hasItems("INVALID_ITEM_CODE", "ITEM_CODE_DIFFERS", "OFFICE_CODE_INVALID"));
        put(newCode(), content().put("basicCode", "000180002002"))
                .statusCode(422)
                .body("code", equalTo("BASIC_CODE_DIFFERS"));
    }

    @Test
    void anItemStaysWithItsOffice() {
        String code = published("本办");
        put(code, content().put("officeCode", "990101"))
                .statusCode(422)
                .body("code", equalTo("OFFICE_DIFFERS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"x\"", "{\"unknown\":1}", "{\"limits\":7}", ""})
    void whatIsNoItemIsRefusedWithoutDetailsOfTheProgram(String body) {
        editor().body(body)
                .put(ITEMS + "/" + newCode() + "/draft")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", notNullValue())
                .body("detail", not(containsString("org.onevisit")));
    }

    @Test
    void textsThatCannotBeShownAreRefused() {
        put(newCode(), content().put("name", "a\u0007b"))
                .statusCode(422)
                .body("code", equalTo("UNREADABLE_TEXT"))
                .body("errors[0].pointer", equalTo("/name"));
    }

    @Test
    void tooLongTextsAreAllNamed() {
        ObjectNode content = content().put("name", "长".repeat(201));
        content.put("officeName", "长".repeat(101));
        put(newCode(), content)
                .statusCode(400)
                .body("code", equalTo("INVALID_INPUT"))
                .body("errors.pointer", hasItems("/name", "/officeName"));
    }

    @Test
    void onlyEditorsEdit() {
        String path = ITEMS + "/" + RELOCATION;
        for (String role :
                new String[] {
                    "applicant",
                    "clerk",
                    "reviewer",
                    "chief",
                    "finance",
                    "supervisor",
                    "auditor",
                    "admin"
                }) {
            String token = Tokens.staff("someone", "430103", role);
            as(token).get(path + "/draft").then().statusCode(403);
            as(token).body(content().toString()).put(path + "/draft").then().statusCode(403);
            as(token).delete(path + "/draft").then().statusCode(403);
            as(token).body("{}").post(path + "/draft/publish").then().statusCode(403);
            as(token).body("{}").post(path + "/retire").then().statusCode(403);
            as(token).body("[]").post("/api/catalog/imports").then().statusCode(403);
        }
        given().get(path + "/draft").then().statusCode(401);
        given().contentType("application/json")
                .body("{}")
                .post(path + "/retire")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
        given().header("Authorization", "Bearer x.y.z").get(path + "/draft").then().statusCode(401);
    }

    @Test
    void anEditorOfAnOfficeSeesItsItemsAlone() {
        String elsewhere = Tokens.staff("editor9", "990101", "editor");
        String code = newCode();
        put(code, content());
        String path = ITEMS + "/" + code;
        as(elsewhere).get(path + "/draft").then().statusCode(404);
        as(elsewhere).delete(path + "/draft").then().statusCode(404);
        as(elsewhere).body("{}").post(path + "/draft/publish").then().statusCode(404);
        as(elsewhere).body("{}").post(path + "/retire").then().statusCode(404);
        as(elsewhere)
                .body(content().put("officeCode", "990101").toString())
                .put(path + "/draft")
                .then()
                .statusCode(404);
        as(elsewhere)
                .body(content().toString())
                .put(ITEMS + "/" + newCode() + "/draft")
                .then()
                .statusCode(403)
                .body("code", equalTo("OFFICE_NOT_YOURS"));
        as(Tokens.staff("editor4", OFFICE, "editor")).get(path + "/draft").then().statusCode(200);
    }
}
