package org.onevisit.fee.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.onevisit.fee.assessment.FinanceOffice.URL;
import static org.onevisit.fee.assessment.FinanceOffice.project;
import static org.onevisit.fee.assessment.FinanceOffice.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.fee.ledger.Ledger;
import org.onevisit.platform.Feed;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** An assessment from its opening to its last yuan, and who may do what with it. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class AssessmentTest {

    private static final String EVIDENCE =
            ",\"evidence\":[{\"building\":\"1号楼\",\"title\":\"办学许可证\",\"number\":\"示教〔2025〕3号\","
                    + "\"issuedOn\":\"2025-03-01\"}]";

    @Inject Assessments assessments;
    @Inject Ledger ledger;
    @Inject LateFees lateFees;
    @Inject Feed feed;
    @Inject Clock clock;

    private FinanceOffice office;

    @BeforeEach
    void open() {
        office = new FinanceOffice();
    }

    private List<String> told(UUID id) {
        List<String> kinds = new ArrayList<>();
        long after = 0;
        while (true) {
            Feed.Stretch stretch = feed.read(after, Feed.MAX_LIMIT, 0);
            stretch.items().stream()
                    .filter(event -> event.subject().equals(id.toString()))
                    .forEach(event -> kinds.add(event.kind()));
            if (stretch.items().isEmpty()) {
                return kinds;
            }
            after = stretch.next();
        }
    }

    /** What the collector's report does in the end. */
    private void pay(UUID id, String amount) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            Assessment assessment = assessments.locked(id).orElseThrow();
                            LocalDate today = LocalDate.now(clock);
                            Ledger.Booked booked =
                                    ledger.pay(
                                            new Ledger.Deed(
                                                    id,
                                                    assessment.officeCode(),
                                                    UUID.randomUUID(),
                                                    today,
                                                    "collector"),
                                            new BigDecimal(amount));
                            assessments.settle(
                                    assessment, booked.account().outstanding(), today, "collector");
                        });
    }

    @Test
    void draftedByOneAndConfirmedByAnother() {
        UUID id = office.drafted();
        office.drafter()
                .get(URL + id)
                .then()
                .statusCode(200)
                .header("ETag", matchesPattern("\"[0-9]+\""))
                .body("state", equalTo("DRAFT"))
                .body("payable", nullValue())
                .body("account.outstanding", equalTo("0.00"))
                .body("assessmentNo", matchesPattern("YD-" + office.code() + "-[0-9]{4}-[0-9]{6,}"))
                .body("determinations[0].payable", equalTo("442000.00"))
                .body("determinations[0].policyCode", equalTo(office.policy()))
                .body("determinations[0].result.lines[0].rate", equalTo("1700.00"));
        office.drafter()
                .post(URL + id + "/confirm")
                .then()
                .statusCode(409)
                .body("code", equalTo("FOUR_EYES"));
        for (int i = 0; i < 2; i++) {
            office.confirmer()
                    .post(URL + id + "/confirm")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CONFIRMED"))
                    .body("payable", equalTo("442000.00"))
                    .body("dueOn", equalTo(lastDay().toString()))
                    .body("account.assessed", equalTo("442000.00"))
                    .body("account.outstanding", equalTo("442000.00"));
        }
        assertThat(told(id)).containsExactly("ASSESSMENT_OPENED", "ASSESSMENT_CONFIRMED");
        pay(id, "442000.00");
        office.drafter().get(URL + id).then().body("state", equalTo("PAID"));
        assertThat(told(id)).endsWith("ASSESSMENT_PAID");
    }

    @Test
    void putIsSafeToRepeatAndChangesWhatWasReadOnly() {
        UUID id = UUID.randomUUID();
        String first = request(project(""));
        String other = request(project("7000", "NONE", ""));
        office.drafter().body(first).put(URL + id).then().statusCode(201);
        String tag =
                office.drafter()
                        .body(first)
                        .put(URL + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("ETag");
        office.drafter()
                .body(other)
                .put(URL + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_TAKEN"));
        new FinanceOffice().drafter().body(first).put(URL + id).then().statusCode(409);
        office.drafter().header("If-Match", tag).body(other).put(URL + id).then().statusCode(200);
        office.drafter()
                .header("If-Match", tag)
                .body(first)
                .put(URL + id)
                .then()
                .statusCode(412)
                .body("code", equalTo("STALE_VERSION"));
        // Who confirms what he has read does not confirm what was changed since.
        office.confirmer()
                .header("If-Match", tag)
                .post(URL + id + "/confirm")
                .then()
                .statusCode(412);
        office.confirmer().post(URL + id + "/confirm").then().statusCode(200);
        String now = office.drafter().get(URL + id).then().extract().header("ETag");
        office.drafter()
                .header("If-Match", now)
                .body(first)
                .put(URL + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("ALREADY_CONFIRMED"));
    }

    @Test
    void caseOpensItsAssessmentOnceAndFinanceCompletesIt() {
        UUID id = UUID.randomUUID();
        UUID filing = UUID.randomUUID();
        // As the form of the item says it, with fields that the rules do not read.
        String form =
                "{\"buildings\":[{\"id\":\"1号楼\",\"use\":\"OTHER\",\"floors\":7,\"floorsBelow\":1,"
                        + "\"firstFloorArea\":\"900\",\"aboveGroundArea\":\"6500\"}],"
                        + "\"relocationGround\":\"GEOLOGY\",\"appliedOn\":\"2025-09-01\"}";
        String opening = office.ofCase(filing, "applicant7", form);
        FinanceOffice.permitService().body(opening).put(URL + id).then().statusCode(201);
        FinanceOffice.permitService().body(opening).put(URL + id).then().statusCode(200);
        FinanceOffice.permitService()
                .body(opening.replace("6500", "6501"))
                .put(URL + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_TAKEN"));
        FinanceOffice.permitService()
                .body(opening)
                .put(URL + UUID.randomUUID())
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_TAKEN"));
        assertThat(told(id)).containsExactly("ASSESSMENT_OPENED");
        // Nobody has reckoned it yet.
        office.confirmer()
                .post(URL + id + "/confirm")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_DRAFTED"));
        String tag =
                office.drafter()
                        .get(URL + id)
                        .then()
                        .body("filingId", equalTo(filing.toString()))
                        .body(
                                "determinations[0].inputs.buildings[0].aboveGroundArea",
                                equalTo("6500"))
                        .body("determinations[0].payable", nullValue())
                        .extract()
                        .header("ETag");
        office.drafter()
                .header("If-Match", tag)
                .body(request(project("")))
                .put(URL + id)
                .then()
                .statusCode(200)
                .body("filingId", equalTo(filing.toString()))
                .body("determinations[0].payable", equalTo("442000.00"));
        // The case's job may come again at any time.
        FinanceOffice.permitService().body(opening).put(URL + id).then().statusCode(200);
        office.confirmer().post(URL + id + "/confirm").then().statusCode(200);
        FinanceOffice.permitService().body(opening).put(URL + id).then().statusCode(200);
    }

    @Test
    void openedSideBySideThereIsOne() throws Exception {
        UUID id = UUID.randomUUID();
        String opening = office.ofCase(UUID.randomUUID(), "applicant7", project(""));
        Callable<Integer> open =
                () -> FinanceOffice.permitService().body(opening).put(URL + id).statusCode();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(List.of(open, open, open, open, open))) {
                answers.add(one.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 200, 200, 200, 200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(told(id)).containsExactly("ASSESSMENT_OPENED");
    }

    @Test
    void everythingWrongWithTheProjectIsToldAtOnce() {
        String project =
                "{\"buildings\":[{\"id\":\"A\",\"use\":\"OTHER\",\"floors\":0,\"firstFloorArea\":\"-1\","
                        + "\"aboveGroundArea\":\"1e30\",\"relief\":\"GIFT\"}],\"builtArea\":\"0.00001\"}";
        office.drafter()
                .body(request(project))
                .put(URL + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/project/buildings/0/floors",
                                "/project/buildings/0/firstFloorArea",
                                "/project/buildings/0/aboveGroundArea",
                                "/project/buildings/0/relief",
                                "/project/builtArea"));
        office.drafter()
                .body(request("{\"buildings\":[{\"id\":\"A\",\"relif\":\"SCHOOL\"}]}"))
                .put(URL + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/project/buildings/0/relif"));
        office.drafter()
                .body(request(project("")).replace("91430103MA4A000708", "91430103MA4A000709"))
                .put(URL + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/payer/identifier"));
        office.drafter()
                .body(request(project(",\"assessedOn\":\"2099-01-01\"")))
                .put(URL + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors.code", contains("IN_THE_FUTURE"));
        office.drafter()
                .body(request(project(",\"policyCode\":\"SAMPLE-QINGHAI\"")))
                .put(URL + UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("code", equalTo("POLICY_OF_ANOTHER_OFFICE"));
    }

    @Test
    void reliefIsGivenByACodeOfThePolicyAndOnPaper() {
        refused(project("6500", "HALF", EVIDENCE), "RELIEF_CODE_NEEDED");
        refused(project("6500", "SCHOOL", ""), "EVIDENCE_MISSING");
        refused(
                project("6500", "SCHOOL", EVIDENCE.replace("\"number\":\"示教〔2025〕3号\",", "")),
                "MISSING");
        refused(
                project("6500", "SCHOOL", EVIDENCE + ",\"basis\":\"ILLEGAL_NOT_BUILT\""),
                "NO_RELIEF_FOR_ARREARS");
        UUID id = UUID.randomUUID();
        office.drafter()
                .body(request(project("6500", "SCHOOL", EVIDENCE)))
                .put(URL + id)
                .then()
                .statusCode(201)
                .body("determinations[0].relief", equalTo("221000.00"))
                .body("determinations[0].evidence[0].number", equalTo("示教〔2025〕3号"));
        office.confirmer()
                .post(URL + id + "/confirm")
                .then()
                .body("account.relieved", equalTo("221000.00"))
                .body("account.outstanding", equalTo("221000.00"));
    }

    private void refused(String project, String code) {
        office.drafter()
                .body(request(project))
                .put(URL + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors.code", hasItem(code));
    }

    @Test
    void caseWithNothingToPayDoesNotWait() {
        Map<String, String> projects =
                Map.of(
                        "MUST_BUILD", project("").replace("\"GEOLOGY\"", "null"),
                        "NOT_REQUIRED", project("1500", "NONE", ""),
                        "BUILT_IN_FULL",
                                project("")
                                        .replace("\"builtArea\":\"0\"", "\"builtArea\":\"260\""));
        projects.forEach(
                (decision, project) -> {
                    UUID id = UUID.randomUUID();
                    office.drafter()
                            .body(request(project))
                            .put(URL + id)
                            .then()
                            .statusCode(201)
                            .body("determinations[0].decision", equalTo(decision))
                            .body("determinations[0].payable", equalTo("0.00"));
                    office.confirmer()
                            .post(URL + id + "/confirm")
                            .then()
                            .statusCode(200)
                            .body("state", equalTo("PAID"))
                            .body("payable", equalTo("0.00"));
                    assertThat(told(id))
                            .containsExactly(
                                    "ASSESSMENT_OPENED", "ASSESSMENT_CONFIRMED", "ASSESSMENT_PAID");
                });
    }

    @Test
    void plansThatGrowAreAssessedUpAndOwedAgain() {
        UUID id = office.confirmed();
        pay(id, "442000.00");
        office.reassess(id, project("7000", "NONE", "")).then().statusCode(200);
        // The same said again is the same; another change waits its turn.
        office.reassess(id, project("7000", "NONE", "")).then().statusCode(200);
        office.reassess(id, project("8000", "NONE", ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("REASSESSMENT_PENDING"));
        office.drafter()
                .get(URL + id)
                .then()
                .body("state", equalTo("PAID"))
                .body("payable", equalTo("442000.00"))
                .body("determinations", hasSize(2));
        office.drafter().post(URL + id + "/confirm").then().statusCode(409);
        office.confirmer()
                .post(URL + id + "/confirm")
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"))
                .body("payable", equalTo("476000.00"))
                .body("account.assessed", equalTo("476000.00"))
                .body("account.outstanding", equalTo("34000.00"));
        pay(id, "34000.00");
        assertThat(told(id))
                .containsExactly(
                        "ASSESSMENT_OPENED",
                        "ASSESSMENT_CONFIRMED",
                        "ASSESSMENT_PAID",
                        "ASSESSMENT_CONFIRMED",
                        "ASSESSMENT_REOPENED",
                        "ASSESSMENT_PAID");
    }

    @Test
    void plansThatShrinkAreAssessedDownAndOverpaid() {
        UUID id = office.confirmed();
        pay(id, "442000.00");
        office.reassess(id, project("6000", "NONE", "")).then().statusCode(200);
        office.confirmer()
                .post(URL + id + "/confirm")
                .then()
                .statusCode(200)
                .body("state", equalTo("PAID"))
                .body("account.assessed", equalTo("408000.00"))
                .body("account.overpaid", equalTo("34000.00"))
                .body("account.outstanding", equalTo("0.00"));
        assertThat(told(id)).endsWith("ASSESSMENT_CONFIRMED", "ASSESSMENT_PAID");
    }

    @Test
    void whatIsNotConfirmedIsNotReassessed() {
        office.reassess(office.drafted(), project("6000", "NONE", ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_CONFIRMED"));
    }

    @Test
    void twoPeopleMakeItVoidAndWhatWasBookedIsTakenBack() {
        UUID id = office.confirmed();
        pay(id, "1000.00");
        office.confirmer()
                .post(URL + id + "/void/confirm")
                .then()
                .statusCode(409)
                .body("code", equalTo("VOID_NOT_ASKED"));
        office.drafter()
                .body("{\"reason\":\"项目取消\"}")
                .post(URL + id + "/void")
                .then()
                .statusCode(200);
        office.drafter()
                .post(URL + id + "/void/confirm")
                .then()
                .statusCode(409)
                .body("code", equalTo("FOUR_EYES"));
        for (int i = 0; i < 2; i++) {
            office.confirmer()
                    .post(URL + id + "/void/confirm")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("VOID"))
                    .body("account.assessed", equalTo("0.00"))
                    .body("account.overpaid", equalTo("1000.00"));
        }
        assertThat(told(id)).containsOnlyOnce("ASSESSMENT_VOIDED");
        office.reassess(id, project(""))
                .then()
                .statusCode(409)
                .body("code", equalTo("ASSESSMENT_VOID"));
    }

    @Test
    void moneyThatComesLateCostsWhatThePolicySays() {
        UUID id = office.confirmed();
        UUID payment = UUID.randomUUID();
        LocalDate today = LocalDate.now(clock);
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            Assessment assessment = assessments.locked(id).orElseThrow();
                            Ledger.Deed deed =
                                    new Ledger.Deed(
                                            id,
                                            assessment.officeCode(),
                                            payment,
                                            today,
                                            "collector");
                            BigDecimal sum = new BigDecimal("450840.00");
                            lateFees.charge(assessment, deed, sum, assessment.dueOn());
                            lateFees.charge(assessment, deed, sum, assessment.dueOn().plusDays(10));
                            Ledger.Booked booked = ledger.pay(deed, sum);
                            assessments.settle(
                                    assessment, booked.account().outstanding(), today, "collector");
                        });
        // 2‰ a day of 442,000.00, ten days.
        office.drafter()
                .get(URL + id)
                .then()
                .body("state", equalTo("PAID"))
                .body("account.late", equalTo("8840.00"))
                .body("account.overpaid", equalTo("0.00"))
                .body("lateFees[0].principal", equalTo("442000.00"))
                .body("lateFees[0].amount", equalTo("8840.00"));
        QuarkusTransaction.requiringNew()
                .run(() -> lateFees.takeBack(id, payment, today, "finance1", "退票"));
        office.drafter()
                .get(URL + id)
                .then()
                .body("account.late", equalTo("0.00"))
                .body("lateFees", hasSize(0));
    }

    @Test
    void oldAssessmentComesOutTheSameWhateverThePolicySaysNow() {
        UUID id = office.confirmed();
        office.reassess(id, project("7000", "SCHOOL", EVIDENCE)).then().statusCode(200);
        office.confirmer().post(URL + id + "/confirm").then().statusCode(200);
        String url = "/api/fees/policies/" + office.policy() + "/draft";
        String dearer =
                "{\"name\":\"示范市易地建设费\",\"document\":\"示范价〔2026〕9号\",\"policy\":{"
                        + "\"areaModel\":\"NATIONAL_2003_18\",\"keyCity\":true,\"ratio\":\"0.05\","
                        + "\"rates\":{\"6\":\"9000\",\"6B\":\"9000\"}}}";
        office.drafter().body(dearer).put(url).then().statusCode(201);
        office.drafter()
                .body(Map.of("effectiveFrom", LocalDate.now(clock).plusDays(1).toString()))
                .post(url + "/publish")
                .then()
                .statusCode(200);
        FinanceOffice.as(Tokens.central("auditor1", "auditor"))
                .get(URL + id + "/recalculation")
                .then()
                .statusCode(200)
                .body("same", equalTo(true))
                .body("determinations.gross", contains("442000.00", "476000.00"))
                .body("determinations.relief", contains("0.00", "238000.00"))
                .body("determinations.policyVersion", contains(1, 1));
    }

    @Test
    void listShowsTheOfficeItsOwnAndTheApplicantHisOwn() throws Exception {
        String owner = "applicant-" + UUID.randomUUID();
        UUID filing = UUID.randomUUID();
        UUID ofCase = UUID.randomUUID();
        FinanceOffice.permitService()
                .body(office.ofCase(filing, owner, project("")))
                .put(URL + ofCase)
                .then()
                .statusCode(201);
        UUID second = office.confirmed();
        UUID third = office.drafted();
        String list = "/api/fees/assessments?limit=2";
        JsonNode first =
                read(office.drafter().get(list).then().statusCode(200).extract().asString());
        assertThat(first.path("items").findValuesAsText("id"))
                .containsExactly(ofCase.toString(), second.toString());
        assertThat(first.at("/items/1/account/outstanding").asText()).isEqualTo("442000.00");
        assertThat(first.toString()).doesNotContain("91430103MA4A000708");
        office.drafter()
                .get(list + "&cursor=" + first.path("next").asText())
                .then()
                .body("items.id", contains(third.toString()))
                .body("next", nullValue());
        office.drafter()
                .get("/api/fees/assessments?state=CONFIRMED")
                .then()
                .body("items.id", contains(second.toString()));
        office.drafter().get("/api/fees/assessments?cursor=bm8").then().statusCode(400);
        office.drafter().get("/api/fees/assessments?limit=x").then().statusCode(400);
        var applicant = FinanceOffice.as(Tokens.applicant(owner));
        applicant.get("/api/fees/assessments").then().body("items.id", contains(ofCase.toString()));
        applicant.get(URL + ofCase).then().statusCode(200).body("determinations", hasSize(0));
        applicant.get(URL + second).then().statusCode(404);
        applicant.post(URL + second + "/notice").then().statusCode(404);
    }

    private static JsonNode read(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    @Test
    void onlyFinanceOfTheOfficeActsAndTheAuditorReads() {
        UUID id = office.confirmed();
        FinanceOffice other = new FinanceOffice();
        String change = "{\"reason\":\"x\",\"project\":" + project("") + "}";
        for (String act : List.of("/confirm", "/reassess", "/void", "/void/confirm")) {
            String body =
                    act.equals("/reassess")
                            ? change
                            : act.equals("/void") ? "{\"reason\":\"x\"}" : "";
            other.confirmer().body(body).post(URL + id + act).then().statusCode(404);
            for (String role :
                    List.of(
                            "applicant",
                            "clerk",
                            "reviewer",
                            "chief",
                            "auditor",
                            "supervisor",
                            "service",
                            "admin")) {
                FinanceOffice.as(Tokens.staff("x", office.code(), role))
                        .body(body)
                        .post(URL + id + act)
                        .then()
                        .statusCode(403);
            }
            io.restassured.RestAssured.given()
                    .contentType("application/json")
                    .body(body)
                    .post(URL + id + act)
                    .then()
                    .statusCode(401);
        }
        other.drafter().get(URL + id).then().statusCode(404);
        other.drafter().get(URL + id + "/recalculation").then().statusCode(404);
        var auditor = FinanceOffice.as(Tokens.central("auditor1", "auditor"));
        auditor.get(URL + id).then().statusCode(200);
        auditor.post(URL + id + "/notice").then().statusCode(200);
        auditor.body(request(project(""))).put(URL + UUID.randomUUID()).then().statusCode(403);
        FinanceOffice.permitService().get(URL + id).then().statusCode(403);
        FinanceOffice.permitService().get("/api/fees/events").then().statusCode(200);
        office.drafter().get("/api/fees/events").then().statusCode(403);
        // An officer opens none for a case, and the case's account none without.
        office.drafter()
                .body(office.ofCase(UUID.randomUUID(), "a", project("")))
                .put(URL + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/filingId"));
        FinanceOffice.permitService()
                .body(request(project("")))
                .put(URL + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/filingId", "/officeCode", "/owner"));
    }

    @Test
    void numberOfAPersonIsMaskedForTheAuditor() {
        String body =
                request(project(""))
                        .replace("ENTERPRISE", "PERSON")
                        .replace("91430103MA4A000708", "11010519491231002X");
        UUID id = UUID.randomUUID();
        office.drafter().body(body).put(URL + id).then().statusCode(201);
        FinanceOffice.as(Tokens.central("auditor1", "auditor"))
                .get(URL + id)
                .then()
                .body("payer.identifier", equalTo("110***********002X"))
                .body("payer.identifier", not(equalTo("11010519491231002X")));
    }

    /** 30 natural days, moved on from a weekend; no holidays are announced here. */
    private LocalDate lastDay() {
        LocalDate day = LocalDate.now(clock).plusDays(30);
        while (day.getDayOfWeek().getValue() > 5) {
            day = day.plusDays(1);
        }
        return day;
    }
}
