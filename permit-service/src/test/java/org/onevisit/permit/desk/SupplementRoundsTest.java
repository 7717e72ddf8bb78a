package org.onevisit.permit.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.onevisit.permit.CaseDriver.PDF;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.task;
import static org.onevisit.permit.CaseDriver.upload;
import static org.onevisit.permit.CaseDriver.url;
import static org.onevisit.permit.CaseDriver.view;
import static org.onevisit.permit.rules.OfficeUnderRules.execute;
import static org.onevisit.permit.rules.OfficeUnderRules.wake;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.permit.rules.OfficeUnderRules;
import org.onevisit.platform.test.SuiteResource;

/**
 * 行政许可法 art. 32(4), R-D7 (c): a further notice is for what the answer brought up, and for nothing
 * else.
 */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class SupplementRoundsTest {

    @Inject CaseClocks clocks;
    @Inject Clock clock;

    private final OfficeUnderRules office = new OfficeUnderRules();

    /** A line of a notice; what it arises from is null in the first. */
    private static Map<String, String> line(String material, String arisesFrom) {
        Map<String, String> line = new HashMap<>();
        line.put("materialCode", material);
        line.put("defect", "面积与申请表不一致");
        line.put("basis", "行政许可法第三十二条");
        line.put("howToFix", "更正");
        if (arisesFrom != null) {
            line.put("arisesFrom", arisesFrom);
        }
        return line;
    }

    @SafeVarargs
    private Response request(UUID id, Map<String, String>... lines) {
        return complete(
                office.clerk(),
                id,
                Map.of("action", "REQUEST_SUPPLEMENT", "items", List.of(lines)));
    }

    private UUID noticed(String... materials) {
        UUID id = office.submitted();
        List<Map<String, String>> lines = new ArrayList<>();
        for (String material : materials) {
            lines.add(line(material, null));
        }
        complete(office.clerk(), id, Map.of("action", "REQUEST_SUPPLEMENT", "items", lines))
                .then()
                .statusCode(200);
        return id;
    }

    private static void inWords(UUID id, String material) {
        applicant()
                .body(Map.of("items", List.of(Map.of("materialCode", material, "answer", "见附件"))))
                .post(url(id) + "/supplement")
                .then()
                .statusCode(200);
    }

    private static void withFile(UUID id, String material, String file) {
        upload(id, material, file, PDF).then().statusCode(201);
        applicant()
                .body(Map.of("items", List.of(Map.of("materialCode", material))))
                .post(url(id) + "/supplement")
                .then()
                .statusCode(200);
    }

    private static void mustBeTooLate(Response answer) {
        answer.then()
                .statusCode(409)
                .body("code", equalTo("SECOND_SUPPLEMENT_NOTICE"))
                .body("detail", containsString("32(4)"));
    }

    /** What the window can do with a case that waits at intake. */
    private List<String> offered(UUID id) {
        return office.clerk()
                .post("/api/permits/tasks/" + task(id) + "/claim")
                .then()
                .statusCode(200)
                .extract()
                .path("actions");
    }

    private LocalDate due(LocalDate start) {
        return clocks.counting(office.code()).due(start, Term.workdays(5), Suspensions.NONE);
    }

    @Test
    void whatTheNewMaterialBroughtUpIsNamedInAFurtherNotice() {
        UUID id = noticed("M01");
        withFile(id, "M01", "again.pdf");
        assertThat(offered(id)).contains("REQUEST_SUPPLEMENT");
        request(id, line("M01", "M01"), line("M02", "M01")).then().statusCode(200);
        assertThat(view(id).path("state").asText()).isEqualTo("SUPPLEMENT_REQUESTED");
        JsonNode notice = view(id).path("supplement");
        assertThat(notice.path("round").asInt()).isEqualTo(2);
        assertThat(notice.at("/items/1/arisesFrom").asText()).isEqualTo("M01");
        assertThat(notice.at("/items/1/answeredAt").isNull()).isTrue();
        assertThat(notice.at("/earlier/0/round").asInt()).isOne();
        assertThat(notice.at("/earlier/0/items/0/answeredAt").isNull()).isFalse();
        // Only what the last notice names can be handed in, and it must come after it.
        applicant()
                .body(Map.of("items", List.of(Map.of("materialCode", "M01"))))
                .post(url(id) + "/supplement")
                .then()
                .statusCode(422)
                .body("errors.code", contains("NOT_ANSWERED"));
        withFile(id, "M01", "third.pdf");
        withFile(id, "M02", "third.pdf");
        assertThat(view(id).path("state").asText()).isEqualTo("SUPPLEMENTED");
        assertThat(office.timeline(id).stream().filter("SUPPLEMENT_REQUESTED"::equals)).hasSize(2);
        office.clerk()
                .get(url(id) + "/clock")
                .then()
                .body(
                        "events.kind",
                        contains(
                                "RECEIVED",
                                "SUPPLEMENT_REQUESTED",
                                "SUPPLEMENTED",
                                "SUPPLEMENT_REQUESTED",
                                "SUPPLEMENTED"));
        complete(office.clerk(), id, Map.of("action", "ACCEPT")).then().statusCode(200);
    }

    @Test
    void whatCouldHaveBeenNamedTheFirstTimeIsNot() {
        UUID id = noticed("M01", "M09");
        upload(id, "M01", "again.pdf", PDF).then().statusCode(201);
        inWords(id, "M01");
        inWords(id, "M09");
        // Nothing said of where it comes from; not in the notice; there as it was before;
        // unchanged.
        mustBeTooLate(request(id, line("M01", null)));
        mustBeTooLate(request(id, line("M02", null)));
        mustBeTooLate(request(id, line("M02", "M02")));
        mustBeTooLate(request(id, line("M02", "M09")));
        mustBeTooLate(request(id, line("M09", "M01")));
        // One line that came too late spoils the notice: it names everything once.
        request(id, line("M01", "M01"), line("M02", "M02"))
                .then()
                .statusCode(409)
                .body("errors.pointer", contains("/items/1/arisesFrom"));
        assertThat(view(id).path("state").asText()).isEqualTo("SUPPLEMENTED");
        assertThat(view(id).at("/supplement/round").asInt()).isOne();
    }

    @Test
    void anAnswerInWordsBringsNothingNew() {
        UUID id = noticed("M01");
        inWords(id, "M01");
        mustBeTooLate(request(id, line("M01", "M01")));
        assertThat(offered(id)).contains("ACCEPT").doesNotContain("REQUEST_SUPPLEMENT");
    }

    @Test
    void theSameFormOnceMoreBringsNothingNewAndAnotherOneDoes() {
        UUID same = noticed("FORM");
        answerWithForm(same, 12);
        mustBeTooLate(request(same, line("FORM", "FORM")));
        UUID other = noticed("FORM");
        answerWithForm(other, 13);
        request(other, line("M02", "FORM")).then().statusCode(200);
    }

    private static void answerWithForm(UUID id, int floors) {
        Map<String, Object> form =
                Map.of("projectName", "示例小区", "buildings", List.of(Map.of("floors", floors)));
        applicant()
                .body(Map.of("items", List.of(Map.of("materialCode", "FORM")), "form", form))
                .post(url(id) + "/supplement")
                .then()
                .statusCode(200)
                .body("state", equalTo("SUPPLEMENTED"));
    }

    @Test
    void aFirstNoticeArisesFromNothing() {
        UUID id = office.submitted();
        request(id, line("M01", "M01"))
                .then()
                .statusCode(400)
                .body("errors.code", contains("NO_NOTICE_BEFORE"));
    }

    @Test
    void theFiveDaysStartAnewWithTheAnswerToTheFurtherNotice() throws SQLException {
        UUID id = noticed("M01");
        withFile(id, "M01", "again.pdf");
        LocalDate today = LocalDate.now(clock);
        assertThat(view(id).at("/clock/answerDue").asText()).isEqualTo(due(today).toString());
        request(id, line("M01", "M01")).then().statusCode(200);
        JsonNode waiting = view(id).path("clock");
        assertThat(waiting.path("acceptance").asText()).isEqualTo("AWAITING_SUPPLEMENT");
        assertThat(waiting.path("answerDue").isNull()).isTrue();
        // While the office waits for the applicant no silence accepts anything.
        shiftedBack(id, 30);
        await().until(
                        () ->
                                !view(id).at("/clock/noticeDue")
                                        .asText()
                                        .equals(due(today).toString()));
        assertThat(view(id).path("state").asText()).isEqualTo("SUPPLEMENT_REQUESTED");

        withFile(id, "M01", "third.pdf");
        assertThat(view(id).at("/clock/answerDue").asText()).isEqualTo(due(today).toString());
        LocalDate answered = workdaysAgo(7);
        execute(
                "update supplement set completed_at = '"
                        + answered
                        + "T10:00:00+08:00' where round = 2 and filing_id = '%s'",
                id);
        wake(
                id,
                "update filing set supplemented_at = '"
                        + answered
                        + "T10:00:00+08:00' where id = '%s'");
        await().until(() -> view(id).path("state").asText().equals("ACCEPTED"));
        JsonNode dates = view(id).path("clock");
        assertThat(dates.path("acceptance").asText()).isEqualTo("DEEMED_AFTER_SUPPLEMENT");
        assertThat(dates.path("acceptedOn").asText()).isEqualTo(answered.toString());
    }

    private LocalDate workdaysAgo(int days) {
        Counting counting = clocks.counting(office.code());
        return counting.workdaysBefore(LocalDate.now(clock), days).date();
    }

    /** Everything that happened to the case so far, as if it had been so many days ago. */
    private static void shiftedBack(UUID id, int days) throws SQLException {
        String back = " - interval '" + days + " days'";
        execute(
                "update supplement set requested_at = requested_at%1$s, completed_at = completed_at%1$s"
                                .formatted(back)
                        + " where filing_id = '%s'",
                id);
        wake(
                id,
                "update filing set received_at = received_at%1$s, noticed_at = noticed_at%1$s"
                                .formatted(back)
                        + " where id = '%s'");
    }

    @Test
    void theDatabaseTakesNoFurtherNoticeWithoutItsCause() {
        UUID id = noticed("M01");
        withFile(id, "M01", "again.pdf");
        assertThatThrownBy(
                        () ->
                                execute(
                                        "insert into supplement (filing_id, requested_by, requested_at, round)"
                                                + " values ('%s', 'x', now(), 3)",
                                        id))
                .hasMessageContaining("foreign key");
        String notice =
                "with n as (insert into supplement (filing_id, requested_by, requested_at, round)"
                        + " values ('%1$s', 'x', now(), 2)) insert into supplement_item (filing_id, round,"
                        + " ordinal, material_code, defect, basis, how_to_fix, arises_from)"
                        + " values ('%1$s', 2, 1, 'M02', 'x', 'x', 'x', ";
        assertThatThrownBy(() -> execute(notice + "null)", id)).hasMessageContaining("check");
        assertThatThrownBy(() -> execute(notice + "'M02')", id))
                .hasMessageContaining("foreign key");
    }
}
