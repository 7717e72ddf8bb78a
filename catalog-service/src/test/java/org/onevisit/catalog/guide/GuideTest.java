package org.onevisit.catalog.guide;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.onevisit.catalog.Calls.ITEMS;
import static org.onevisit.catalog.Calls.RELOCATION;
import static org.onevisit.catalog.Calls.published;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.onevisit.catalog.Suite;

@QuarkusTest
@Suite
class GuideTest {

    @Test
    void theGuideIsAPageThatLivesUnderAStrictPolicy() {
        String page =
                given().accept("text/html")
                        .get(ITEMS + "/" + RELOCATION + "/guide")
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("text/html"))
                        .header("Content-Security-Policy", containsString("default-src 'none'"))
                        .body(containsString("内容来源"))
                        .body(containsString("昆明"))
                        .extract()
                        .asString();
        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("style=")
                .doesNotContain("<style");
        given().get("/api/catalog/guide.css").then().statusCode(200).contentType("text/css");
    }

    @Test
    void theGuideIsAPdfForWhoAsksForOne() {
        byte[] print =
                given().accept("application/pdf")
                        .get(ITEMS + "/" + RELOCATION + "/guide")
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("application/pdf"))
                        .extract()
                        .asByteArray();
        assertThat(new String(print, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        byte[] again =
                given().accept("application/pdf")
                        .get(ITEMS + "/" + RELOCATION + "/guide")
                        .asByteArray();
        assertThat(again).isEqualTo(print);
    }

    @Test
    void everySampleItemHasAGuideInBothForms() {
        for (String code :
                given().get(ITEMS + "?officeCode=990101")
                        .then()
                        .extract()
                        .<java.util.List<String>>path("items.itemCode")) {
            given().accept("text/html").get(ITEMS + "/" + code + "/guide").then().statusCode(200);
            given().accept("application/pdf")
                    .get(ITEMS + "/" + code + "/guide")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void textsAreShownAndNeverEvaluated() {
        String code = published("{{7*7}} ${7*7} {item.name} <script>alert(1)</script> & \"'");
        given().accept("text/html")
                .get(ITEMS + "/" + code + "/guide")
                .then()
                .statusCode(200)
                .body(
                        containsString(
                                "{{7*7}} ${7*7} {item.name} &lt;script&gt;alert(1)&lt;/script&gt; &amp;"));
        given().accept("application/pdf").get(ITEMS + "/" + code + "/guide").then().statusCode(200);
    }

    @Test
    void theGuideOfAnotherDayIsThatDays() {
        given().accept("text/html")
                .get(ITEMS + "/" + RELOCATION + "/guide?asOf=2023-12-31")
                .then()
                .statusCode(404)
                .body("code", equalTo("ITEM_NOT_YET_IN_FORCE"));
    }

    @Test
    void theGuideIsUnchangedUntilTheVersionIs() {
        String tag =
                given().accept("text/html").get(ITEMS + "/" + RELOCATION + "/guide").header("ETag");
        given().accept("text/html")
                .header("If-None-Match", tag)
                .get(ITEMS + "/" + RELOCATION + "/guide")
                .then()
                .statusCode(304);
        given().accept("application/pdf")
                .header("If-None-Match", tag)
                .get(ITEMS + "/" + RELOCATION + "/guide")
                .then()
                .statusCode(200);
    }
}
