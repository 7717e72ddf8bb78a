package org.onevisit.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets at what, with the realm's real tokens and without. */
@ExtendWith(Stage.Given.class)
class BoundariesIT {

    @Test
    void anotherOfficeSeesNothingOfACase(Stage stage) {
        Case filed = Case.submitted(stage.as("applicant1"), stage.item("430103", "易地建设审批"));
        Office other = stage.office("990101", "9");
        for (Person officer : new Person[] {other.clerk(), other.reviewer(), other.chief()}) {
            officer.get(filed.path()).expect(404, "NOT_FOUND");
            officer.get(filed.path() + "/timeline").expect(404);
            officer.get(filed.path() + "/documents").expect(404);
            officer.get(filed.path() + "/diagram").expect(404);
            officer.get(filed.path() + "/materials").expect(404);
        }
        String task = "/api/permits/tasks/" + filed.task();
        other.clerk().post(task + "/claim").expect(404, "NOT_FOUND");
        other.clerk().post(task + "/complete", Map.of("action", "ACCEPT")).expect(404);
        assertThat(other.clerk().get("/api/permits/tasks?limit=200").expect(200).text())
                .doesNotContain(filed.id().toString());
    }

    @Test
    void aClockThatIsTrueCannotBeSet(Stage stage) {
        stage.as("admin1")
                .put("/api/permits/rehearsal-clock", Map.of("now", "2026-02-10T09:00:00+08:00"))
                .expect(404, "NOT_FOUND");
    }

    @Test
    void anotherApplicantSeesNothingOfACase(Stage stage) {
        Case filed = Case.submitted(stage.as("applicant1"), stage.item("430103", "易地建设审批"));
        Person other = stage.as("applicant2");
        other.get(filed.path()).expect(404, "NOT_FOUND");
        other.get(filed.file(filed.specimen().materials().get(0))).expect(404);
        other.post(filed.path() + "/withdraw").expect(404);
        assertThat(filed.state()).isEqualTo("RECEIVED");
    }

    @Test
    void withoutATokenThereAreNoCases(Stage stage) {
        stage.nobody().get("/api/permits/filings").expect(401);
        stage.nobody().get("/api/permits/tasks").expect(401);
        stage.nobody().get("/api/supervision/events").expect(401);
    }

    @Test
    void aTokenThatTheRealmDidNotSignIsNone(Stage stage) {
        String[] token = stage.tokens().of("applicant1").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(token[1]), UTF_8);
        String forged =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.replace("applicant1", "applicant2").getBytes(UTF_8));
        stage.bearing(token[0] + "." + forged + "." + token[2])
                .get("/api/permits/filings")
                .expect(401);
        String none = Base64.getUrlEncoder().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
        stage.bearing(none + "." + token[1] + ".").get("/api/permits/filings").expect(401);
    }

    @Test
    void anExpiredTokenIsNone(Stage stage) throws Exception {
        Realm realm = new Realm(stage.setup());
        Person applicant =
                realm.whileTokensLast(
                        Duration.ofSeconds(2),
                        () -> stage.bearing(stage.tokens().another("applicant1")));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> applicant.get("/api/permits/filings").status() == 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/events",
                "/q/health",
                "/q/metrics",
                "/api/catalog/internal/events",
                "/api/catalog/../../internal/events",
                "/api/permits/%2e%2e/%2e%2e/internal/events",
                "/api/permits/q/metrics",
                "/api/unknown"
            })
    void whatIsInternalCannotBeReachedFromOutside(String path, Stage stage) {
        Answer answer = stage.as("admin1").get(path);
        assertThat(answer.status()).as(answer.text()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("ITEM_PUBLISHED").doesNotContain("jvm_");
    }

    @Test
    void everyAnswerCarriesATrace(Stage stage) {
        Answer refused = stage.as("clerk1").get("/api/permits/filings/" + new java.util.UUID(0, 0));
        JsonNode problem = refused.expect(404).json();
        assertThat(refused.header("X-Trace-Id"))
                .isNotEmpty()
                .isEqualTo(problem.path("traceId").asText());
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }
}
