package org.onevisit.permit.disclosure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.permit.PastDriver;
import org.onevisit.permit.rules.OfficeUnderRules;
import org.onevisit.platform.test.SuiteResource;

/** The figures that anyone may read. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class OpenFiguresTest {

    private static final String FIGURES = "/api/permits/open-data/figures";

    private OfficeUnderRules office;

    @BeforeEach
    void office() {
        office = new OfficeUnderRules();
    }

    private JsonPath line() {
        return given().get(FIGURES)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("items.find { it.key == '" + office.code() + "' }");
    }

    @Test
    void anyoneReadsHowManyCasesAnOfficeHasAndNothingOfThem() {
        UUID id = office.submitted();
        await().until(() -> line().get() != null);
        assertThat(line().getInt("received")).isEqualTo(1);
        assertThat(line().getString("earlyRateAll")).isNull();
        String all = given().get(FIGURES + "?officeCode=" + office.code()).asString();
        assertThat(all).doesNotContain(id.toString(), "示例置业", "yellow", "red\"");
    }

    @Test
    void areasAndMoneyOfFewDecisionsAreNotTold() {
        UUID id = office.submitted();
        CaseDriver.complete(office.clerk(), id, Map.of("action", "ACCEPT"));
        CaseDriver.complete(office.reviewer(), id, Map.of("action", "PASS", "opinion", "好"));
        CaseDriver.complete(office.chief(), id, Map.of("action", "GRANT", "opinion", "同意"));
        await().until(() -> line().get() != null && line().getInt("granted") == 1);
        assertThat(line().getString("earlyRateAll")).isEqualTo("100.00");
        assertThat(line().getString("areaFiledM2")).isNull();
        assertThat(line().getString("feeCollectedYuan")).isNull();
    }

    @Test
    void csvIsTheSameWithATotalFirst() {
        office.submitted();
        await().until(() -> line().get() != null);
        String csv =
                given().get(FIGURES + "?format=csv&officeCode=" + office.code())
                        .then()
                        .statusCode(200)
                        .header("Content-Type", containsString("text/csv"))
                        .extract()
                        .asString();
        assertThat(csv.lines().toList()).hasSize(3);
        assertThat(csv).contains("year,key,name,received").contains("," + office.code() + ",");
        assertThat(csv.lines().toList().get(1)).contains(",合计 Total,1,0,0,");
    }

    @Test
    void monthsOfAYearAndItemsOfAnOfficeAreTold() {
        office.submitted();
        await().until(() -> line().get() != null);
        given().get(FIGURES + "?groupBy=month&officeCode=" + office.code())
                .then()
                .body("items", hasSize(12))
                .body("items.received.sum()", equalTo(1));
        given().get(FIGURES + "?groupBy=item&officeCode=" + office.code())
                .then()
                .body("items", hasSize(1))
                .body("items[0].received", equalTo(1));
        given().get(FIGURES + "?year=1990").then().body("total.received", equalTo(0));
        given().get(FIGURES + "?year=1990").then().body("total.onTimeRate", nullValue());
    }

    @Test
    void answerIsKeptByCachesUntilItChanges() {
        office.submitted();
        await().until(() -> line().get() != null);
        String query = FIGURES + "?officeCode=" + office.code();
        String tag =
                given().get(query)
                        .then()
                        .header("Cache-Control", "public, max-age=60")
                        .extract()
                        .header("ETag");
        given().header("If-None-Match", tag).get(query).then().statusCode(304);
    }

    @Test
    void questionThatCannotBeAnsweredIsRefused() {
        int next = PastDriver.today().getYear() + 1;
        for (String query :
                new String[] {
                    "year=" + next, "year=1989", "year=-1", "groupBy=item", "groupBy=day"
                }) {
            given().get(FIGURES + "?" + query)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_INPUT"));
        }
        given().get(FIGURES + "?officeCode=999999").then().statusCode(404);
        given().get(FIGURES + "?year=x").then().statusCode(400);
    }
}
