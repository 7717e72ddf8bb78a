package org.onevisit.permit.rating;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.onevisit.permit.CaseDriver.ITEM;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.as;
import static org.onevisit.permit.CaseDriver.chief;
import static org.onevisit.permit.CaseDriver.clerk;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.reviewed;
import static org.onevisit.permit.CaseDriver.reviewer;
import static org.onevisit.permit.CaseDriver.submitted;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.PastDriver.counting;
import static org.onevisit.permit.PastDriver.execute;
import static org.onevisit.permit.PastDriver.today;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.CaseDriver;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** Ratings (好差评): who rates what when, and what becomes of a bad one. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class RatingTest {

    private static final String RATINGS = "/api/supervision/ratings";

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    private static RequestSpecification supervisor() {
        return as(Tokens.central("supervisor1", "supervisor"));
    }

    private static UUID granted() {
        UUID id = reviewed(ITEM);
        complete(chief(), id, Map.of("action", "GRANT")).then().statusCode(200);
        return id;
    }

    private static Response rate(UUID id, int level) {
        return rate(applicant(), id, Map.of("level", level));
    }

    private static Response rate(RequestSpecification who, UUID id, Map<String, Object> said) {
        return who.body(said).post(url(id) + "/rating");
    }

    private static Response act(RequestSpecification who, String rating, String act, Object said) {
        return who.body(said).post(RATINGS + "/" + rating + "/" + act);
    }

    private static List<String> kinds(UUID id) {
        return clerk().get(url(id) + "/timeline?limit=200").then().extract().path("items.kind");
    }

    private static String bad() {
        return rate(granted(), 5).then().statusCode(201).extract().path("id");
    }

    @Test
    void m11TheApplicantRatesTheMatterOnceWhenItIsOver() {
        UUID id = reviewed(ITEM);
        rate(id, 1).then().statusCode(409).body("code", equalTo("NOT_YET_OVER"));
        complete(chief(), id, Map.of("action", "GRANT")).then().statusCode(200);
        Map<String, Object> said =
                Map.of("level", 1, "tags", List.of("服务热情", "一次办好"), "comment", "很好");
        String first = rate(applicant(), id, said).then().statusCode(201).extract().asString();
        assertThat(rate(applicant(), id, said).then().statusCode(200).extract().asString())
                .isEqualTo(first);
        rate(id, 2).then().statusCode(409).body("code", equalTo("ALREADY_RATED"));
        assertThat(kinds(id)).containsOnlyOnce("RATED");
        clerk().get(url(id) + "/timeline?limit=200")
                .then()
                .body("items.find { it.kind == 'RATED' }.data.level", equalTo(1))
                .body("items.find { it.kind == 'RATED' }.data.isDefault", equalTo(false));
    }

    @Test
    void aCaseThatIsNotOnesOwnIsNotThereToRate() {
        UUID id = granted();
        rate(as(Tokens.applicant("applicant2")), id, Map.of("level", 1)).then().statusCode(404);
        rate(clerk(), id, Map.of("level", 1)).then().statusCode(403);
        rate(chief(), id, Map.of("level", 1)).then().statusCode(403);
        rate(UUID.randomUUID(), 1).then().statusCode(404);
    }

    @Test
    void badInputIsNamed() {
        UUID id = granted();
        rate(id, 0).then().statusCode(400);
        rate(id, 6).then().statusCode(400);
        rate(applicant(), id, Map.of("level", 2.5))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/level"));
        rate(applicant(), id, Map.of("level", 2, "tags", List.of("自造")))
                .then()
                .statusCode(422)
                .body("code", equalTo("TAG_UNKNOWN"))
                .body("errors[0].pointer", equalTo("/tags/0"));
        rate(applicant(), id, Map.of("level", 2, "visit", 3))
                .then()
                .statusCode(422)
                .body("code", equalTo("VISIT_UNKNOWN"));
        rate(applicant(), id, Map.of("level", 2, "followUp", true))
                .then()
                .statusCode(409)
                .body("code", equalTo("FOLLOW_UP_NOT_POSSIBLE"));
        CaseDriver.as(Tokens.applicant("applicant1"))
                .get("/api/permits/rating-choice")
                .then()
                .body("levels", hasSize(5));
    }

    @Test
    void theTimeForARatingEnds() {
        UUID id = granted();
        execute(
                "update filing set decided_at = decided_at - interval '31 days' where id = '"
                        + id
                        + "'");
        rate(id, 1).then().statusCode(409).body("code", equalTo("RATING_CLOSED"));
    }

    @Test
    void aWithdrawnCaseIsNotRated() {
        UUID id = submitted(ITEM);
        applicant().post(url(id) + "/withdraw").then().statusCode(200);
        rate(id, 1).then().statusCode(409).body("code", equalTo("ACTION_NOT_ALLOWED"));
    }

    @Test
    void nobodyAtTheOfficeSeesTheRatingOfAVisitBeforeTheCaseIsOver() {
        UUID id = reviewed(ITEM);
        clerk().body(Map.of("reason", "核对原件")).post(url(id) + "/visits").then().statusCode(201);
        Map<String, Object> said = Map.of("level", 5, "visit", 1);
        String rating = rate(applicant(), id, said).then().statusCode(201).extract().path("id");
        for (RequestSpecification staff : List.of(clerk(), reviewer(), chief())) {
            staff.get(url(id) + "/rating").then().statusCode(200).body("items", hasSize(0));
        }
        assertThat(
                        chief().get(RATINGS + "?limit=200")
                                .then()
                                .extract()
                                .<List<String>>path("items.id"))
                .doesNotContain(rating);
        act(chief(), rating, "contact", Map.of("note", "x")).then().statusCode(404);
        act(chief(), rating, "objection", Map.of("reason", "x")).then().statusCode(404);
        assertThat(kinds(id)).doesNotContain("RATED", "VISIT_RATED");
        applicant().get(url(id) + "/rating").then().body("items.level", contains(5));
        supervisor().get(url(id) + "/rating").then().body("items.level", contains(5));

        complete(chief(), id, Map.of("action", "GRANT")).then().statusCode(200);
        chief().get(url(id) + "/rating")
                .then()
                .body("items.level", contains(5))
                .body("items[0].contactDue", equalTo(due(Term.workdays(1)).toString()));
        assertThat(kinds(id)).containsOnlyOnce("VISIT_RATED").doesNotContain("RATED");
        clerk().get(url(id) + "/timeline?limit=200")
                .then()
                .body(
                        "items.find { it.kind == 'VISIT_RATED' }.data.ratedOn",
                        equalTo(today().toString()));
        rate(id, 2).then().statusCode(201);
    }

    /** A case that a clerk filed for somebody at the window; its visit 1 is the hand-in. */
    private static UUID atTheWindow() {
        UUID id = UUID.randomUUID();
        ObjectNode draft = CaseDriver.draft(ITEM);
        draft.put("channel", "WINDOW");
        clerk().body(draft.toString()).put(url(id)).then().statusCode(201);
        for (String material : List.of("M01", "M02")) {
            clerk().contentType("application/octet-stream")
                    .body(CaseDriver.PDF)
                    .put(url(id) + "/materials/" + material + "/a.pdf")
                    .then()
                    .statusCode(201);
        }
        clerk().post(url(id) + "/submit").then().statusCode(200);
        return id;
    }

    private static void grant(UUID id) {
        for (Map<String, Object> said :
                List.of(
                        Map.<String, Object>of("action", "ACCEPT"),
                        Map.<String, Object>of("action", "PASS", "opinion", "符合条件"),
                        Map.<String, Object>of("action", "GRANT"))) {
            RequestSpecification who = said.containsValue("ACCEPT") ? clerk() : reviewer();
            String task = chief().get(url(id)).then().extract().path("currentTasks[0].id");
            (said.containsValue("GRANT") ? chief() : who)
                    .body(said)
                    .post("/api/permits/tasks/" + task + "/complete")
                    .then()
                    .statusCode(200);
        }
    }

    private static Response byCode(String caseNo, String code, Map<String, Object> rating) {
        return given().contentType("application/json")
                .body(Map.of("caseNo", caseNo, "code", code, "rating", rating))
                .post("/api/permits/ratings");
    }

    @Test
    void whoseCaseWasFiledAtTheWindowRatesByTheCodeThatWasHandedOut() {
        UUID id = atTheWindow();
        Response issued = clerk().post(url(id) + "/rating/code");
        String code = issued.then().statusCode(200).extract().path("code");
        String caseNo = issued.path("caseNo");
        byCode(caseNo, code, Map.of("level", 1)).then().statusCode(409);
        byCode(caseNo, code, Map.of("level", 4, "visit", 1))
                .then()
                .statusCode(201)
                .body("channel", equalTo("PAD"));
        byCode(caseNo, code, Map.of("level", 4, "visit", 1)).then().statusCode(200);
        byCode(caseNo, code, Map.of("level", 5, "visit", 1))
                .then()
                .statusCode(409)
                .body("code", equalTo("ALREADY_RATED"));
        for (RequestSpecification staff : List.of(clerk(), reviewer(), chief())) {
            staff.get(url(id) + "/rating").then().statusCode(200).body("items", hasSize(0));
        }
        grant(id);
        byCode(caseNo, code.toLowerCase(), Map.of("level", 2))
                .then()
                .statusCode(201)
                .body("channel", equalTo("QR"))
                .body("visit", nullValue());
        chief().get(url(id) + "/rating").then().body("items.level", containsInAnyOrder(4, 2));
        assertThat(kinds(id)).contains("RATING_CODE_ISSUED", "VISIT_RATED", "RATED");
        clerk().get(url(id) + "/timeline?limit=200").then().body(not(containsString(code)));
    }

    @Test
    void aCodeTellsNobodyWhetherThereIsACase() {
        UUID id = atTheWindow();
        Response issued = clerk().post(url(id) + "/rating/code");
        String caseNo = issued.path("caseNo");
        String code = issued.path("code");
        Map<String, Object> said = Map.of("level", 1, "visit", 1);
        Response wrongCode = byCode(caseNo, "AAAAAAAAAAAA", said);
        Response wrongCase = byCode(caseNo + "X", code, said);
        assertThat(wrongCode.statusCode()).isEqualTo(404);
        assertThat(wrongCase.statusCode()).isEqualTo(404);
        assertThat(wrongCode.<String>path("detail")).isEqualTo(wrongCase.<String>path("detail"));
        byCode(caseNo, chief().get(url(id)).then().extract().path("queryCode"), said)
                .then()
                .statusCode(404);
        byCode(submittedCaseNo(), "AAAAAAAAAAAA", said).then().statusCode(404);
        String newer = clerk().post(url(id) + "/rating/code").then().extract().path("code");
        byCode(caseNo, code, said).then().statusCode(404);
        byCode(caseNo, newer, said).then().statusCode(201);
    }

    private static String submittedCaseNo() {
        return applicant().get(url(submitted(ITEM))).then().extract().path("caseNo");
    }

    @Test
    void nobodyOfAnOfficeRatesByCodeOrGetsOneForACaseOfAnothersHand() {
        UUID id = atTheWindow();
        Response issued = clerk().post(url(id) + "/rating/code");
        Map<String, Object> said =
                Map.of(
                        "caseNo",
                        issued.path("caseNo"),
                        "code",
                        issued.path("code"),
                        "rating",
                        Map.of("level", 1, "visit", 1));
        for (RequestSpecification staff :
                List.of(
                        clerk(),
                        chief(),
                        as(Tokens.staff("clerk1", "430103", "clerk", "applicant")))) {
            staff.body(said).post("/api/permits/ratings").then().statusCode(404);
        }
        rate(
                        as(Tokens.staff("clerk1", "430103", "clerk", "applicant")),
                        id,
                        Map.of("level", 1, "visit", 1))
                .then()
                .statusCode(403);
        as(Tokens.staff("clerk2", "430103", "clerk"))
                .post(url(id) + "/rating/code")
                .then()
                .statusCode(404);
        clerk().post(url(submitted(ITEM)) + "/rating/code").then().statusCode(404);
        applicant().post(url(id) + "/rating/code").then().statusCode(403);
    }

    @Test
    void whatIsLeftToDoAboutBadRatingsIsAListOfItsOwn() {
        String rating = bad();
        String waiting = RATINGS + "?waiting=true&limit=200";
        chief().get(waiting).then().body("items.id", hasItem(rating));
        act(clerk(), rating, "contact", Map.of("note", "已回访"))
                .then()
                .statusCode(200)
                .body("contactInTime", equalTo(true));
        chief().get(waiting).then().body("items.id", hasItem(rating));
        act(chief(), rating, "rectify", Map.of("measures", "增开窗口")).then().statusCode(200);
        chief().get(waiting).then().body("items.id", not(hasItem(rating)));
    }

    @Test
    void aRatingIsFinalInTheDatabaseToo() {
        String rating = bad();
        assertThatThrownBy(() -> execute("update rating set level = 1 where id = '" + rating + "'"))
                .hasMessageContaining("rating keeps what was issued");
        assertThatThrownBy(() -> execute("delete from rating where id = '" + rating + "'"))
                .hasMessageContaining("rating keeps what was issued");
    }

    private static LocalDate due(Term term) {
        return counting("430103").due(today(), term, Suspensions.NONE);
    }

    @Test
    void m12ABadRatingIsContactedInADayRectifiedInFifteenAndFollowedUpOnce() {
        UUID id = granted();
        String rating =
                rate(id, 4)
                        .then()
                        .statusCode(201)
                        .body("contactDue", equalTo(due(Term.workdays(1)).toString()))
                        .body("answerDue", equalTo(due(Term.naturalDays(15)).toString()))
                        .extract()
                        .path("id");
        act(chief(), rating, "rectify", Map.of("measures", "x"))
                .then()
                .statusCode(409)
                .body("allowed", contains("CONTACT", "OBJECT"));
        act(clerk(), rating, "contact", Map.of("note", "已电话回访")).then().statusCode(200);
        act(clerk(), rating, "contact", Map.of("note", "已电话回访")).then().statusCode(200);
        act(clerk(), rating, "rectify", Map.of("measures", "x")).then().statusCode(403);
        act(chief(), rating, "rectify", Map.of("measures", "增开窗口"))
                .then()
                .statusCode(200)
                .body("inTime", equalTo(true));
        act(chief(), rating, "rectify", Map.of("measures", "增开窗口")).then().statusCode(200);
        Map<String, Object> followUp = Map.of("level", 2, "followUp", true);
        rate(applicant(), id, followUp).then().statusCode(201);
        rate(applicant(), id, followUp).then().statusCode(200);
        rate(applicant(), id, Map.of("level", 3, "followUp", true)).then().statusCode(409);
        assertThat(kinds(id))
                .containsOnlyOnce(
                        "RATED", "RATING_CONTACTED", "RATING_RECTIFIED", "RATING_FOLLOWED_UP");
    }

    @Test
    void m12WhatIsRectifiedAfterItsTermIsLate() {
        String rating = bad();
        execute(
                "update rating_course set answer_due = current_date - 2 where rating_id = '"
                        + rating
                        + "'");
        act(clerk(), rating, "contact", Map.of("note", "回访")).then().statusCode(200);
        act(chief(), rating, "rectify", Map.of("measures", "整改"))
                .then()
                .statusCode(200)
                .body("inTime", equalTo(false));
    }

    @Test
    void aMisusedRatingIsExcludedAfterReviewByAnother() {
        UUID id = granted();
        String rating = rate(id, 5).then().statusCode(201).extract().path("id");
        Map<String, Object> exclude = Map.of("verdict", "EXCLUDED", "reason", "恶意差评");
        act(supervisor(), rating, "judge", exclude).then().statusCode(409);
        act(
                        as(Tokens.staff("both1", "430103", "chief", "supervisor")),
                        rating,
                        "objection",
                        Map.of("reason", "非办件人评价"))
                .then()
                .statusCode(200);
        act(as(Tokens.staff("both1", "430103", "chief", "supervisor")), rating, "judge", exclude)
                .then()
                .statusCode(409)
                .body("code", equalTo("OWN_OBJECTION"));
        act(supervisor(), rating, "judge", exclude)
                .then()
                .statusCode(200)
                .body("exclusion.verdict", equalTo("EXCLUDED"));
        act(supervisor(), rating, "judge", exclude).then().statusCode(200);
        act(clerk(), rating, "contact", Map.of("note", "x")).then().statusCode(409);
        assertThat(kinds(id)).containsOnlyOnce("RATING_EXCLUDED");
    }

    @Test
    void silenceIsADefaultRatingApartFromRealOnes() {
        UUID id = granted();
        execute("insert into rating_awaited values ('" + id + "', now())");
        await().until(() -> kinds(id).contains("RATED"));
        applicant()
                .get(url(id) + "/rating")
                .then()
                .body("items.isDefault", contains(true))
                .body("items.level", contains(3))
                .body("items[0].contactDue", nullValue());
        rate(id, 1).then().statusCode(201).body("isDefault", equalTo(false));
    }

    @Test
    void whoRatesInTimeGetsNoDefault() {
        UUID id = granted();
        execute("insert into rating_awaited values ('" + id + "', now() + interval '1 hour')");
        rate(id, 1).then().statusCode(201);
        assertThatThrownBy(
                        () ->
                                execute(
                                        "do $$ begin if not exists (select 1 from rating_awaited where filing_id = '"
                                                + id
                                                + "') then raise exception 'gone'; end if; end $$"))
                .hasMessageContaining("gone");
    }

    @Test
    void whereAVisitWasRatedSilenceIsNoRating() {
        UUID id = reviewed(ITEM);
        clerk().body(Map.of("reason", "核对原件")).post(url(id) + "/visits").then().statusCode(201);
        execute("insert into rating_awaited values ('" + id + "', now() + interval '1 hour')");
        rate(applicant(), id, Map.of("level", 1, "visit", 1)).then().statusCode(201);
        assertThatThrownBy(
                        () ->
                                execute(
                                        "do $$ begin if not exists (select 1 from rating_awaited where filing_id = '"
                                                + id
                                                + "') then raise exception 'gone'; end if; end $$"))
                .hasMessageContaining("gone");
    }

    @Test
    void ofTwoRatingsAtOnceOneCounts() throws Exception {
        UUID id = granted();
        Callable<Response> good = () -> rate(id, 1);
        Callable<Response> poor = () -> rate(id, 5);
        List<Integer> statuses = new ArrayList<>();
        for (Future<Response> answer :
                Executors.newFixedThreadPool(2).invokeAll(List.of(good, poor))) {
            statuses.add(answer.get().statusCode());
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        assertThat(kinds(id)).containsOnlyOnce("RATED");
    }

    @Test
    void ratingsAreListedByOffice() {
        bad();
        String rating = bad();
        String next = chief().get(RATINGS + "?bad=true&limit=1").path("next");
        chief().get(RATINGS + "?bad=true&cursor=" + next).then().statusCode(200);
        chief().get(RATINGS + "?bad=true&waiting=true&cursor=" + next)
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_CURSOR"));
        chief().get(RATINGS + "?bad=true&limit=200")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThanOrEqualTo(1))
                .body("items.level", everyItem(greaterThanOrEqualTo(4)));
        as(Tokens.staff("chief9", "990101", "chief"))
                .get(RATINGS + "?officeCode=430103")
                .then()
                .statusCode(404);
        chief().get(RATINGS + "?officeCode=990101").then().statusCode(404);
        chief().get(RATINGS + "?officeCode=430103").then().statusCode(200);
        supervisor().get(RATINGS + "?officeCode=999999").then().statusCode(404);
        act(as(Tokens.staff("chief9", "990101", "chief")), rating, "contact", Map.of("note", "x"))
                .then()
                .statusCode(404);
        Response first = supervisor().get(RATINGS + "?officeCode=430103&limit=1");
        first.then().statusCode(200).body("items", hasSize(1));
        supervisor().get(RATINGS + "?cursor=xx").then().statusCode(400);
        supervisor().get(RATINGS + "?bad=1").then().statusCode(400);
        supervisor().get(RATINGS + "?waiting=yes").then().statusCode(400);
    }
}
