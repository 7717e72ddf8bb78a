package org.onevisit.permit.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.onevisit.permit.CaseDriver.ITEM;
import static org.onevisit.permit.CaseDriver.as;
import static org.onevisit.permit.CaseDriver.chief;
import static org.onevisit.permit.CaseDriver.clerk;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.reviewed;
import static org.onevisit.permit.CaseDriver.reviewer;
import static org.onevisit.permit.CaseDriver.submitted;
import static org.onevisit.permit.CaseDriver.task;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.PastDriver.accepted;
import static org.onevisit.permit.PastDriver.execute;
import static org.onevisit.permit.PastDriver.received;
import static org.onevisit.permit.PastDriver.today;
import static org.onevisit.permit.PastDriver.wake;
import static org.onevisit.permit.PastDriver.workdaysAgo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.permit.rules.OfficeUnderRules;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** Cards by the rules M-1: what raises them, who says what to them, and how they end. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class CardTest {

    private static final String CARDS = "/api/supervision/cards";

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    private static RequestSpecification supervisor() {
        return as(Tokens.central("supervisor1", "supervisor"));
    }

    private static ValidatableResponse cards(UUID filingId) {
        return supervisor().get(CARDS + "?filingId=" + filingId).then().statusCode(200);
    }

    private static String card(UUID filingId, String rule) {
        return cards(filingId).extract().path("items.find { it.rule == '" + rule + "' }.id");
    }

    private static List<String> kinds(UUID id) {
        return clerk().get(url(id) + "/timeline?limit=200").then().extract().path("items.kind");
    }

    /** A case whose promise (7 working days) is over. */
    private static UUID overPromise() {
        UUID id = reviewed(ITEM);
        accepted(id, workdaysAgo(9));
        return id;
    }

    private static Response answer(RequestSpecification who, String card, String text) {
        return who.body(Map.of("text", text)).post(CARDS + "/" + card + "/answer");
    }

    private static Response appeal(RequestSpecification who, String card) {
        return who.body(Map.of("grounds", "系统故障")).post(CARDS + "/" + card + "/appeal");
    }

    private static Response resolve(RequestSpecification who, String card, String outcome) {
        return who.body(Map.of("outcome", outcome, "reason", "已核实"))
                .post(CARDS + "/" + card + "/resolve");
    }

    @Test
    void m1ReminderOnTheWorkdayBeforeThePromiseEnds() {
        UUID id = reviewed(ITEM);
        accepted(id, workdaysAgo(6));
        cards(id)
                .body("items.find { it.rule == 'REMINDER' }.colour", equalTo("REMINDER"))
                .body("items.rule", org.hamcrest.Matchers.not(hasItem("PROMISE_PASSED")));
    }

    @Test
    void m1ReminderOnTheDayOfAcceptanceWhenThePromiseEndsOnTheNext() {
        OfficeUnderRules office =
                new OfficeUnderRules(item -> item.withObject("/limits/promised").put("days", 1));
        UUID id = office.submitted();
        complete(office.clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        accepted(id, workdaysAgo(1));
        cards(id).body("items.find { it.rule == 'REMINDER' }.colour", equalTo("REMINDER"));
    }

    @Test
    void m1YellowForAnOpenCaseWhosePromiseHasPassed() {
        UUID id = overPromise();
        cards(id)
                .body("items.find { it.rule == 'PROMISE_PASSED' }.colour", equalTo("YELLOW"))
                .body("items.find { it.rule == 'PROMISE_PASSED' }.state", equalTo("OPEN"))
                .body("items.find { it.rule == 'PROMISE_PASSED' }.owner", nullValue())
                .body("items.rule", org.hamcrest.Matchers.not(hasItem("STATUTORY_PASSED")));
        assertThat(kinds(id)).contains("PROMISE_PASSED", "CARD_RAISED");
    }

    @Test
    void m1RedWhenTheLegalLimitHasPassed() {
        UUID id = reviewed(ITEM);
        accepted(id, workdaysAgo(22));
        cards(id)
                .body("items.find { it.rule == 'STATUTORY_PASSED' }.colour", equalTo("RED"))
                .body("items.rule", hasItems("PROMISE_PASSED", "STATUTORY_PASSED"));
    }

    @Test
    void m1RedWhenTheNoticeWasMissed() {
        UUID id = submitted(ITEM);
        clerk().post("/api/permits/tasks/" + task(id) + "/claim").then().statusCode(200);
        received(id, workdaysAgo(6));
        cards(id)
                .body("items.find { it.rule == 'NOTICE_MISSED' }.colour", equalTo("RED"))
                .body("items.find { it.rule == 'NOTICE_MISSED' }.owner", equalTo("clerk1"));
    }

    @Test
    void m1NoticeForAStageThatIsOverdueAndItsOwner() {
        UUID id = submitted(ITEM);
        complete(clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
        reviewer().post("/api/permits/tasks/" + task(id) + "/claim").then().statusCode(200);
        accepted(id, workdaysAgo(9));
        cards(id)
                .body("items.find { it.rule == 'STAGE_OVERDUE' }.colour", equalTo("NOTICE"))
                .body("items.find { it.rule == 'STAGE_OVERDUE' }.subject", equalTo("REVIEW"))
                .body("items.find { it.rule == 'STAGE_OVERDUE' }.owner", equalTo("reviewer1"));
    }

    @Test
    void m1YellowForALateDecisionThatTheClockHadNotComeRoundTo() {
        UUID id = reviewed(ITEM);
        execute(
                "update filing set received_at = '%1$sT09:00:00+08:00', accepted_at = '%1$sT10:00:00+08:00' where id = '%2$s'"
                        .formatted(workdaysAgo(9), id));
        complete(chief(), id, Map.of("action", "GRANT")).then().statusCode(200);
        cards(id)
                .body("items.find { it.rule == 'PROMISE_PASSED' }.colour", equalTo("YELLOW"))
                .body("items.find { it.rule == 'PROMISE_PASSED' }.owner", equalTo("chief1"));
    }

    @Test
    void m1OneCardForACaseAndRuleWhateverDatesMove() {
        UUID id = overPromise();
        accepted(id, workdaysAgo(10));
        wake(id);
        assertThat(
                        cards(id)
                                .extract()
                                .<List<String>>path(
                                        "items.findAll { it.rule == 'PROMISE_PASSED' }"))
                .hasSize(1);
        assertThatThrownBy(
                        () ->
                                execute(
                                        "insert into card select gen_random_uuid(), filing_id, case_no, office_code, item_code,"
                                                + " item_name, rule, set_id, colour, subject, limit_on, owner, raised_at, answer_due"
                                                + " from card where filing_id = '"
                                                + id
                                                + "' and rule = 'PROMISE_PASSED'"))
                .hasMessageContaining("card_filing_id_rule_key");
    }

    @Test
    void rulesOfAnOfficeAreDataAndCountFromTheirDay() {
        String office = "990199";
        CaseDriver.publish(
                CaseDriver.item()
                        .put("itemCode", "11990199MB0X00001K4000180002002")
                        .put("officeCode", office));
        UUID id = UUID.randomUUID();
        Map<String, Object> strict =
                Map.of(
                        "officeCode",
                        office,
                        "validFrom",
                        today().toString(),
                        "basis",
                        "示范文〔2026〕1号",
                        "rules",
                        Map.of("PROMISE_PASSED", "RED"));
        supervisor().body(strict).put("/api/supervision/card-rules/" + id).then().statusCode(201);
        supervisor().body(strict).put("/api/supervision/card-rules/" + id).then().statusCode(200);
        supervisor()
                .body(
                        Map.of(
                                "officeCode",
                                office,
                                "validFrom",
                                today().toString(),
                                "basis",
                                "另文",
                                "rules",
                                Map.of("REMINDER", "NOTICE")))
                .put("/api/supervision/card-rules/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_TAKEN"));
        supervisor()
                .body(strict)
                .put("/api/supervision/card-rules/" + UUID.randomUUID())
                .then()
                .statusCode(409)
                .body("code", equalTo("RULES_TAKEN"));
        supervisor()
                .body(
                        Map.of(
                                "officeCode",
                                office,
                                "validFrom",
                                "2020-01-01",
                                "basis",
                                "追溯",
                                "rules",
                                Map.of("REMINDER", "RED")))
                .put("/api/supervision/card-rules/" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/validFrom"));
        Map<String, Object> nowhere = new HashMap<>(strict);
        nowhere.put("officeCode", "990198");
        supervisor()
                .body(nowhere)
                .put("/api/supervision/card-rules/" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/officeCode"));
        as(Tokens.staff("chief7", office, "chief"))
                .get("/api/supervision/card-rules")
                .then()
                .body("items.officeCode", contains(office, null))
                .body("items[0].rules.PROMISE_PASSED", equalTo("RED"))
                .body("items[1].rules.PROMISE_PASSED", equalTo("YELLOW"));
        assertThatThrownBy(() -> execute("delete from card_rule where set_id = '" + id + "'"))
                .hasMessageContaining("card_rule keeps what was issued");
    }

    @Test
    void aCardIsAnsweredAppealedAndWithdrawn() {
        UUID id = overPromise();
        String card = card(id, "PROMISE_PASSED");
        answer(clerk(), card, "不是我的").then().statusCode(403);
        answer(chief(), card, "材料较多").then().statusCode(200).body("state", equalTo("ANSWERED"));
        answer(chief(), card, "材料较多").then().statusCode(200);
        answer(chief(), card, "另说")
                .then()
                .statusCode(409)
                .body("code", equalTo("ACTION_NOT_ALLOWED"))
                .body("allowed", containsInAnyOrder("APPEAL", "WITHDRAW", "UPHOLD"));
        appeal(chief(), card).then().statusCode(200).body("state", equalTo("APPEALED"));
        appeal(chief(), card).then().statusCode(200);
        resolve(supervisor(), card, "WITHDRAWN")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"))
                .body("resolution.by", equalTo("supervisor1"))
                .body("allowed", hasSize(0));
        resolve(supervisor(), card, "WITHDRAWN").then().statusCode(200);
        resolve(supervisor(), card, "UPHELD").then().statusCode(409);
        appeal(as(Tokens.staff("chief2", "430103", "chief")), card).then().statusCode(409);
        assertThat(kinds(id)).containsOnlyOnce("CARD_ANSWERED", "CARD_APPEALED", "CARD_WITHDRAWN");
    }

    @Test
    void aCardIsNotUpheldBeforeTheOfficeWasHeard() {
        String card = card(overPromise(), "PROMISE_PASSED");
        resolve(supervisor(), card, "UPHELD")
                .then()
                .statusCode(409)
                .body("allowed", containsInAnyOrder("ANSWER", "APPEAL", "WITHDRAW"));
        appeal(chief(), card).then().statusCode(200);
        resolve(supervisor(), card, "UPHELD")
                .then()
                .statusCode(200)
                .body("state", equalTo("UPHELD"));
    }

    @Test
    void nobodyJudgesACardThatConcernsHimself() {
        String card = card(overPromise(), "PROMISE_PASSED");
        RequestSpecification both = as(Tokens.staff("both1", "430103", "chief", "supervisor"));
        answer(both, card, "说明").then().statusCode(200);
        resolve(as(Tokens.staff("both1", "430103", "chief", "supervisor")), card, "WITHDRAWN")
                .then()
                .statusCode(409)
                .body("code", equalTo("OWN_CARD"));
    }

    @Test
    void ofTwoResolutionsAtOnceOneCounts() throws Exception {
        UUID id = overPromise();
        String card = card(id, "PROMISE_PASSED");
        appeal(chief(), card).then().statusCode(200);
        Callable<Response> uphold = () -> resolve(supervisor(), card, "UPHELD");
        Callable<Response> withdraw =
                () -> resolve(as(Tokens.central("supervisor2", "supervisor")), card, "WITHDRAWN");
        List<Future<Response>> both =
                Executors.newFixedThreadPool(2).invokeAll(List.of(uphold, withdraw));
        assertThat(List.of(both.get(0).get().statusCode(), both.get(1).get().statusCode()))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(kinds(id).stream().filter(List.of("CARD_UPHELD", "CARD_WITHDRAWN")::contains))
                .hasSize(1);
    }

    @Test
    void cardsOfAnotherOfficeAreNotThere() {
        String card = card(overPromise(), "PROMISE_PASSED");
        RequestSpecification stranger = as(Tokens.staff("chief9", "990101", "chief"));
        stranger.get(CARDS + "/" + card).then().statusCode(404);
        answer(as(Tokens.staff("chief9", "990101", "chief")), card, "x").then().statusCode(404);
        appeal(as(Tokens.staff("chief9", "990101", "chief")), card).then().statusCode(404);
        as(Tokens.staff("chief9", "990101", "chief"))
                .get(CARDS)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as(Tokens.staff("chief9", "990101", "chief"))
                .get(CARDS + "?officeCode=430103")
                .then()
                .statusCode(404);
        as(Tokens.staff("chief9", "990101", "chief"))
                .get("/api/supervision/card-rules?officeCode=430103")
                .then()
                .statusCode(404);
        supervisor().get(CARDS + "?officeCode=999999").then().statusCode(404);
    }

    @Test
    void theListIsReadByStateAndColourAndPageByPage() {
        overPromise();
        overPromise();
        Response first = supervisor().get(CARDS + "?state=OPEN&colour=YELLOW&limit=1");
        first.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items.colour", contains("YELLOW"));
        String next = first.path("next");
        supervisor()
                .get(CARDS + "?state=OPEN&colour=YELLOW&limit=200&cursor=" + next)
                .then()
                .body("items.colour", everyItem(equalTo("YELLOW")))
                .body(
                        "items.id",
                        org.hamcrest.Matchers.not(hasItem(first.<String>path("items[0].id"))));
        for (String other : List.of("colour=YELLOW", "state=OPEN", "state=OPEN&colour=RED")) {
            supervisor()
                    .get(CARDS + "?" + other + "&cursor=" + next)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("BAD_CURSOR"));
        }
        supervisor().get(CARDS + "?cursor=nonsense").then().statusCode(400);
        supervisor().get(CARDS + "?state=NONE").then().statusCode(400);
    }
}
