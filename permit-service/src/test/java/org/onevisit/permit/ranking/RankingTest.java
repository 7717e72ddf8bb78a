package org.onevisit.permit.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.onevisit.permit.CaseDriver.as;
import static org.onevisit.permit.PastDriver.execute;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.PastDriver;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** Rankings of months: computed live, frozen when published, the same for ever after. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class RankingTest {

    private static final String RANKINGS = "/api/supervision/rankings";

    private static RequestSpecification supervisor() {
        return as(Tokens.central("supervisor1", "supervisor"));
    }

    /** Sums of a month of an office and of its item, as the fold keeps them. */
    private static void figures(String office, String month, int decided, int early, int yellow) {
        for (String[] row : new String[][] {{office, "*"}, {"*", "ITEM" + office}}) {
            execute(
                    "insert into figure select (jsonb_populate_record(null::figure, (select jsonb_object_agg("
                            + "attname, 0) from pg_attribute where attrelid = 'figure'::regclass and attnum > 4)"
                            + " || jsonb_build_object('office_code', '%s', 'item_code', '%s', 'grain', 'M', 'bucket', '%s-01',"
                                    .formatted(row[0], row[1], month)
                            + " 'granted', %d, 'early', %d, 'yellow', %d))).*"
                                    .formatted(decided, early, yellow));
        }
    }

    private static void clear(String month) {
        execute("delete from figure where grain = 'M' and bucket = '" + month + "-01'");
    }

    @Test
    void aPublishedMonthIsFrozenAndEveryPointIsExplained() {
        String month = "2011-03";
        figures("990301", month, 10, 9, 0);
        figures("990302", month, 10, 9, 1);
        supervisor()
                .get(RANKINGS + "?month=" + month)
                .then()
                .statusCode(200)
                .body("provisional", equalTo(true))
                .body("offices.code", contains("990301", "990302"))
                .body("offices.rank", contains(1, 2))
                .body("offices.score", contains("109.00", "104.00"))
                .body("items.code", contains("ITEM990301", "ITEM990302"))
                .body("offices[1].lines.find { it.rule == 'YELLOW_CARD' }.points", equalTo("-5.00"))
                .body(
                        "offices[1].lines.find { it.rule == 'YELLOW_CARD' }.cases",
                        equalTo(
                                "/api/supervision/cases?from=2011-03-01&to=2011-03-31&officeCode=990302&metric=yellow"));
        as(Tokens.staff("chief7", "990302", "chief"))
                .get(RANKINGS + "?month=" + month)
                .then()
                .body("offices.code", contains("990302"))
                .body("items", hasSize(0));

        String published =
                supervisor()
                        .post(RANKINGS + "/" + month + "/publish")
                        .then()
                        .statusCode(200)
                        .body("provisional", equalTo(false))
                        .extract()
                        .asString();
        clear(month);
        assertThat(
                        supervisor()
                                .post(RANKINGS + "/" + month + "/publish")
                                .then()
                                .statusCode(200)
                                .extract()
                                .asString())
                .isEqualTo(published);
        assertThat(
                        as(Tokens.staff("chief7", "990302", "chief"))
                                .get(RANKINGS + "?month=" + month)
                                .then()
                                .extract()
                                .asString())
                .isEqualTo(published);
        assertThatThrownBy(() -> execute("delete from ranking_input where month = '2011-03-01'"))
                .hasMessageContaining("ranking_input keeps what was issued");
    }

    @Test
    void aMonthThatIsNotOverIsNotPublished() {
        supervisor()
                .post(RANKINGS + "/" + YearMonth.from(PastDriver.today()) + "/publish")
                .then()
                .statusCode(409)
                .body("code", equalTo("MONTH_NOT_OVER"));
        supervisor().get(RANKINGS + "?month=2025-13").then().statusCode(400);
        supervisor().get(RANKINGS + "?month=2199-01").then().statusCode(400);
    }

    @Test
    void scoreRulesAreDataPublishedForMonthsToCome() {
        UUID id = UUID.randomUUID();
        String from = YearMonth.from(PastDriver.today()).plusMonths(7).toString();
        Map<String, Object> rules = rules(from, "-20");
        String path = "/api/supervision/score-rules/";
        supervisor().body(rules).put(path + id).then().statusCode(201);
        supervisor().body(rules).put(path + id).then().statusCode(200);
        supervisor().body(rules(from, "-30")).put(path + id).then().statusCode(409);
        supervisor()
                .body(rules)
                .put(path + UUID.randomUUID())
                .then()
                .statusCode(409)
                .body("code", equalTo("RULES_TAKEN"));
        supervisor()
                .body(rules("2020-01", "-20"))
                .put(path + UUID.randomUUID())
                .then()
                .statusCode(400);
        as(Tokens.staff("chief1", "430103", "chief"))
                .get(path + id)
                .then()
                .statusCode(200)
                .body("rules.points", contains("-20.00"));
    }

    private static Map<String, Object> rules(String from, String points) {
        return Map.of(
                "validFrom",
                from,
                "base",
                "100",
                "basis",
                "示范文〔2026〕2号",
                "rules",
                List.of(
                        Map.of(
                                "code", "RED_CARD",
                                "text", "红牌",
                                "figure", "RED",
                                "threshold", "1",
                                "points", points,
                                "step", "1",
                                "stepPoints", points)));
    }
}
