package org.onevisit.catalog.item;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.onevisit.catalog.Calls.ITEMS;
import static org.onevisit.catalog.Calls.content;
import static org.onevisit.catalog.Calls.editor;
import static org.onevisit.catalog.Calls.get;
import static org.onevisit.catalog.Calls.newCode;
import static org.onevisit.catalog.Calls.publish;
import static org.onevisit.catalog.Calls.published;
import static org.onevisit.catalog.Calls.put;
import static org.onevisit.catalog.Calls.retire;
import static org.onevisit.catalog.Calls.today;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.onevisit.catalog.Suite;

@QuarkusTest
@Suite
class VersionsTest {

    @Inject DataSource database;

    @Test
    void theFirstVersionMayStartInThePastAndAnswersForAnyDaySince() {
        String code = published("首版");
        get(code, LocalDate.of(2019, 12, 31))
                .statusCode(404)
                .body("code", equalTo("ITEM_NOT_YET_IN_FORCE"));
        get(code, LocalDate.of(2020, 1, 1)).statusCode(200).body("version", equalTo(1));
        get(code, today()).statusCode(200).body("status", equalTo("PUBLISHED"));
    }

    @Test
    void aLaterVersionClosesTheOneBeforeItOnItsFirstDay() {
        String code = published("旧");
        put(code, content().put("name", "新")).statusCode(201);
        publish(code, today().plusDays(10)).statusCode(200).body("version", equalTo(2));
        get(code, today()).body("name", equalTo("旧"));
        get(code, today().plusDays(9)).body("name", equalTo("旧"));
        get(code, today().plusDays(10)).body("name", equalTo("新"));
        given().get(ITEMS + "/" + code + "/versions")
                .then()
                .body("items", hasSize(2))
                .body("items[0].validTo", nullValue())
                .body("items[1].validTo", equalTo(today().plusDays(10).toString()));
    }

    @Test
    void aVersionPutInBetweenRunsUntilTheOneAlreadyAnnounced() {
        String code = published("一");
        put(code, content().put("name", "二"));
        publish(code, today().plusDays(10)).statusCode(200);
        put(code, content().put("name", "三"));
        publish(code, today().plusDays(5))
                .statusCode(200)
                .body("validTo", equalTo(today().plusDays(10).toString()));
        get(code, today().plusDays(4)).body("name", equalTo("一"));
        get(code, today().plusDays(5)).body("name", equalTo("三"));
        get(code, today().plusDays(10)).body("name", equalTo("二"));
    }

    @Test
    void twoVersionsOnOneDayLeaveTheLaterOneInForce() {
        String code = published("一");
        put(code, content().put("name", "二"));
        publish(code, today()).statusCode(200);
        put(code, content().put("name", "三"));
        publish(code, today()).statusCode(200);
        get(code, today()).body("name", equalTo("三"));
        get(code, today().minusDays(1)).body("name", equalTo("一"));
        given().get(ITEMS + "/" + code + "/versions/2")
                .then()
                .statusCode(200)
                .body("status", equalTo("RETIRED"))
                .body("name", equalTo("二"));
    }

    @Test
    void publishedHistoryIsNotRewritten() {
        String code = published("旧");
        put(code, content().put("name", "新"));
        publish(code, today().minusDays(1))
                .statusCode(422)
                .body("code", equalTo("EFFECTIVE_FROM_IN_PAST"));
        publish(code, today().plusYears(6))
                .statusCode(422)
                .body("code", equalTo("EFFECTIVE_FROM_TOO_FAR"));
    }

    @Test
    void publishingTwiceAnswersTheSame() {
        String code = newCode();
        put(code, content());
        publish(code, today()).statusCode(200).body("version", equalTo(1));
        publish(code, today()).statusCode(200).body("version", equalTo(1));
        publish(code, today().plusDays(1)).statusCode(404).body("code", equalTo("NO_DRAFT"));
        editor().post(ITEMS + "/" + code + "/draft/publish")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void aRetiredItemAnswersForThePastAlone() {
        String code = published("取消");
        retire(code, today()).statusCode(200).body("status", equalTo("RETIRED"));
        given().get(ITEMS + "/" + code)
                .then()
                .statusCode(404)
                .body("code", equalTo("ITEM_RETIRED"));
        get(code, today().minusDays(1)).statusCode(200).body("status", equalTo("RETIRED"));
        given().queryParam("q", code).get(ITEMS).then().statusCode(200).body("items", hasSize(0));
        editor().post(ITEMS + "/" + code + "/retire").then().statusCode(200);
        retire(code, today().plusDays(3)).statusCode(409).body("code", equalTo("ALREADY_RETIRED"));
    }

    @Test
    void retirementCanBeAnnouncedBroughtForwardAndStopsWhatWasToCome() {
        String code = published("一");
        put(code, content().put("name", "二"));
        publish(code, today().plusDays(20));
        retire(code, today().plusDays(10)).statusCode(200);
        get(code, today().plusDays(9)).statusCode(200);
        get(code, today().plusDays(10)).statusCode(404);
        get(code, today().plusDays(20)).statusCode(404);
        retire(code, today().plusDays(5)).statusCode(200);
        get(code, today().plusDays(5)).statusCode(404);
        retire(code, today().minusDays(1))
                .statusCode(422)
                .body("code", equalTo("EFFECTIVE_TO_IN_PAST"));
    }

    @Test
    void aRetiredItemCanComeBack() {
        String code = published("一");
        retire(code, today());
        put(code, content().put("name", "二"));
        publish(code, today().plusDays(3)).statusCode(200);
        get(code, today()).statusCode(404);
        get(code, today().plusDays(3)).body("name", equalTo("二"));
    }

    @Test
    void anItemNeverPublishedCannotBeRetiredAndIsNotShown() {
        String code = newCode();
        put(code, content());
        retire(code, today()).statusCode(409).body("code", equalTo("NOT_PUBLISHED"));
        given().get(ITEMS + "/" + code)
                .then()
                .statusCode(404)
                .body("code", equalTo("ITEM_NOT_FOUND"));
        given().get(ITEMS + "/" + code + "/versions").then().statusCode(404);
    }

    @Test
    void publicationAndRetirementAreToldInTheFeed() {
        String code = published("传达");
        retire(code, today());
        List<String> kinds =
                given().queryParam("limit", 1000)
                        .get("/internal/events")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items.findAll { it.subject == '" + code + "' }.kind");
        assertThat(kinds).containsExactly("ITEM_PUBLISHED", "ITEM_RETIRED");
        given().queryParam("limit", 1000)
                .get("/internal/events")
                .then()
                .body("items.find { it.subject == '" + code + "' }.data.name", equalTo("传达"))
                .body(
                        "items.findAll { it.subject == '" + code + "' }.data.validTo",
                        hasItems(today().toString()));
    }

    @Test
    void ofManyWhoPublishAtOnceOneDoes() throws Exception {
        String code = newCode();
        ObjectNode content = content();
        put(code, content);
        ExecutorService many = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                answers.add(many.submit(() -> publish(code, today()).extract().statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            many.shutdown();
        }
        given().get(ITEMS + "/" + code + "/versions").then().body("items", hasSize(1));
    }

    @Test
    void theDatabaseItselfKeepsVersionsApartAndUnchanged() {
        String code = published("不变");
        refusedByDatabase("update item_version set name = 'x' where item_code = '" + code + "'");
        refusedByDatabase("delete from item_version where item_code = '" + code + "'");
        refusedByDatabase(
                "insert into item_version (item_code, version, status, valid_from, office_code, name,"
                        + " type, limits, content, search_text, updated_at, updated_by, published_at,"
                        + " published_by) select item_code, 9, status, current_date, office_code, name,"
                        + " type, limits, content, search_text, updated_at, updated_by, published_at,"
                        + " published_by from item_version where item_code = '"
                        + code
                        + "'");
        refusedByDatabase("update event set actor = 'x'");
        refusedByDatabase("delete from event");
    }

    private void refusedByDatabase(String sql) {
        assertThatThrownBy(
                        () -> {
                            try (Connection connection = database.getConnection();
                                    Statement statement = connection.createStatement()) {
                                statement.executeUpdate(sql);
                            }
                        })
                .isInstanceOf(SQLException.class);
    }
}
