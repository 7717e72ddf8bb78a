package org.onevisit.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 易地建设费 from the decision of a case to its last yuan, over two services. */
@ExtendWith(Stage.Given.class)
class LevyIT {

    private static final Duration MOMENT = Duration.ofSeconds(60);

    private Stage stage;
    private Person applicant;
    private JsonNode item;

    @BeforeEach
    void set(Stage stage) {
        this.stage = stage;
        this.applicant = stage.as("applicant1");
        this.item = stage.item("430103", "易地建设审批");
    }

    private Case granted() {
        Case filed = Case.submitted(applicant, item);
        Office office = stage.office();
        office.accept(filed).expect(200);
        office.pass(filed).expect(200);
        office.grant(filed).expect(200);
        return filed;
    }

    private String active(Case filed) {
        return stage.as("chief1")
                .get(filed.path() + "/diagram")
                .expect(200)
                .json()
                .path("active")
                .toString();
    }

    @Test
    void aGrantedRelocationIsAssessedByTwoPaidAndKnownToTheCase() throws Exception {
        Case filed = granted();
        Levy levy = Levy.of(filed, stage).opened();
        await().atMost(MOMENT).until(() -> active(filed).contains("fee_paid"));
        levy.confirm().expect(409, "NOT_DRAFTED");
        levy.draft().expect(200);
        levy.confirmBy(levy.drafter()).expect(409, "FOUR_EYES");
        stage.as("finance9").post(levy.path() + "/confirm").expect(404);
        levy.confirm().expect(200);
        String payable = levy.view().path("payable").asText();
        assertThat(payable).matches("[1-9][0-9]*\\.[0-9]{2}");
        await().atMost(MOMENT).until(() -> levy.shown().path("state").asText().equals("CONFIRMED"));
        assertThat(levy.shown().path("payable").asText()).isEqualTo(payable);

        Answer notice = applicant.get(levy.path() + "/notice").expect(200);
        assertThat(Printed.text(notice.body()))
                .contains(levy.view().path("assessmentNo").asText())
                .contains(payable)
                .contains("长沙市天心区国防动员办公室");
        stage.as("applicant2").get(levy.path() + "/notice").expect(404);

        levy.pay(payable, "T-" + UUID.randomUUID()).expect(201);
        await().atMost(MOMENT).until(() -> levy.shown().path("state").asText().equals("PAID"));
        assertThat(active(filed)).doesNotContain("fee_paid").contains("deliver");
        assertThat(filed.timeline())
                .containsOnlyOnce("FEE_OPENED", "FEE_ASSESSED", "FEE_COLLECTED", "FEE_PAID");
        stage.office().deliver(filed).expect(200);
        assertThat(filed.state()).isEqualTo("DELIVERED");
    }

    @Test
    void whileFeeServiceIsAwayTheDecisionStandsAndNothingIsLost() {
        stage.part("fee-service").stop();
        Case filed;
        try {
            filed = granted();
            assertThat(filed.state()).isEqualTo("GRANTED");
            stage.office().deliver(filed).expect(200);
        } finally {
            stage.part("fee-service").start();
            stage.part("fee-service").awaitReady();
        }
        Levy levy = Levy.of(filed, stage);
        await().atMost(MOMENT).until(() -> !levy.shown().isNull());
        levy.draft().expect(200);
        levy.confirm().expect(200);
        levy.pay(levy.view().path("payable").asText(), "T-" + UUID.randomUUID()).expect(201);
        await().atMost(MOMENT).until(() -> levy.shown().path("state").asText().equals("PAID"));
        assertThat(filed.timeline()).containsOnlyOnce("FEE_OPENED", "FEE_PAID");
    }
}
