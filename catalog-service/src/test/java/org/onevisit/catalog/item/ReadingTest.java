package org.onevisit.catalog.item;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.onevisit.catalog.Calls.ITEMS;
import static org.onevisit.catalog.Calls.RELOCATION;
import static org.onevisit.catalog.Calls.published;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onevisit.catalog.Suite;

@QuarkusTest
@Suite
class ReadingTest {

    @Inject DataSource database;

    @Test
    void anEmptyCatalogueIsFilledWithTheItemsOfTwoOffices() {
        given().queryParam("officeCode", "430103")
                .get(ITEMS)
                .then()
                .statusCode(200)
                .body("items", hasSize(9))
                .body("items[0]", hasKey("limits"))
                .body("items[0]", not(hasKey("materials")));
        given().queryParam("officeCode", "990101").get(ITEMS).then().body("items", hasSize(3));
    }

    @Test
    void sampleDataIsMarkedAndTheLicenceIsFreeWhereALevyFollows() {
        given().get(ITEMS + "/" + RELOCATION)
                .then()
                .statusCode(200)
                .body("basicCode", equalTo("000180002002"))
                .body("sample", is(true))
                .body("fee.licence.charged", is(false))
                .body("fee.levy.levied", is(true))
                .body("limits.statutory.days", equalTo(20))
                .body("limits.promised.days", equalTo(7))
                .body("limits.promised.unit", equalTo("WORKDAY"))
                .body("processKey", equalTo("standard"))
                .body("materials", hasSize(5))
                .body("materials.necessity", everyItem(equalTo("REQUIRED")))
                .body("formSchema.examples", hasSize(1))
                .body("formSchema.examples[0].buildings[0].firstFloorArea", equalTo("600.00"))
                .body("formSchema.properties.wartimeUse.x-secret", is(true))
                .body("sources", not(empty()));
    }

    @Test
    void everySeededItemTakesItsMaterialsFromOnePlace() {
        List<String> codes =
                given().queryParam("officeCode", "430103")
                        .get(ITEMS)
                        .then()
                        .extract()
                        .path("items.itemCode");
        for (String code : codes) {
            Response item = given().get(ITEMS + "/" + code);
            List<String> notes = item.path("sources.note");
            assertThat(notes.stream().filter(note -> note.contains("材料"))).as(code).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "易地建设, 000180002002",
        "易地, 000180002002",
        "警报 拆除, 000180006000",
        "警, 000180006000",
        "桩基承台, 000180002002",
        "000180002002, 000180002002",
        "MB0A00018c40001800020, 000180002002",
        "０００１８０００２００２, 000180002002",
        "\"易地\", 000180002002",
        "“易地”, 000180002002",
        "'易地，建设', 000180002002",
        "易地/建设, 000180002002",
        "《易地》、建设。, 000180002002",
        "易地+建设, 000180002002"
    })
    void anyPartOfNameCodeOrConditionIsFound(String query, String basicCode) {
        given().queryParam("q", query)
                .queryParam("officeCode", "430103")
                .get(ITEMS)
                .then()
                .statusCode(200)
                .body("items.itemCode", hasItem("11430103MB0A00018C4" + basicCode));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"地易", "易地拆除", "不存在的事项", "%", "_", "' or 1=1 --", "\\", "{{7*7}}", "${x}"})
    void whatDoesNotStandThereIsNotFound(String query) {
        given().queryParam("q", query)
                .queryParam("officeCode", "430103")
                .get(ITEMS)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void postgresDoesNotSplitChineseAndPairsOfCharactersDo() throws SQLException {
        assertThat(
                        one(
                                "select to_tsvector('simple', '新建民用建筑防空地下室易地建设审批')"
                                        + " @@ plainto_tsquery('simple', '易地')"))
                .isFalse();
        assertThat(one("select bigrams('新建民用建筑防空地下室易地建设审批') @> bigrams('易地')")).isTrue();
        assertThat(one("select bigrams('易 地') @> bigrams('易地')")).isFalse();
    }

    @Test
    void officeTypeAndWordsAreCombined() {
        given().queryParam("q", "人防工程")
                .queryParam("officeCode", "430103")
                .queryParam("type", "10")
                .get(ITEMS)
                .then()
                .body("items.type", everyItem(equalTo("10")))
                .body("items", hasSize(2));
    }

    @Test
    void aPageAfterThePageShowsEveryItemOnce() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Response page =
                    given().queryParam("limit", 4)
                            .queryParam("officeCode", "430103")
                            .queryParam("cursor", cursor)
                            .get(ITEMS);
            seen.addAll(page.path("items.itemCode"));
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(seen).hasSize(9).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aListIsUnchangedUntilTheCatalogueChanges() {
        String tag = given().get(ITEMS).header("ETag");
        given().header("If-None-Match", tag).get(ITEMS).then().statusCode(304);
        published("变化");
        given().header("If-None-Match", tag).get(ITEMS).then().statusCode(200);
    }

    @Test
    void whoHasTheStateIsToldSoHoweverTheTagIsWritten() {
        String tag = given().get(ITEMS).header("ETag");
        for (String known :
                List.of(tag, "W/" + tag, "W/" + tag + ", \"zz\"", "\"zz\",W/" + tag, "*")) {
            Response answer = given().header("If-None-Match", known).get(ITEMS);
            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.header("ETag")).isEqualTo(tag);
        }
        given().header("If-None-Match", "W/\"zz\", \"yy\"").get(ITEMS).then().statusCode(200);
        given().header("If-Match", tag).get(ITEMS).then().statusCode(200);
    }

    @Test
    void anItemIsUnchangedUntilItsVersionIs() {
        String code = published("甲");
        String tag = given().get(ITEMS + "/" + code).header("ETag");
        published("乙");
        given().header("If-None-Match", tag).get(ITEMS + "/" + code).then().statusCode(304);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, x, BAD_NUMBER",
        "cursor, !!!, BAD_CURSOR",
        "cursor, AAAA, BAD_CURSOR",
    })
    void aBadQueryIsNamed(String name, String value, String code) {
        given().queryParam(name, value)
                .get(ITEMS)
                .then()
                .statusCode(400)
                .body("code", equalTo(code));
    }

    @Test
    void aQueryHasABound() {
        given().queryParam("q", "长".repeat(300))
                .get(ITEMS)
                .then()
                .statusCode(400)
                .body("code", equalTo("QUERY_TOO_LONG"));
        given().queryParam("q", "一 ".repeat(11)).get(ITEMS).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2025-13-01", "2025-9-1", "yesterday", "+999999999-01-01", "2025-02-30"})
    void aDayThatIsNoneIsNamed(String day) {
        given().queryParam("asOf", day)
                .get(ITEMS + "/" + RELOCATION)
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_DATE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "11430103MB0A00018C4000180009999", "..%2f..", "x'--"})
    void anUnknownItemIsNotThere(String code) {
        given().urlEncodingEnabled(false)
                .get(ITEMS + "/" + code.replace("'", "%27"))
                .then()
                .statusCode(404);
    }

    @Test
    void identifiersAreCheckedAsTyped() {
        given().contentType("application/json")
                .body(Map.of("kind", "ID_CARD", "value", " 11010519491231002x "))
                .post("/api/catalog/identifiers/check")
                .then()
                .statusCode(200)
                .body("valid", is(true))
                .body("parts.birthDate", equalTo("1949-12-31"));
        given().contentType("application/json")
                .body(Map.of("kind", "USCC", "value", "91350100M000100Y42"))
                .post("/api/catalog/identifiers/check")
                .then()
                .body("valid", is(false))
                .body("reasons.code", hasItems("CHECK_CHARACTER"));
        given().contentType("application/json")
                .body(Map.of("kind", "ITEM_CODE", "value", "XK00101000", "profile", "GUIZHOU"))
                .post("/api/catalog/identifiers/check")
                .then()
                .body("valid", is(true));
        given().contentType("application/json")
                .body("{\"kind\":\"PASSPORT\",\"value\":\"x\"}")
                .post("/api/catalog/identifiers/check")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("{\"value\":\"x\"}")
                .post("/api/catalog/identifiers/check")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/kind"));
    }

    private boolean one(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
