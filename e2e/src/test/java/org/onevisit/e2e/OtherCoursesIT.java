package org.onevisit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Items whose cases go another way than the plain one, and what stands beside the cases. */
@ExtendWith(Stage.Given.class)
class OtherCoursesIT {

    @Test
    void aSiteIsCheckedByTwoOfficers(Stage stage) {
        Case filed =
                Case.submitted(stage.as("applicant1"), stage.item("430103", "拆除人民防空通信、警报设施审批"));
        Office office = stage.office();
        office.accept(filed).expect(200);
        office.pass(filed).expect(200);
        assertThat(filed.step()).isEqualTo("SITE_CHECK");
        office.checkSite(filed, Map.of("officers", List.of("reviewer1"), "findings", "属实"))
                .expect(400, "INVALID_INPUT");
        office.checkSite(
                        filed,
                        Map.of("officers", List.of("reviewer1", "reviewer2"), "findings", "属实"))
                .expect(200);
        office.grant(filed).expect(200);
        assertThat(filed.timeline()).containsSubsequence("REVIEWED", "SITE_CHECKED", "GRANTED");
    }

    @Test
    void anInstantItemIsDecidedRightAfterIntake(Stage stage) {
        Case filed = Case.submitted(stage.as("applicant2"), stage.item("430103", "人防工程竣工验收备案"));
        Office office = stage.office();
        office.accept(filed).expect(200);
        assertThat(filed.step()).isEqualTo("DECIDE");
        office.grant(filed).expect(200);
        office.deliver(filed).expect(200);
        assertThat(filed.state()).isEqualTo("DELIVERED");
    }

    @Test
    void theDiagramShowsWhereACaseStandsAndHowItCame(Stage stage) {
        Person applicant = stage.as("applicant1");
        Case filed = Case.submitted(applicant, stage.item("430103", "易地建设审批"));
        stage.office().accept(filed).expect(200);
        JsonNode diagram = applicant.get(filed.path() + "/diagram").expect(200).json();
        assertThat(diagram.path("bpmn").asText()).contains("BPMNDiagram");
        assertThat(diagram.path("active").path(0).asText()).isEqualTo("review");
        assertThat(diagram.path("passed").toString()).contains("\"intake\"");
    }

    @Test
    void theFeeOfAFilingIsEstimatedFromItsForm(Stage stage) {
        JsonNode form = Specimen.of(stage.item("430103", "易地建设审批")).draft().path("form");
        ObjectNode asked = Person.JSON.createObjectNode();
        asked.putObject("policy")
                .put("areaModel", "NATIONAL_2003_18")
                .put("keyCity", true)
                .put("developmentZone", false)
                .put("ratio", "0.05")
                .putObject("rates")
                .put("6", "2000")
                .put("6B", "1500");
        ObjectNode building = asked.putArray("buildings").addObject();
        JsonNode filed = form.path("buildings").path(0);
        for (String field :
                List.of(
                        "id",
                        "use",
                        "floors",
                        "foundationDepthM",
                        "firstFloorArea",
                        "aboveGroundArea")) {
            building.set(field, filed.path(field));
        }
        asked.put("builtArea", "0")
                .put("relocationGround", form.path("relocationGround").asText())
                .put("assessedOn", "2025-09-26");
        JsonNode estimate = stage.nobody().post("/api/fees/estimates", asked).expect(200).json();
        assertThat(estimate.path("decision").asText()).isEqualTo("RELOCATE");
        // 18 floors: as much shelter as the first floor is large.
        assertThat(estimate.path("requiredArea").asText()).isEqualTo("600.00");
        assertThat(estimate.at("/lines/0/rule").asText()).isEqualTo("ART47_1");
    }
}
