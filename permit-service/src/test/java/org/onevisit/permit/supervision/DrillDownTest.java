package org.onevisit.permit.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.platform.Feed;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** From figures to cases. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class DrillDownTest {

    private static final String CASES = "/api/supervision/cases";

    @Inject Feed feed;
    @Inject Figures figures;

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    private static RequestSpecification supervisor() {
        return CaseDriver.as(Tokens.central("service-account-e-supervision", "supervisor"));
    }

    private void folded() {
        long head = feed.head();
        await().until(() -> figures.fold().position() >= head);
    }

    @Test
    void caseBehindAFigureLeadsToItsClock() {
        UUID id = CaseDriver.submitted(CaseDriver.ITEM);
        CaseDriver.complete(CaseDriver.clerk(), id, Map.of("action", "ACCEPT"));
        folded();
        String found = "items.find { it.id == '" + id + "' }.";
        String cursor = "";
        JsonPath page;
        do {
            page =
                    supervisor()
                            .get(CASES + "?metric=open&limit=200&cursor=" + cursor)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            cursor = page.getString("next");
        } while (page.get("items.find { it.id == '" + id + "' }") == null && cursor != null);
        assertThat(page.getString(found + "applicant")).isEqualTo("示例置业有限公司");
        assertThat(page.getString(found + "acceptedOn")).isNotNull();
        supervisor().get(page.getString(found + "clock")).then().statusCode(200);
        assertThat(supervisor().get(CASES + "?metric=open").asString())
                .doesNotContain("91350100M000100Y43")
                .doesNotContain("13800000000");
    }

    @Test
    void cursorOfAnotherQueryIsRefused() {
        CaseDriver.submitted(CaseDriver.ITEM);
        CaseDriver.submitted(CaseDriver.ITEM);
        folded();
        String next =
                supervisor().get(CASES + "?metric=received&limit=1").jsonPath().getString("next");
        supervisor().get(CASES + "?metric=received&limit=1&cursor=" + next).then().statusCode(200);
        for (String other :
                new String[] {
                    "metric=pending",
                    "metric=received&from=2025-01-01",
                    "metric=received&officeCode=430103"
                }) {
            supervisor().get(CASES + "?" + other + "&cursor=" + next).then().statusCode(400);
        }
        supervisor().get(CASES + "?metric=received&cursor=rubbish").then().statusCode(400);
    }

    @Test
    void figureThatIsNotThereOpensNothing() {
        supervisor().get(CASES + "?metric=money").then().statusCode(400);
        supervisor().get(CASES).then().statusCode(400);
        supervisor().get(CASES + "?metric=open&officeCode=999999").then().statusCode(404);
        CaseDriver.applicant().get(CASES + "?metric=open").then().statusCode(403);
        CaseDriver.as(Tokens.staff("chief9", "990101", "chief"))
                .get(CASES + "?metric=received&officeCode=430103")
                .then()
                .statusCode(404);
        assertThat(
                        CaseDriver.as(Tokens.staff("chief9", "990101", "chief"))
                                .get(CASES + "?metric=received&from=2020-01-01&limit=200")
                                .jsonPath()
                                .<String>getList("items.officeCode"))
                .allMatch("990101"::equals);
    }

    @Test
    void scrapeTellsTheSameFiguresWithFewLabels() {
        CaseDriver.submitted(CaseDriver.ITEM);
        folded();
        String received =
                supervisor().get("/api/supervision/metrics").jsonPath().getString("total.received");
        String text =
                supervisor()
                        .get("/api/supervision/openmetrics")
                        .then()
                        .statusCode(200)
                        .contentType("application/openmetrics-text")
                        .extract()
                        .asString();
        assertThat(text)
                .contains(
                        "# TYPE onevisit_supervision_received gauge\n",
                        "onevisit_supervision_received{office=\"*\",period=\"month\"} "
                                + received
                                + "\n")
                .endsWith("# EOF\n");
    }
}
