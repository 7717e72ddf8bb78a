package org.onevisit.fee.assessment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.OfficeTime;
import org.onevisit.platform.test.SuiteResource;

/** Relief granted is reported by its reason, and agrees with what the ledger says was relieved. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class ReliefReportTest {

    private static final String EVIDENCE =
            ",\"evidence\":[{\"building\":\"1号楼\",\"title\":\"办学许可证\",\"number\":\"示教〔2025〕3号\","
                    + "\"issuedOn\":\"2025-06-30\"}]";

    private FinanceOffice office;

    @BeforeEach
    void openOffice() {
        office = new FinanceOffice();
    }

    /** A school of so many m², relieved by half, confirmed. */
    static UUID school(FinanceOffice office, String area) {
        UUID id = UUID.randomUUID();
        office.drafter()
                .body(FinanceOffice.request(FinanceOffice.project(area, "SCHOOL", EVIDENCE)))
                .put(FinanceOffice.URL + id)
                .then()
                .statusCode(201);
        office.confirmer().post(FinanceOffice.URL + id + "/confirm").then().statusCode(200);
        return id;
    }

    @Test
    void reliefIsReportedByItsReasonAndAReassessmentByWhatItChanged() {
        office.confirmed();
        UUID first = school(office, "6500");
        school(office, "13000");
        report().body("items", hasSize(1))
                .body("items.code", contains("SCHOOL"))
                .body("items.name", contains("学校教学楼"))
                .body("items.document", contains("示范〔2025〕2号"))
                .body("items.assessments", contains(2))
                .body("items.buildings", contains(2))
                .body("items.relief", contains("663000.00"))
                .body("relief", equalTo("663000.00"));
        office.reassess(first, FinanceOffice.project("13000", "SCHOOL", EVIDENCE))
                .then()
                .statusCode(200);
        office.confirmer().post(FinanceOffice.URL + first + "/confirm").then().statusCode(200);
        report().body("items.assessments", contains(2))
                .body("items.buildings", contains(2))
                .body("relief", equalTo("884000.00"));
    }

    @Test
    void whatWasConfirmedOnOtherDaysIsNotInIt() {
        school(office, "6500");
        LocalDate yesterday = LocalDate.now(OfficeTime.ZONE).minusDays(1);
        office.drafter()
                .queryParam("to", yesterday.toString())
                .get("/api/fees/reports/reliefs")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("relief", equalTo("0.00"));
    }

    private ValidatableResponse report() {
        return office.drafter().get("/api/fees/reports/reliefs").then().statusCode(200);
    }
}
