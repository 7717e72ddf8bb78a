package org.onevisit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onevisit.local.Part;

/**
 * fee-service and permit-service are killed in turn while cases are assessed, paid and told:
 * nothing is lost and nothing counts twice. {@code -Donevisit.kills=50} for the long run.
 */
@ExtendWith(Stage.Given.class)
class KilledLevyIT {

    private static final int KILLS = Integer.getInteger("onevisit.kills", 4);
    private static final long SEED = Long.getLong("onevisit.seed", 20250926);
    private static final int DESKS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final List<String> TOLD_TO_THE_CASE =
            List.of("FEE_OPENED", "FEE_ASSESSED", "FEE_COLLECTED", "FEE_PAID");
    private static final List<String> TOLD_BY_THE_FEE =
            List.of(
                    "ASSESSMENT_OPENED",
                    "ASSESSMENT_CONFIRMED",
                    "PAYMENT_BOOKED",
                    "ASSESSMENT_PAID");

    private final AtomicBoolean over = new AtomicBoolean();
    private final RandomGenerator chance = new java.util.Random(SEED);

    @Test
    void nothingIsLostAndNothingCountsTwice(Stage stage) throws Exception {
        JsonNode item = stage.item("430103", "易地建设审批");
        ExecutorService desks = Executors.newFixedThreadPool(DESKS);
        List<Future<List<Case>>> atWork = new ArrayList<>();
        for (int desk = 0; desk < DESKS; desk++) {
            atWork.add(desks.submit(() -> work(stage, item)));
        }
        killInTurn(stage);
        over.set(true);
        List<Case> handled = new ArrayList<>();
        for (Future<List<Case>> desk : atWork) {
            handled.addAll(desk.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
        desks.shutdown();
        System.out.printf("%d kills, %d cases paid%n", KILLS, handled.size());
        assertThat(handled).hasSizeGreaterThanOrEqualTo(DESKS);
        eachCountedOnce(stage, handled);
    }

    private void killInTurn(Stage stage) {
        for (int i = 0; i < KILLS; i++) {
            LockSupport.parkNanos(Duration.ofMillis(chance.nextLong(500, 4000)).toNanos());
            Part part = stage.part(i % 2 == 0 ? "fee-service" : "permit-service");
            part.kill();
            part.start();
            part.awaitReady();
        }
    }

    /** One desk: case after case, until the killing is over; the last one is finished too. */
    private List<Case> work(Stage stage, JsonNode item) {
        List<Case> handled = new ArrayList<>();
        do {
            handled.add(handle(stage, item));
        } while (!over.get());
        return handled;
    }

    private static Case handle(Stage stage, JsonNode item) {
        Office office = stage.office();
        Case filed = insist(() -> Case.drafted(stage.as("applicant1"), item));
        until(filed::submit);
        untilState(filed, "ACCEPTED", () -> office.accept(filed));
        untilState(filed, "REVIEWED", () -> office.pass(filed));
        untilState(filed, "GRANTED", () -> office.grant(filed));
        Levy levy = Levy.of(filed, stage);
        wait(() -> !levy.shown().isNull());
        wait(() -> drafted(levy) || levy.draft().status() == 200);
        until(levy::confirm);
        String payable = insist(() -> levy.view().path("payable").asText());
        String externalId = "K-" + filed.id();
        wait(() -> levy.pay(payable, externalId).status() / 100 == 2);
        // The collector reports it once more; that changes nothing.
        wait(() -> levy.pay(payable, externalId).status() / 100 == 2);
        wait(() -> levy.shown().path("state").asText().equals("PAID"));
        return filed;
    }

    private static boolean drafted(Levy levy) {
        return levy.view().at("/determinations/0/draftedBy").isTextual();
    }

    private static void until(Supplier<Answer> deed) {
        wait(() -> deed.get().status() == 200);
    }

    /** An answer may be lost with the service that gave it: what counts is how the case stands. */
    private static void untilState(Case filed, String state, Supplier<Answer> deed) {
        wait(() -> filed.state().equals(state) || deed.get().status() == 200);
    }

    private static void wait(Supplier<Boolean> done) {
        insist(
                () -> {
                    if (!done.get()) {
                        throw new AssertionError("not yet");
                    }
                    return true;
                });
    }

    /** Tries until it comes about; whoever is away will be back. */
    private static <T> T insist(Supplier<T> deed) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return deed.get();
            } catch (AssertionError | UncheckedIOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private static void eachCountedOnce(Stage stage, List<Case> handled) {
        Map<String, List<String>> told = feed(stage);
        for (Case one : handled) {
            Levy levy = Levy.of(one, stage);
            JsonNode assessment = levy.view();
            assertThat(assessment.path("state").asText()).isEqualTo("PAID");
            assertThat(assessment.at("/account/paid")).isEqualTo(assessment.path("payable"));
            assertThat(assessment.at("/account/assessed")).isEqualTo(assessment.path("payable"));
            assertThat(assessment.at("/account/overpaid").asText()).isEqualTo("0.00");
            assertThat(told.get(assessment.path("id").asText()))
                    .containsExactlyElementsOf(TOLD_BY_THE_FEE);
            assertThat(one.timeline().stream().filter(TOLD_TO_THE_CASE::contains))
                    .containsExactlyInAnyOrderElementsOf(TOLD_TO_THE_CASE);
            assertThat(
                            stage.as("chief1")
                                    .get(one.path() + "/diagram")
                                    .expect(200)
                                    .json()
                                    .path("active")
                                    .toString())
                    .doesNotContain("fee_paid")
                    .doesNotContain("assess_fee");
        }
    }

    /** What fee-service has told, by assessment; its numbers have no gap. */
    private static Map<String, List<String>> feed(Stage stage) {
        Map<String, List<String>> told = new TreeMap<>();
        long last = 0;
        while (true) {
            JsonNode items =
                    stage.as("auditor1")
                            .get("/api/fees/events?limit=500&after=" + last)
                            .expect(200)
                            .json()
                            .path("items");
            if (items.isEmpty()) {
                return told;
            }
            for (JsonNode event : items) {
                assertThat(event.path("seq").asLong()).isEqualTo(++last);
                told.computeIfAbsent(event.path("subject").asText(), any -> new ArrayList<>())
                        .add(event.path("kind").asText());
            }
        }
    }
}
