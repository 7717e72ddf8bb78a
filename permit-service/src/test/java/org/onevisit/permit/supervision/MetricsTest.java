package org.onevisit.permit.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.permit.rules.OfficeUnderRules;
import org.onevisit.platform.Feed;
import org.onevisit.platform.OfficeTime;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** The figures as an e-supervision system polls them. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class MetricsTest {

    private static final String METRICS = "/api/supervision/metrics";

    @Inject Feed feed;
    @Inject Figures figures;

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    private static RequestSpecification supervisor() {
        return CaseDriver.as(Tokens.central("service-account-e-supervision", "supervisor"));
    }

    /** What is there now, after all events up to now are folded. */
    private JsonPath total() {
        long head = feed.head();
        await().until(() -> figures.fold().position() >= head);
        return supervisor()
                .get(METRICS + "?officeCode=" + CaseDriver.OFFICE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("total");
    }

    private static long rise(JsonPath before, JsonPath after, String figure) {
        return after.getLong(figure) - before.getLong(figure);
    }

    @Test
    void caseIsCountedOnEachStep() {
        JsonPath before = total();
        UUID id = CaseDriver.submitted(CaseDriver.ITEM);
        JsonPath received = total();
        assertThat(rise(before, received, "received")).isEqualTo(1);
        assertThat(rise(before, received, "pending")).isEqualTo(1);
        CaseDriver.complete(CaseDriver.clerk(), id, Map.of("action", "ACCEPT"));
        JsonPath accepted = total();
        assertThat(rise(received, accepted, "accepted")).isEqualTo(1);
        assertThat(rise(received, accepted, "pending")).isEqualTo(-1);
        assertThat(rise(received, accepted, "open")).isEqualTo(1);
        CaseDriver.complete(CaseDriver.reviewer(), id, Map.of("action", "PASS", "opinion", "符合条件"));
        CaseDriver.complete(CaseDriver.chief(), id, Map.of("action", "GRANT", "opinion", "同意"));
        JsonPath granted = total();
        assertThat(rise(accepted, granted, "granted")).isEqualTo(1);
        assertThat(rise(accepted, granted, "finished")).isEqualTo(1);
        assertThat(rise(accepted, granted, "early")).isEqualTo(1);
        assertThat(rise(accepted, granted, "open")).isEqualTo(-1);
    }

    @Test
    void notAcceptedAndWithdrawnCasesAreCountedApart() {
        JsonPath before = total();
        UUID unneeded = CaseDriver.submitted(CaseDriver.ITEM);
        CaseDriver.complete(
                        CaseDriver.clerk(),
                        unneeded,
                        Map.of("action", "NOT_NEEDED", "opinion", "不需要许可"))
                .then()
                .statusCode(200);
        UUID early = CaseDriver.submitted(CaseDriver.ITEM);
        CaseDriver.applicant().post(CaseDriver.url(early) + "/withdraw").then().statusCode(200);
        UUID late = CaseDriver.submitted(CaseDriver.ITEM);
        CaseDriver.complete(CaseDriver.clerk(), late, Map.of("action", "ACCEPT"));
        CaseDriver.applicant().post(CaseDriver.url(late) + "/withdraw").then().statusCode(200);
        JsonPath after = total();
        assertThat(rise(before, after, "notAccepted")).isEqualTo(1);
        assertThat(rise(before, after, "withdrawn")).isEqualTo(2);
        assertThat(rise(before, after, "withdrawnBeforeAcceptance")).isEqualTo(1);
        assertThat(rise(before, after, "finished")).isEqualTo(1);
        assertThat(rise(before, after, "decided")).isZero();
        assertThat(rise(before, after, "open")).isZero();
    }

    @Test
    void pollThatHasSeenItAllIsToldSo() {
        total();
        String query = METRICS + "?groupBy=office&from=2020-01-01";
        Response first = supervisor().get(query);
        String tag = first.header("ETag");
        assertThat(tag).startsWith("\"");
        assertThat(first.header("Cache-Control")).contains("private").contains("no-cache");
        supervisor().header("If-None-Match", tag).get(query).then().statusCode(304);
        supervisor()
                .header("If-None-Match", "\"zz\", W/" + tag)
                .get(query)
                .then()
                .statusCode(304)
                .header("ETag", tag);
        supervisor()
                .header("If-None-Match", tag)
                .get(query + "&to=2021-01-01")
                .then()
                .statusCode(200);
        CaseDriver.submitted(CaseDriver.ITEM);
        total();
        Response second = supervisor().header("If-None-Match", tag).get(query);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void groupsAddUpToTheTotal() {
        CaseDriver.submitted(CaseDriver.ITEM);
        total();
        String today = LocalDate.now(OfficeTime.ZONE).toString();
        for (String by : new String[] {"office", "item", "month", "day"}) {
            JsonPath answer =
                    supervisor().get(METRICS + "?groupBy=" + by + "&from=" + today).jsonPath();
            assertThat(
                            answer.getList("groups.received", Long.class).stream()
                                    .mapToLong(n -> n)
                                    .sum())
                    .as(by)
                    .isEqualTo(answer.getLong("total.received"))
                    .isPositive();
        }
        JsonPath byItem = supervisor().get(METRICS + "?groupBy=item&from=" + today).jsonPath();
        assertThat(byItem.getString("groups.find { it.key == '" + CaseDriver.ITEM + "' }.name"))
                .isEqualTo("新建民用建筑防空地下室易地建设审批");
    }

    @Test
    void figuresAndLedgerTellTheSameDaysUnderTheRulesOfTheOffice() {
        OfficeUnderRules office = new OfficeUnderRules();
        // After hours at once: what comes in counts as of the next working day, what is done
        // as of tomorrow.
        office.decides(
                "0",
                Map.of(
                        "dayEnds", "00:00",
                        "receipt", "NEXT_WORKDAY",
                        "receiptEnds", "00:00"));
        UUID withdrawn = office.submitted();
        CaseDriver.applicant().post(CaseDriver.url(withdrawn) + "/withdraw");
        UUID id = office.submitted();
        CaseDriver.complete(office.clerk(), id, Map.of("action", "ACCEPT"));
        CaseDriver.complete(office.reviewer(), id, Map.of("action", "PASS", "opinion", "好"));
        CaseDriver.complete(office.chief(), id, Map.of("action", "GRANT", "opinion", "同意"));
        total();
        JsonPath clock = office.clerk().get(CaseDriver.url(id) + "/clock").jsonPath();
        LocalDate today = LocalDate.now(OfficeTime.ZONE);
        assertThat(clock.getString("receivedOn")).isGreaterThan(today.toString());
        Map.of("received", "receivedOn", "accepted", "acceptedOn", "granted", "decidedOn")
                .forEach(
                        (metric, day) ->
                                assertThat(countedOn(office, metric, id))
                                        .as(metric)
                                        .isEqualTo(clock.getString(day)));
        JsonPath other = office.clerk().get(CaseDriver.url(withdrawn) + "/clock").jsonPath();
        // Tomorrow, or the working day on which it counts as received.
        assertThat(countedOn(office, "withdrawn", withdrawn))
                .isEqualTo(other.getString("events.find { it.kind == 'CLOSED' }.on"))
                .isEqualTo(other.getString("receivedOn"));
    }

    @Test
    void whatAnOfficeFinishesWithTheDeliveryIsOpenUntilThen() {
        OfficeUnderRules office = new OfficeUnderRules();
        office.decides("0", Map.of("completion", "DELIVERY"));
        UUID id = office.submitted();
        CaseDriver.complete(office.clerk(), id, Map.of("action", "ACCEPT"));
        CaseDriver.complete(office.reviewer(), id, Map.of("action", "PASS", "opinion", "好"));
        CaseDriver.complete(office.chief(), id, Map.of("action", "GRANT", "opinion", "同意"));
        total();
        JsonPath granted = office.chief().get(METRICS).jsonPath().setRootPath("total");
        assertThat(granted.getInt("decided")).isZero();
        assertThat(granted.getInt("finished")).isZero();
        assertThat(granted.getInt("open")).isEqualTo(1);
        CaseDriver.complete(office.clerk(), id, Map.of("action", "DELIVERED", "method", "窗口"));
        total();
        JsonPath delivered = office.chief().get(METRICS).jsonPath().setRootPath("total");
        assertThat(delivered.getInt("decided")).isEqualTo(1);
        assertThat(delivered.getInt("granted")).isEqualTo(1);
        assertThat(delivered.getInt("early")).isEqualTo(1);
        assertThat(delivered.getInt("open")).isZero();
    }

    private static String countedOn(OfficeUnderRules office, String metric, UUID id) {
        LocalDate today = LocalDate.now(OfficeTime.ZONE);
        return supervisor()
                .get(
                        "/api/supervision/cases?metric=%s&officeCode=%s&from=%s&to=%s"
                                .formatted(metric, office.code(), today, today.plusDays(30)))
                .jsonPath()
                .getString("items.find { it.id == '" + id + "' }.countedOn");
    }

    @Test
    void whateverIsPolledIsNotSentTwice() {
        UUID id = CaseDriver.submitted(CaseDriver.ITEM);
        total();
        for (String path :
                List.of(
                        "cases?metric=received&limit=200&from=2026-01-01",
                        "events?limit=5",
                        "cards?limit=5",
                        "ratings?limit=5",
                        "visits?limit=5",
                        "score-rules",
                        "card-rules",
                        "openmetrics",
                        "reports/annual?year=2024")) {
            String url = "/api/supervision/" + path;
            Response first = supervisor().get(url);
            first.then().statusCode(200);
            supervisor()
                    .header("If-None-Match", first.header("ETag"))
                    .get(url)
                    .then()
                    .statusCode(304)
                    .header("ETag", first.header("ETag"));
        }
        String stretch = "/api/supervision/events?limit=1000&after=" + (feed.head() - 1);
        String tag = supervisor().get(stretch).header("ETag");
        CaseDriver.applicant().post(CaseDriver.url(id) + "/withdraw").then().statusCode(200);
        supervisor().header("If-None-Match", tag).get(stretch).then().statusCode(200);
    }

    @Test
    void staffSeeTheirOwnOfficeAndNoOther() {
        String path = METRICS + "?groupBy=office&from=2020-01-01";
        assertThat(CaseDriver.chief().get(path).jsonPath().getList("groups.key"))
                .isSubsetOf(CaseDriver.OFFICE);
        CaseDriver.chief().get(METRICS + "?officeCode=990101").then().statusCode(404);
        CaseDriver.applicant().get(METRICS).then().statusCode(403);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        supervisor().get(METRICS + "?from=2025-02-01&to=2025-01-31").then().statusCode(400);
        supervisor().get(METRICS + "?from=1700-01-01&to=2025-01-31").then().statusCode(400);
        supervisor().get(METRICS + "?from=+999999999-01-01").then().statusCode(400);
        supervisor().get(METRICS + "?from=2025-13-01").then().statusCode(400);
        supervisor().get(METRICS + "?groupBy=applicant").then().statusCode(400);
        supervisor()
                .get(METRICS + "?groupBy=day&from=2020-01-01&to=2025-01-01")
                .then()
                .statusCode(400);
        supervisor().get(METRICS + "?officeCode=999999").then().statusCode(404);
        supervisor().get(METRICS + "?officeCode=*").then().statusCode(404);
        supervisor().get(METRICS + "?itemCode=' or 1=1").then().statusCode(404);
        supervisor().get(METRICS + "?from=1999-01-01&to=2198-12-31").then().statusCode(200);
    }
}
