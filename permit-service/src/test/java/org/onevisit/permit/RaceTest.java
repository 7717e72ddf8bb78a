package org.onevisit.permit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** What comes at the same instant comes one after the other, and nobody is told of an error. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class RaceTest {

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    @Test
    void ofTwoOfficersWhoCompleteATaskOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID id = CaseDriver.submitted(CaseDriver.ITEM);
            String task = "/api/permits/tasks/" + CaseDriver.task(id) + "/complete";
            List<Response> answers =
                    atOnce(
                            () -> CaseDriver.clerk().body(Map.of("action", "ACCEPT")).post(task),
                            () -> clerk2().body(Map.of("action", "ACCEPT")).post(task));
            assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 409);
            assertThat(codes(answers)).containsAnyOf("TASK_CLOSED", "TASK_TAKEN");
        }
    }

    @Test
    void theSameCompletionTwiceAtOnceIsDoneOnce() throws Exception {
        UUID id = CaseDriver.submitted(CaseDriver.ITEM);
        String task = "/api/permits/tasks/" + CaseDriver.task(id) + "/complete";
        Callable<Response> accept =
                () -> CaseDriver.clerk().body(Map.of("action", "ACCEPT")).post(task);
        assertThat(statuses(atOnce(accept, accept, accept))).containsOnly(200);
        assertThat(
                        CaseDriver.clerk()
                                .get(CaseDriver.url(id) + "/timeline")
                                .jsonPath()
                                .getList("items.kind"))
                .containsOnlyOnce("ACCEPTED");
    }

    @Test
    void submittingAtOnceGivesOneCaseNumber() throws Exception {
        UUID id = UUID.randomUUID();
        CaseDriver.put(id, CaseDriver.draft(CaseDriver.ITEM), 201);
        CaseDriver.upload(id, "M01", "a.pdf", CaseDriver.PDF).then().statusCode(201);
        CaseDriver.upload(id, "M02", "b.pdf", CaseDriver.PDF).then().statusCode(201);
        Callable<Response> submit =
                () -> CaseDriver.applicant().post(CaseDriver.url(id) + "/submit");
        List<Response> answers = atOnce(submit, submit, submit, submit);
        assertThat(statuses(answers)).containsOnly(200);
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
    }

    @Test
    void theSameNewIdAtOnceIsCreatedOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID id = UUID.randomUUID();
            Callable<Response> put =
                    () ->
                            CaseDriver.applicant()
                                    .body(CaseDriver.draft(CaseDriver.ITEM).toString())
                                    .put(CaseDriver.url(id));
            assertThat(statuses(atOnce(put, put, put))).containsExactlyInAnyOrder(201, 200, 200);
        }
    }

    @Test
    void ofTwoApplicantsWithOneIdOneIsTold() throws Exception {
        UUID id = UUID.randomUUID();
        String draft = CaseDriver.draft(CaseDriver.ITEM).toString();
        List<Response> answers =
                atOnce(
                        () -> CaseDriver.applicant().body(draft).put(CaseDriver.url(id)),
                        () ->
                                CaseDriver.as(Tokens.applicant("applicant2"))
                                        .body(draft)
                                        .put(CaseDriver.url(id)));
        assertThat(statuses(answers)).containsExactlyInAnyOrder(201, 409);
        assertThat(codes(answers)).contains("ID_TAKEN");
    }

    @Test
    void ofTwoChangesOfADraftTheSecondIsStale() throws Exception {
        UUID id = UUID.randomUUID();
        CaseDriver.put(id, CaseDriver.draft(CaseDriver.ITEM), 201);
        String read = CaseDriver.applicant().get(CaseDriver.url(id)).header("ETag");
        List<Response> answers =
                atOnce(() -> change(id, read, "MOBILE"), () -> change(id, read, "MAIL"));
        assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 412);
        assertThat(codes(answers)).contains("STALE_VERSION");
    }

    @Test
    void ofTwoClaimsOneWins() throws Exception {
        UUID id = CaseDriver.submitted(CaseDriver.ITEM);
        String claim = "/api/permits/tasks/" + CaseDriver.task(id) + "/claim";
        List<Response> answers =
                atOnce(() -> CaseDriver.clerk().post(claim), () -> clerk2().post(claim));
        assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 409);
        assertThat(codes(answers)).contains("TASK_TAKEN");
    }

    @Test
    void withdrawalAndDecisionExcludeEachOther() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID id = CaseDriver.reviewed(CaseDriver.ITEM);
            String task = "/api/permits/tasks/" + CaseDriver.task(id) + "/complete";
            List<Response> answers =
                    atOnce(
                            () -> CaseDriver.applicant().post(CaseDriver.url(id) + "/withdraw"),
                            () -> CaseDriver.chief().body(Map.of("action", "GRANT")).post(task));
            assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 409);
            assertThat(CaseDriver.view(id).path("state").asText()).isIn("WITHDRAWN", "GRANTED");
        }
    }

    @Test
    void answersToANoticeAtOnceCompleteItOnce() throws Exception {
        UUID id = CaseDriver.submitted(CaseDriver.ITEM);
        CaseDriver.complete(
                        CaseDriver.clerk(),
                        id,
                        Map.of(
                                "action",
                                "REQUEST_SUPPLEMENT",
                                "items",
                                List.of(need("M01"), need("M02"))))
                .then()
                .statusCode(200);
        List<Response> answers = atOnce(() -> explain(id, "M01"), () -> explain(id, "M02"));
        assertThat(statuses(answers)).containsOnly(200);
        assertThat(CaseDriver.view(id).path("state").asText()).isEqualTo("SUPPLEMENTED");
        assertThat(CaseDriver.view(id).path("currentTasks")).hasSize(1);
        explain(id, "M01").then().statusCode(200);
        CaseDriver.applicant()
                .body(Map.of("items", List.of(Map.of("materialCode", "M01", "answer", "另有说明"))))
                .post(CaseDriver.url(id) + "/supplement")
                .then()
                .statusCode(409);
    }

    @Test
    void theSameFileAtOnceIsKeptOnce() throws Exception {
        UUID id = UUID.randomUUID();
        CaseDriver.put(id, CaseDriver.draft(CaseDriver.ITEM), 201);
        Callable<Response> put = () -> CaseDriver.upload(id, "M01", "a.pdf", CaseDriver.PDF);
        assertThat(statuses(atOnce(put, put, put))).containsExactlyInAnyOrder(201, 200, 200);
    }

    @Test
    void casesSubmittedAtOnceHaveDifferentNumbers() throws Exception {
        Callable<Response> submitted =
                () -> {
                    UUID id = CaseDriver.submitted(CaseDriver.ITEM);
                    return CaseDriver.applicant().post(CaseDriver.url(id) + "/submit");
                };
        List<Response> answers = atOnce(submitted, submitted, submitted, submitted, submitted);
        assertThat(answers.stream().map(a -> a.jsonPath().getString("caseNo")).distinct())
                .hasSize(5);
    }

    private static Response change(UUID id, String read, String channel) {
        return CaseDriver.applicant()
                .header("If-Match", read)
                .body(CaseDriver.draft(CaseDriver.ITEM).put("channel", channel).toString())
                .put(CaseDriver.url(id));
    }

    private static Response explain(UUID id, String materialCode) {
        return CaseDriver.applicant()
                .body(
                        Map.of(
                                "items",
                                List.of(Map.of("materialCode", materialCode, "answer", "已盖章"))))
                .post(CaseDriver.url(id) + "/supplement");
    }

    private static Map<String, String> need(String materialCode) {
        return Map.of(
                "materialCode", materialCode, "defect", "缺章", "basis", "指南", "howToFix", "补盖");
    }

    private static io.restassured.specification.RequestSpecification clerk2() {
        return CaseDriver.as(Tokens.staff("clerk2", CaseDriver.OFFICE, "clerk"));
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).toList();
    }

    private static HashSet<String> codes(List<Response> answers) {
        HashSet<String> codes = new HashSet<>();
        answers.forEach(answer -> codes.add(answer.jsonPath().getString("code")));
        return codes;
    }

    @SafeVarargs
    private static List<Response> atOnce(Callable<Response>... calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.length);
        CyclicBarrier start = new CyclicBarrier(calls.length);
        try {
            List<Future<Response>> running = new ArrayList<>();
            for (Callable<Response> call : calls) {
                running.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return call.call();
                                }));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
