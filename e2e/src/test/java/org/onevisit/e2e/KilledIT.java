package org.onevisit.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onevisit.local.Part;

/** permit-service is killed while it works: nothing half done, nothing lost that was answered. */
@ExtendWith(Stage.Given.class)
class KilledIT {

    private static final int CASES = 60;
    private static final int CLIENTS = 12;
    private static final int ANSWERED_BEFORE = 10;

    @Test
    void aFilingIsEitherADraftOrReceivedInFullWhenTheServiceIsKilled(Stage stage) throws Exception {
        Person applicant = stage.as("applicant1");
        JsonNode item = stage.item("430103", "易地建设审批");
        List<Case> drafts = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            drafts.add(Case.drafted(applicant, item));
        }
        Map<Case, JsonNode> receipts = submitUntilKilled(drafts, stage.part("permit-service"));
        stage.part("permit-service").start();
        stage.part("permit-service").awaitReady();

        assertThat(receipts.size()).as("answered before").isBetween(ANSWERED_BEFORE, CASES - 1);
        for (Case filed : drafts) {
            if (filed.state().equals("DRAFT")) {
                assertThat(receipts).as("a receipt was given").doesNotContainKey(filed);
                assertNothingCameOf(filed);
                filed.submit().expect(200);
            } else if (receipts.containsKey(filed)) {
                assertThat(filed.submit().expect(200).json()).isEqualTo(receipts.get(filed));
            }
            assertReceivedInFull(filed, applicant);
        }
        assertEachReceivedOnce(drafts, stage);
        // The cases go on as if nothing had been.
        Case one = drafts.get(0);
        stage.office().accept(one).expect(200);
        assertThat(one.step()).isEqualTo("REVIEW");
    }

    private static Map<Case, JsonNode> submitUntilKilled(List<Case> drafts, Part service)
            throws InterruptedException {
        Map<Case, JsonNode> receipts = new ConcurrentHashMap<>();
        CountDownLatch answered = new CountDownLatch(ANSWERED_BEFORE);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (Case draft : drafts) {
            clients.execute(
                    () -> {
                        try {
                            Answer answer = draft.submit();
                            if (answer.status() == 200) {
                                receipts.put(draft, answer.json());
                                answered.countDown();
                            }
                        } catch (UncheckedIOException e) {
                            // No answer: either of both may have happened.
                        }
                    });
        }
        assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
        service.kill();
        clients.shutdown();
        assertThat(clients.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
        return receipts;
    }

    private static void assertNothingCameOf(Case filed) {
        JsonNode view = filed.view();
        assertThat(view.path("caseNo").isNull()).isTrue();
        assertThat(view.path("currentTasks")).isEmpty();
        assertThat(filed.timeline()).doesNotContain("RECEIVED");
        assertThat(filed.documents()).isEmpty();
    }

    private static void assertReceivedInFull(Case filed, Person applicant) {
        JsonNode view = filed.view();
        assertThat(view.path("state").asText()).isEqualTo("RECEIVED");
        assertThat(view.path("caseNo").asText()).isNotEmpty();
        assertThat(filed.step()).isEqualTo("INTAKE");
        assertThat(filed.timeline()).containsOnlyOnce("RECEIVED");
        assertThat(filed.documents().findValuesAsText("kind")).containsExactly("RECEIPT");
        for (String material : filed.specimen().materials()) {
            assertThat(applicant.get(filed.file(material)).expect(200).body())
                    .isEqualTo(filed.content(material));
        }
    }

    /** In the feed that figures are folded from, and without a gap. */
    private static void assertEachReceivedOnce(List<Case> filed, Stage stage) {
        Person supervisor = stage.as("supervisor1");
        Map<String, Integer> received = new ConcurrentHashMap<>();
        long last = 0;
        while (true) {
            JsonNode stretch =
                    supervisor
                            .get("/api/supervision/events?limit=500&after=" + last)
                            .expect(200)
                            .json();
            for (JsonNode event : stretch.path("items")) {
                assertThat(event.path("seq").asLong()).isEqualTo(++last);
                if (event.path("kind").asText().equals("RECEIVED")) {
                    received.merge(event.path("subject").asText(), 1, Integer::sum);
                }
            }
            if (stretch.path("items").isEmpty()) {
                break;
            }
        }
        for (Case one : filed) {
            assertThat(received.get(one.id().toString())).as("RECEIVED of %s", one.id()).isOne();
        }
    }

    @Test
    void permitServiceStartsWithoutTheCatalogueAndCatchesUp(Stage stage) {
        Person applicant = stage.as("applicant2");
        Person editor = stage.as("editor1");
        JsonNode item = stage.item("430103", "平时使用");
        String address = "/api/catalog/items/" + item.path("itemCode").asText();
        int old = item.path("version").asInt();
        Case before = Case.submitted(applicant, item);

        stage.part("catalog-service").stop();
        stage.part("permit-service").kill();
        stage.part("permit-service").start();
        stage.part("permit-service").awaitReady();
        // What is known goes on without the catalogue.
        Case meanwhile = Case.submitted(applicant, item);
        assertThat(meanwhile.view().path("itemVersion").asInt()).isEqualTo(old);
        stage.part("catalog-service").start();
        stage.part("catalog-service").awaitReady();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> editor.put(address + "/draft", item, "*").status() / 100 == 2);
        editor.post(address + "/draft/publish", Map.of()).expect(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(
                                                Case.submitted(applicant, item)
                                                        .view()
                                                        .path("itemVersion")
                                                        .asInt())
                                        .isEqualTo(old + 1));
        stage.office().accept(before).expect(200);
        assertThat(before.view().path("itemVersion").asInt()).isEqualTo(old);
    }
}
