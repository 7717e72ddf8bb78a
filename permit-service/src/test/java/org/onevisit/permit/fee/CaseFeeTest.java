package org.onevisit.permit.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.process.Processes;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** The levy behind a decision: asked for by a job, told by the feed, and never in the way. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class CaseFeeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String INCIDENTS = "/api/permits/incidents";

    @Inject CaseFees fees;
    @Inject Processes processes;
    @Inject Events events;
    @Inject EntityManager database;

    @ConfigProperty(name = SuiteResource.NEIGHBOUR)
    URI neighbour;

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    private static UUID granted() {
        UUID id = CaseDriver.reviewed(CaseDriver.LEVY_ITEM);
        CaseDriver.complete(CaseDriver.chief(), id, Map.of("action", "GRANT"))
                .then()
                .statusCode(200);
        return id;
    }

    private static void deliver(UUID id) {
        CaseDriver.complete(
                        CaseDriver.clerk(), id, Map.of("action", "DELIVERED", "method", "WINDOW"))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse incidents() {
        return CaseDriver.chief().get(INCIDENTS + "?limit=200").then().statusCode(200);
    }

    private static Map<String, Object> incident(UUID id) {
        List<Map<String, Object>> found =
                incidents().extract().path("items.findAll { it.filingId == '" + id + "' }");
        return found.isEmpty() ? Map.of() : found.get(0);
    }

    private static JsonNode fee(UUID id) {
        return CaseDriver.view(id).path("fee");
    }

    private static String active(UUID id) {
        return CaseDriver.chief()
                .get(CaseDriver.url(id) + "/diagram")
                .then()
                .statusCode(200)
                .extract()
                .path("active")
                .toString();
    }

    private void tell(UUID id, String kind, Map<String, Object> further) {
        Map<String, Object> data = new java.util.HashMap<>(further);
        data.put("filingId", id.toString());
        JsonNode event = JSON.valueToTree(Map.of("kind", kind, "data", data));
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            UUID paid = fees.take(event);
                            if (paid != null) {
                                processes.feePaid(paid);
                            }
                        });
    }

    /** The engine's row of the step that opens the assessment. */
    private String job(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                (String)
                                        database.createNativeQuery(
                                                        "select cast(j as text) from act_ru_job j join act_ru_execution e"
                                                                + " on e.id_ = j.process_instance_id_ where e.business_key_ = ?1")
                                                .setParameter(1, id.toString())
                                                .getSingleResult());
    }

    private List<String> told(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> events.of(id, 0, 200).stream().map(Events.Told::kind).toList());
    }

    @Test
    void decisionStandsWhileFeeServiceIsAway() throws IOException {
        UUID id = granted();
        assertThat(CaseDriver.view(id).path("certificate").path("certificateNo").asText())
                .isNotEmpty();
        await().atMost(PATIENCE).until(() -> "STOPPED".equals(incident(id).get("state")));
        assertThat(incident(id))
                .containsEntry("element", "assess_fee")
                .containsEntry("kind", "STEP");
        assertThat(told(id)).containsOnlyOnce("STEP_STOPPED");
        assertThat(fee(id).isNull()).isTrue();

        // Neither this case's delivery nor another case is held up, and the step is left as it is:
        // who changed it would be in the way of the engine, which is about to try it again.
        String job = job(id);
        deliver(id);
        assertThat(job(id)).isEqualTo(job);
        UUID other = CaseDriver.reviewed(CaseDriver.ITEM);
        CaseDriver.complete(CaseDriver.chief(), other, Map.of("action", "GRANT"))
                .then()
                .statusCode(200);

        try (FeeServiceNear near = new FeeServiceNear(neighbour)) {
            String retry = INCIDENTS + "/" + incident(id).get("id") + "/retry";
            CaseDriver.chief().post(retry).then().statusCode(204);
            await().atMost(PATIENCE).until(() -> !fee(id).isNull());
            assertThat(fee(id).path("state").asText()).isEqualTo("OPENED");
            String path = "/api/fees/assessments/" + CaseFees.assessmentOf(id);
            assertThat(near.opened()).containsOnlyOnce(path);
            JsonNode asked = JSON.readTree(near.asked().get(near.opened().indexOf(path)));
            assertThat(asked.path("materials")).as("files of the case").isNotEmpty();
            assertThat(asked.path("materials").get(0).path("sha256").asText()).hasSize(64);
            incidents().body("items.filingId", not(hasItem(id.toString())));
            CaseDriver.chief().post(retry).then().statusCode(404);
            assertThat(active(id)).as("delivered and not paid").isEqualTo("[fee_paid]");
            tell(id, "ASSESSMENT_CONFIRMED", Map.of("assessmentNo", "N4", "payable", "1.00"));
            tell(id, "ASSESSMENT_PAID", Map.of("paidOn", "2026-03-02"));
            assertThat(active(id)).as("delivered and paid: over").isEqualTo("[]");
        }
        assertThat(told(id)).containsOnlyOnce("FEE_OPENED", "RETRIED");
    }

    @Test
    void fullPaymentIsAMessageToTheCaseAndCountsOnce() throws IOException {
        try (FeeServiceNear near = new FeeServiceNear(neighbour)) {
            UUID id = granted();
            await().atMost(PATIENCE).until(() -> active(id).contains("fee_paid"));
            assertThat(near.opened()).isNotEmpty();
            tell(id, "ASSESSMENT_CONFIRMED", Map.of("assessmentNo", "N1", "payable", "1200.50"));
            assertThat(fee(id).path("payable").asText()).isEqualTo("1200.50");
            tell(id, "ASSESSMENT_PAID", Map.of("paidOn", "2026-03-02"));
            assertThat(fee(id).path("state").asText()).isEqualTo("PAID");
            assertThat(fee(id).path("paidOn").asText()).isEqualTo("2026-03-02");
            assertThat(active(id)).doesNotContain("fee_paid").contains("deliver");
            assertThat(told(id)).containsOnlyOnce("FEE_PAID");

            // Assessed upwards afterwards: the case shows it, the process does not go back.
            tell(id, "ASSESSMENT_REOPENED", Map.of());
            assertThat(fee(id).path("state").asText()).isEqualTo("CONFIRMED");
            tell(id, "ASSESSMENT_PAID", Map.of("paidOn", "2026-03-05"));
            assertThat(fee(id).path("paidOn").asText()).isEqualTo("2026-03-05");

            deliver(id);
            assertThat(active(id)).as("paid and delivered: over").isEqualTo("[]");
        }
    }

    @Test
    void paymentThatComesBeforeTheCaseWaitsIsNotLost() throws IOException {
        UUID id = granted();
        await().atMost(PATIENCE).until(() -> "STOPPED".equals(incident(id).get("state")));
        tell(id, "ASSESSMENT_CONFIRMED", Map.of("assessmentNo", "N2", "payable", "1.00"));
        tell(id, "ASSESSMENT_PAID", Map.of("paidOn", "2026-03-02"));
        try (FeeServiceNear near = new FeeServiceNear(neighbour)) {
            CaseDriver.as(Tokens.central("admin1", "admin"))
                    .post(INCIDENTS + "/" + incident(id).get("id") + "/retry")
                    .then()
                    .statusCode(204);
            await().atMost(PATIENCE).until(() -> active(id).equals("[deliver]"));
            assertThat(near.opened()).isNotEmpty();
        }
        assertThat(fee(id).path("state").asText()).isEqualTo("PAID");
    }

    @Test
    void moneyThatComesInAndGoesBackIsToldForTheFigures() {
        UUID id = granted();
        tell(id, "ASSESSMENT_CONFIRMED", Map.of("assessmentNo", "N3", "payable", "100.00"));
        tell(id, "PAYMENT_BOOKED", Map.of("amount", "120.00", "paidOn", "2026-03-02"));
        tell(id, "REFUND_PAID", Map.of("amount", "20.00", "paidOn", "2026-03-09"));
        List<String> collected =
                QuarkusTransaction.requiringNew()
                        .call(
                                () ->
                                        events.of(id, 0, 200).stream()
                                                .filter(e -> e.kind().equals("FEE_COLLECTED"))
                                                .map(Events.Told::data)
                                                .toList());
        assertThat(collected)
                .containsExactly(
                        "{\"on\": \"2026-03-02\", \"amount\": \"120.00\"}",
                        "{\"on\": \"2026-03-09\", \"amount\": \"-20.00\"}");
    }

    @Test
    void caseWaitsForNoPaymentOnceItsAssessmentIsVoid() throws IOException {
        try (FeeServiceNear near = new FeeServiceNear(neighbour)) {
            UUID id = granted();
            await().atMost(PATIENCE).until(() -> active(id).contains("fee_paid"));
            assertThat(near.opened()).isNotEmpty();
            tell(id, "ASSESSMENT_VOIDED", Map.of());
            assertThat(active(id)).doesNotContain("fee_paid");
            assertThat(fee(id).path("state").asText()).isEqualTo("VOID");
        }
    }

    @Test
    void newsThatChangeNothingHereLeaveNoTrace() {
        UUID id = granted();
        tell(id, "ASSESSMENT_OPENED", Map.of());
        assertThat(told(id)).noneMatch(kind -> kind.startsWith("FEE_"));
        assertThat(fee(id).isNull()).isTrue();
    }

    @Test
    void newsOfUnknownCasesAreNotOurs() {
        UUID nobody = UUID.randomUUID();
        tell(nobody, "ASSESSMENT_PAID", Map.of("paidOn", "2026-03-02"));
        assertThat(told(nobody)).isEmpty();
    }

    @Test
    void anotherOfficeSeesNoIncidentAndRetriesNone() {
        UUID id = granted();
        await().atMost(PATIENCE).until(() -> !incident(id).isEmpty());
        String theirs = Tokens.staff("chief9", "990101", "chief");
        CaseDriver.as(theirs)
                .get(INCIDENTS + "?limit=200")
                .then()
                .body("items.filingId", not(hasItem(id.toString())));
        CaseDriver.as(theirs)
                .post(INCIDENTS + "/" + incident(id).get("id") + "/retry")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }
}
