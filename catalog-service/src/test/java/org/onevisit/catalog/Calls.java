package org.onevisit.catalog;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.onevisit.platform.OfficeTime;
import org.onevisit.platform.test.Tokens;

/** Calls of an editor, and items to make them with. */
public final class Calls {

    /** An item that is in the catalogue from the start. */
    public static final String RELOCATION = "11430103MB0A00018C4000180002002";

    public static final String ITEMS = "/api/catalog/items";

    /** Office of the items that tests make; the sample items belong to others. */
    public static final String OFFICE = "430104";

    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Calls() {}

    /** Code of an item that does not exist yet. */
    public static String newCode() {
        return "11430103MB0A00018C4" + String.format("%012d", 700_000 + SERIAL.incrementAndGet());
    }

    /** A complete item, to be published or spoilt. */
    public static ObjectNode content() {
        try (InputStream in = Calls.class.getResourceAsStream("/items/shelter-relocate.json")) {
            ObjectNode content = (ObjectNode) JSON.readTree(in);
            content.remove("basicCode");
            content.put("officeCode", OFFICE);
            content.put("officeName", "测试办公室");
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LocalDate today() {
        return LocalDate.now(OfficeTime.ZONE);
    }

    public static RequestSpecification editor() {
        return as(Tokens.central("editor1", "editor"));
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    public static ValidatableResponse put(String code, ObjectNode content) {
        return editor().body(content.toString()).put(ITEMS + "/" + code + "/draft").then();
    }

    public static ValidatableResponse publish(String code, LocalDate from) {
        return editor().body("{\"effectiveFrom\":\"" + from + "\"}")
                .post(ITEMS + "/" + code + "/draft/publish")
                .then();
    }

    public static ValidatableResponse retire(String code, LocalDate to) {
        return editor().body("{\"effectiveTo\":\"" + to + "\"}")
                .post(ITEMS + "/" + code + "/retire")
                .then();
    }

    public static ValidatableResponse get(String code, LocalDate asOf) {
        return given().queryParam("asOf", asOf.toString()).get(ITEMS + "/" + code).then();
    }

    /** An item in force since 2020. */
    public static String published(String name) {
        String code = newCode();
        put(code, content().put("name", name)).statusCode(201);
        publish(code, LocalDate.of(2020, 1, 1)).statusCode(200);
        return code;
    }
}
