package org.onevisit.permit.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.permit.PastDriver;
import org.onevisit.platform.Feed;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** Whether the figures are right, and what shows when they are not. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class FigureChecksTest {

    private static final String CHECKS = "/api/supervision/figures/checks";

    @Inject Feed feed;
    @Inject Figures figures;

    private UUID id;

    @BeforeEach
    void oneCaseMore() {
        CaseDriver.publishItems();
        id = CaseDriver.reviewed(CaseDriver.ITEM);
        long head = feed.head();
        await().until(() -> figures.fold().position() >= head);
    }

    private static RequestSpecification as(String role) {
        return CaseDriver.as(Tokens.central(role + "1", role));
    }

    /** Runs a check to its end. */
    private static JsonPath check(String kind) {
        int id =
                as("admin")
                        .body(Map.of("kind", kind))
                        .post(CHECKS)
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        String found = "items.find { it.id == " + id + " }";
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                as("supervisor")
                                                .get(CHECKS)
                                                .jsonPath()
                                                .getString(found + ".finishedAt")
                                        != null);
        JsonPath check = as("supervisor").get(CHECKS).jsonPath().setRootPath(found);
        assertThat(check.getString("failure")).isNull();
        return check;
    }

    @Test
    void recountAndRebuildFindNoDifference() {
        assertThat(check("RECOUNT").getInt("differences")).isZero();
        assertThat(check("REBUILD").getInt("differences")).isZero();
        assertThat(check("RECOUNT").getInt("differences")).isZero();
    }

    @Test
    void sumThatWasSpoiledIsReportedAndMadeRightByARebuild() {
        PastDriver.execute(
                "update figure set received = received + 1 where grain = 'Y' and office_code = '*'"
                        + " and item_code = '*'");
        JsonPath recount = check("RECOUNT");
        assertThat(recount.getList("found.source")).contains("CASES", "EVENTS");
        assertThat(recount.getList("found.grain")).containsOnly("Y");
        assertThat(check("REBUILD").getInt("differences")).isPositive();
        assertThat(check("RECOUNT").getInt("differences")).isZero();
    }

    @Test
    void caseThatWasSpoiledTogetherWithTheSumsDiffersFromTheEvents() {
        PastDriver.execute(
                """
                update supervised_case set case_type = 'INSTANT' where filing_id = '%s';
                delete from figure;
                insert into figure select * from figure_recount
                """
                        .formatted(id));
        assertThat(check("RECOUNT").getList("found.source")).containsOnly("EVENTS");
        assertThat(check("REBUILD").getInt("differences")).isPositive();
        assertThat(check("RECOUNT").getInt("differences")).isZero();
    }

    @Test
    void onlyAnAdministratorStartsACheck() {
        for (String role : new String[] {"supervisor", "auditor"}) {
            as(role).body(Map.of("kind", "RECOUNT")).post(CHECKS).then().statusCode(403);
            as(role).get(CHECKS).then().statusCode(200);
        }
        CaseDriver.clerk().get(CHECKS).then().statusCode(403);
        as("admin").body(Map.of("kind", "ALL")).post(CHECKS).then().statusCode(400);
    }
}
