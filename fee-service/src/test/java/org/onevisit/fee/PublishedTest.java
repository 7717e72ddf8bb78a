package org.onevisit.fee;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.AnswerTypes;
import org.onevisit.platform.test.ApiCopy;
import org.onevisit.platform.test.ErrorCatalogue;
import org.onevisit.platform.test.SuiteResource;

/** What other programs read about this service is what it does. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class PublishedTest {

    @TestHTTPResource URI service;

    @Test
    void contractIsTheOneInTheDocumentation() {
        ApiCopy.check("fees", service);
    }

    @Test
    void exampleOfTheCalculatorIsTrue() throws IOException {
        JsonNode example;
        try (InputStream file = getClass().getResourceAsStream("/openapi-examples.json")) {
            example = new ObjectMapper().readTree(file).path("estimateFee");
        }
        String answer =
                given().contentType("application/json")
                        .body(example.path("request").toString())
                        .post("/api/fees/estimates")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(new ObjectMapper().readTree(answer)).isEqualTo(example.path("response"));
    }

    @Test
    void answersNameTheirType() {
        AnswerTypes.check("org.onevisit.fee");
    }

    @Test
    void errorsAreThoseInTheDocumentation() {
        ErrorCatalogue.check(
                "fees",
                Arrays.stream(Reason.values())
                        .map(
                                reason ->
                                        new ErrorCatalogue.Entry(
                                                reason.name(),
                                                reason.status(),
                                                reason.zh() + " " + reason.en()))
                        .toList());
    }
}
