package org.onevisit.permit.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.onevisit.permit.CaseDriver.as;
import static org.onevisit.permit.PastDriver.execute;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.PastDriver;
import org.onevisit.permit.event.Events;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** Rankings of months: computed live, frozen when published, the same for ever after. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class RankingTest {

    private static final String RANKINGS = "/api/supervision/rankings";

    @Inject Events events;

    private static RequestSpecification supervisor() {
        return as(Tokens.central("supervisor1", "supervisor"));
    }

    /** Cases of an office that were decided on a day, so many of them early; events and no more. */
    private List<UUID> decided(String office, String day, int cases, int early) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            List<UUID> ids = new ArrayList<>();
                            for (int i = 0; i < cases; i++) {
                                ids.add(UUID.randomUUID());
                                events.append(
                                        "CASE_IMPORTED",
                                        ids.get(i),
                                        office,
                                        "admin1",
                                        Instant.now(),
                                        past(office, day, i < early ? "EARLY" : "ON_TIME"));
                            }
                            return ids;
                        });
    }

    private static Map<String, Object> past(String office, String day, String outcome) {
        return Map.ofEntries(
                Map.entry("caseNo", office + "-" + UUID.randomUUID()),
                Map.entry("officeCode", office),
                Map.entry("itemCode", "ITEM" + office),
                Map.entry("caseType", "PROMISE"),
                Map.entry("applicantType", "ENTERPRISE"),
                Map.entry("applicantName", "（示例）置业有限公司"),
                Map.entry("channel", "WEB"),
                Map.entry("receivedOn", day),
                Map.entry("acceptance", "EXPLICIT"),
                Map.entry("acceptedOn", day),
                Map.entry("promiseDays", 7),
                Map.entry("statutoryDays", 20),
                Map.entry("decidedOn", day),
                Map.entry("decision", "GRANT"),
                Map.entry("outcome", outcome),
                Map.entry("usedWorkdays", 5));
    }

    private void tell(String kind, UUID filing, String office, Map<String, Object> data) {
        QuarkusTransaction.requiringNew()
                .run(() -> events.append(kind, filing, office, "system", Instant.now(), data));
    }

    private static void awaitFigure(String office, String month, String figure, int value) {
        YearMonth of = YearMonth.parse(month);
        String metrics =
                "/api/supervision/metrics?from=%s&to=%s&officeCode=%s"
                        .formatted(of.atDay(1), of.atEndOfMonth(), office);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> supervisor().get(metrics).<Integer>path("total." + figure),
                        equalTo(value));
    }

    private static List<String> cases(RequestSpecification who, String link) {
        return who.get(link + "&limit=200").then().statusCode(200).extract().path("items.id");
    }

    @Test
    void aPublishedMonthIsFrozenAndEveryPointIsExplained() {
        String month = "2011-03";
        supervisor()
                .get(RANKINGS + "?month=" + month)
                .then()
                .statusCode(200)
                .body("offices", hasSize(0));
        List<UUID> good = decided("990301", "2011-03-10", 10, 9);
        List<UUID> late = decided("990302", "2011-03-11", 10, 9);
        String card = UUID.randomUUID().toString();
        Map<String, Object> yellow =
                Map.of(
                        "card",
                        card,
                        "rule",
                        "PROMISE_PASSED",
                        "colour",
                        "YELLOW",
                        "on",
                        "2011-03-11");
        tell("CARD_RAISED", late.get(0), "990302", yellow);
        awaitFigure("990302", month, "yellow", 1);
        supervisor()
                .get(RANKINGS + "?month=" + month)
                .then()
                .statusCode(200)
                .body("provisional", equalTo(true))
                .body("offices.code", contains("990301", "990302"))
                .body("offices.rank", contains(1, 2))
                // 100, 90 % early +9, the promise cut by 65 % +6; a yellow card -5.
                .body("offices.score", contains("115.00", "110.00"))
                .body("items.code", contains("ITEM990301", "ITEM990302"))
                .body("offices[1].inputs.decided", equalTo(10))
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
        everyPointIsTracedToItsCases(published, good, late);

        // What becomes known later: the card is withdrawn, and an eleventh case turns up.
        tell("CARD_WITHDRAWN", late.get(0), "990302", yellow);
        decided("990302", "2011-03-12", 1, 0);
        awaitFigure("990302", month, "decided", 11);
        assertThat(
                        cases(
                                supervisor(),
                                "/api/supervision/cases?from=2011-03-01&to=2011-03-31&officeCode=990302&metric=yellow"))
                .isEmpty();
        for (RequestSpecification who :
                List.of(supervisor(), as(Tokens.staff("chief7", "990302", "chief")))) {
            assertThat(who.get(RANKINGS + "?month=" + month).then().extract().asString())
                    .isEqualTo(published);
        }
        assertThat(
                        supervisor()
                                .post(RANKINGS + "/" + month + "/publish")
                                .then()
                                .statusCode(200)
                                .extract()
                                .asString())
                .isEqualTo(published);
        everyPointIsTracedToItsCases(published, good, late);
        supervisor()
                .get(RANKINGS + "/published?limit=200")
                .then()
                .body(
                        "items.find { it.month == '2011-03' }.ruleSetId",
                        equalTo(JsonPath.from(published).getString("ruleSetId")));
        for (String table : List.of("ranking", "ranking_input", "ranking_case")) {
            assertThatThrownBy(
                            () -> execute("delete from " + table + " where month = '2011-03-01'"))
                    .hasMessageContaining(table + " keeps what was issued");
        }
    }

    /** The links of the lines lead to the cases of then, office by office and item by item. */
    private static void everyPointIsTracedToItsCases(
            String published, List<UUID> good, List<UUID> late) {
        JsonPath ranking = JsonPath.from(published);
        for (int office = 0; office < 2; office++) {
            String[] ids =
                    (office == 0 ? good : late).stream().map(UUID::toString).toArray(String[]::new);
            for (String of : List.of("offices[" + office + "]", "items[" + office + "]")) {
                String lines = of + ".lines.find { it.rule == '%s' }.%s";
                String early = ranking.getString(lines.formatted("EARLY", "cases"));
                assertThat(early).startsWith(RANKINGS + "/2011-03/cases?");
                assertThat(cases(supervisor(), early))
                        .containsExactlyInAnyOrder(Arrays.copyOf(ids, 9));
                assertThat(cases(supervisor(), ranking.getString(lines.formatted("EARLY", "of"))))
                        .containsExactlyInAnyOrder(ids);
                assertThat(
                                cases(
                                        supervisor(),
                                        ranking.getString(lines.formatted("YELLOW_CARD", "cases"))))
                        .containsExactly(office == 0 ? new String[0] : new String[] {ids[0]});
            }
        }
    }

    private static RequestSpecification chief() {
        return as(Tokens.staff("chief7", "990303", "chief"));
    }

    @Test
    void staffSeeTheFrozenCasesOfTheirOwnOfficeOnly() {
        String month = "2011-05";
        List<UUID> own = decided("990303", "2011-05-10", 3, 3);
        decided("990304", "2011-05-10", 2, 2);
        awaitFigure("990304", month, "decided", 2);
        String cases = RANKINGS + "/" + month + "/cases?metric=early";
        chief().get(cases).then().statusCode(404);
        supervisor().post(RANKINGS + "/" + month + "/publish").then().statusCode(200);
        assertThat(cases(chief(), cases))
                .containsExactlyInAnyOrder(own.stream().map(UUID::toString).toArray(String[]::new));
        chief().get(RANKINGS + "/" + month + "/cases?metric=foo")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/metric"));
        chief().get(cases + "&officeCode=990304").then().statusCode(404);
        chief().get(cases + "&cursor=eHx5fHo").then().statusCode(400);
        String next =
                chief().get(cases + "&limit=2")
                        .then()
                        .body("items", hasSize(2))
                        .extract()
                        .path("next");
        chief().get(cases + "&limit=2&cursor=" + next).then().body("items", hasSize(1));
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
        supervisor()
                .get("/api/supervision/score-rules?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItems(id.toString(), "00000000-0000-4000-8000-000000000002"))
                .body("items.find { it.id == '" + id + "' }.rules.code", contains("RED_CARD"));
        String next =
                supervisor()
                        .get("/api/supervision/score-rules?limit=1")
                        .then()
                        .body("items", hasSize(1))
                        .extract()
                        .path("next");
        supervisor()
                .get("/api/supervision/score-rules?limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        supervisor().get("/api/supervision/score-rules?cursor=eHg").then().statusCode(400);
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
