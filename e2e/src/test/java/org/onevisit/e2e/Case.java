package org.onevisit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** A case (办件) as its applicant has it in hand. */
final class Case {

    private final UUID id = UUID.randomUUID();
    private final Person applicant;
    private final Specimen specimen;

    private Case(Person applicant, JsonNode item) {
        this.applicant = applicant;
        this.specimen = Specimen.of(item);
    }

    /** A complete draft with all required files. */
    static Case drafted(Person applicant, JsonNode item) {
        Case drafted = new Case(applicant, item);
        applicant.put(drafted.path(), drafted.specimen.draft()).expect(201);
        for (String material : drafted.specimen.materials()) {
            applicant.upload(drafted.file(material), drafted.content(material)).expect(201);
        }
        return drafted;
    }

    static Case submitted(Person applicant, JsonNode item) {
        Case submitted = drafted(applicant, item);
        submitted.submit().expect(200);
        return submitted;
    }

    UUID id() {
        return id;
    }

    String path() {
        return "/api/permits/filings/" + id;
    }

    Specimen specimen() {
        return specimen;
    }

    /** Path of the file handed in for a material. */
    String file(String material) {
        return path() + "/materials/" + material + "/file.pdf";
    }

    /** What was handed in for a material; no two cases have the same. */
    byte[] content(String material) {
        return Specimen.pdf(id + " " + material);
    }

    Answer submit() {
        return applicant.post(path() + "/submit");
    }

    JsonNode view() {
        return applicant.get(path()).expect(200).json();
    }

    String state() {
        return view().path("state").asText();
    }

    /** Id of the task at which the case waits. */
    String task() {
        JsonNode tasks = view().path("currentTasks");
        assertThat(tasks).as("tasks that wait").hasSize(1);
        return tasks.path(0).path("id").asText();
    }

    String step() {
        return view().at("/currentTasks/0/step").asText();
    }

    /** Kinds of what happened, in order. */
    java.util.List<String> timeline() {
        return applicant
                .get(path() + "/timeline?limit=200")
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("kind");
    }

    JsonNode documents() {
        return applicant.get(path() + "/documents").expect(200).json().path("items");
    }

    /** A document of the case as PDF. */
    byte[] document(String kind) {
        for (JsonNode document : documents()) {
            if (document.path("kind").asText().equals(kind)) {
                Answer answer =
                        applicant.get(path() + "/documents/" + document.path("id").asText());
                assertThat(answer.expect(200).header("Content-Disposition"))
                        .startsWith("attachment");
                return answer.body();
            }
        }
        throw new AssertionError("No " + kind + " among " + documents());
    }
}
