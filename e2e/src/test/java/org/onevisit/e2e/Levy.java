package org.onevisit.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** The levy of a granted case (易地建设费) in the hands of the finance officers. */
final class Levy {

    private static final Duration OPENED_WITHIN = Duration.ofSeconds(30);

    private final Case granted;
    private final Person drafter;
    private final Person confirmer;

    private Levy(Case granted, Person drafter, Person confirmer) {
        this.granted = granted;
        this.drafter = drafter;
        this.confirmer = confirmer;
    }

    static Levy of(Case granted, Stage stage) {
        return new Levy(granted, stage.as("finance1"), stage.as("finance2"));
    }

    /** What the case shows of it. */
    JsonNode shown() {
        return granted.view().path("fee");
    }

    /** Waits until the case has opened it at fee-service. */
    Levy opened() {
        await().atMost(OPENED_WITHIN).until(() -> !shown().isNull());
        return this;
    }

    String path() {
        return "/api/fees/assessments/" + shown().path("assessmentId").asText();
    }

    JsonNode view() {
        return drafter.get(path()).expect(200).json();
    }

    /** The drafter takes the project as the case's form says it. */
    Answer draft() {
        Answer read = drafter.get(path());
        if (read.status() != 200) {
            return read;
        }
        JsonNode assessment = read.json();
        ObjectNode request = Person.JSON.createObjectNode();
        request.set("payer", assessment.path("payer"));
        request.put("projectName", assessment.path("projectName").asText());
        ObjectNode project = request.putObject("project");
        JsonNode inputs = assessment.at("/determinations/0/inputs");
        project.set("buildings", inputs.path("buildings"));
        project.set("builtArea", inputs.path("builtArea"));
        project.set("relocationGround", inputs.path("relocationGround"));
        return drafter.put(path(), request, read.header("ETag"));
    }

    Answer confirmBy(Person officer) {
        return officer.post(path() + "/confirm");
    }

    Answer confirm() {
        return confirmBy(confirmer);
    }

    Answer pay(String amount, String externalId) {
        return drafter.post(
                "/api/fees/payments",
                Map.of(
                        "assessmentNo",
                        view().path("assessmentNo").asText(),
                        "amount",
                        amount,
                        "paidOn",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).toString(),
                        "channel",
                        "TAX",
                        "externalId",
                        externalId));
    }

    Person drafter() {
        return drafter;
    }
}
