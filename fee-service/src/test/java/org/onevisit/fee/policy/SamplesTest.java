package org.onevisit.fee.policy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onevisit.platform.test.SuiteResource;

/** The shipped samples give what the papers of their places say. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class SamplesTest {

    @ParameterizedTest(name = "{0} {1} of {4} m²")
    @CsvSource({
        // W7, W8, W9, W10
        "HUNAN-XIANGTANXIAN, OTHER, 6, , 10000, 204800.00",
        "HENAN-SHANGQIU, OFFICE, 5, , 10000, 1190000.00",
        "HEBEI-CITY, RESIDENTIAL, 12, 600, 7200, 900000.00",
        "HEBEI-CITY, RESIDENTIAL, 6, 600, 3600, 180000.00",
        "GUANGDONG-MEIZHOU, COMMERCIAL, 3, , 1800, 18000.00",
        "GUANGDONG-MEIZHOU, OFFICE, 6, , 15000, 300000.00",
        // The other rates of the same papers
        "GUANGDONG-MEIZHOU, RESIDENTIAL, 18, 90, 1500, 90000.00",
        "GUANGDONG-DONGGUAN-2002, RESIDENTIAL, 12, 500, 6000, 900000.00",
        "GUANGDONG-DONGGUAN-2002, OFFICE, 6, , 10000, 360000.00",
        "GUANGDONG-DONGGUAN-2002, OFFICE, 6, , 6000, 180000.00",
        "ANHUI, OFFICE, 10, 600, 6000, 1020000.00",
        "ANHUI, RESIDENTIAL, 6, 600, 3600, 600000.00",
        "HEBEI-COUNTY, RESIDENTIAL, 12, 600, 7200, 600000.00",
        "HEBEI-COUNTY, RESIDENTIAL, 6, 600, 3600, 120000.00",
        "QINGHAI, RESIDENTIAL, 6, 600, 3600, 900000.00"
    })
    void sampleGivesThePublishedAmount(
            String place, String use, int floors, String first, String total, String payable) {
        String floor = first == null ? "" : ",\"firstFloorArea\":\"" + first + "\"";
        given().contentType(ContentType.JSON)
                .body(
                        "{\"policyCode\":\"SAMPLE-%s\",\"relocationGround\":\"GEOLOGY\",\"assessedOn\":\"2025-09-26\",\"buildings\":[{\"id\":\"A\",\"use\":\"%s\",\"floors\":%d,\"aboveGroundArea\":\"%s\"%s}]}"
                                .formatted(place, use, floors, total, floor))
                .post("/api/fees/estimates")
                .then()
                .statusCode(200)
                .body("payable", equalTo(payable));
    }
}
