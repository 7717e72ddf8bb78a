package org.onevisit.fee;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class LateFeeTest {

    private static final String QUESTION =
            "{\"principal\":\"100000.00\",\"deadline\":\"2025-09-26\",\"paidOn\":\"%s\","
                    + "\"dailyRate\":\"0.002\",\"capAtPrincipal\":%s}";

    @Test
    void tenDaysAtTwoPerMille() {
        ask(QUESTION.formatted("2025-10-06", "true"))
                .statusCode(200)
                .body("daysLate", equalTo(10))
                .body("lateFee", equalTo("2000.00"))
                .body("capped", equalTo(false))
                .body("total", equalTo("102000.00"));
    }

    @Test
    void paidOnTheDeadlineOrBeforeCostsNothing() {
        for (String day : new String[] {"2025-09-26", "2025-09-25"}) {
            ask(QUESTION.formatted(day, "true"))
                    .statusCode(200)
                    .body("daysLate", equalTo(0))
                    .body("lateFee", equalTo("0.00"))
                    .body("total", equalTo("100000.00"));
        }
    }

    @Test
    void lateFeeDoesNotExceedThePrincipalUnlessTold() {
        ask(QUESTION.formatted("2027-09-26", "true"))
                .statusCode(200)
                .body("daysLate", equalTo(730))
                .body("lateFee", equalTo("100000.00"))
                .body("capped", equalTo(true))
                .body("total", equalTo("200000.00"));
        ask(QUESTION.formatted("2027-09-26", "false"))
                .statusCode(200)
                .body("lateFee", equalTo("146000.00"))
                .body("capped", equalTo(false));
        ask(QUESTION.replace(",\"capAtPrincipal\":%s", "").formatted("2027-09-26"))
                .body("capped", equalTo(true));
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        ask("{\"principal\":\"0.001\",\"deadline\":\"2025-02-30\",\"dailyRate\":\"-0.1\"}")
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/principal", "/deadline", "/paidOn", "/dailyRate"))
                .body(
                        "errors.code",
                        containsInAnyOrder(
                                "TOO_MANY_DECIMALS", "NOT_A_DATE", "MISSING", "NEGATIVE"));
        ask("null").statusCode(400).body("code", equalTo("INVALID_INPUT"));
    }

    private static ValidatableResponse ask(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/fees/late-fees/estimates")
                .then();
    }
}
