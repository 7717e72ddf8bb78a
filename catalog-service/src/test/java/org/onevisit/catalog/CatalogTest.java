package org.onevisit.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "catalog"))
class CatalogTest {

    @Test
    void theListShowsTheItemsOfAnOffice() {
        given().queryParam("officeCode", "430103")
                .get("/api/catalog/items")
                .then()
                .statusCode(200)
                .body("items", hasSize(9));
    }
}
