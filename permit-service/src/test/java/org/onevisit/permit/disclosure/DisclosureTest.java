package org.onevisit.permit.disclosure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onevisit.permit.CaseDriver;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class DisclosureTest {

    private static final String DISCLOSURES = "/api/permits/disclosures";
    private static final String PERSON = "11010519491231002X";

    @Inject AgroalDataSource database;
    @Inject CatchingUp catchingUp;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    @Test
    void decisionIsPublicFromTheMomentItIsMade() {
        decided("ENTERPRISE", "海晏" + mark + "置业有限公司", "91350100M000100Y43", "GRANT");
        found(mark)
                .body("items", hasSize(1))
                .body("items[0].partyName", equalTo("海晏" + mark + "置业有限公司"))
                .body("items[0].partyCode", equalTo("91350100M000100Y43"))
                .body("items[0].decision", equalTo("GRANT"))
                .body("items[0].certificateStatus", equalTo("VALID"))
                .body("items[0].itemCode", equalTo(CaseDriver.ITEM));
    }

    @Test
    void refusalIsPublicWithoutItsReasons() {
        decided("ENTERPRISE", "河清" + mark + "公司", "91350100M000100Y43", "REFUSE");
        found(mark)
                .body("items[0].decision", equalTo("REFUSE"))
                .body("items[0].certificateStatus", nullValue())
                .body(not(containsString("不符合条件")));
    }

    @Test
    void personIsMaskedAndNothingOfTheFormIsTold() {
        decided("PERSON", "欧" + mark, PERSON, "GRANT");
        String all = given().get(DISCLOSURES + "?limit=200").then().extract().asString();
        assertThat(all)
                .contains("欧********")
                .doesNotContain("欧" + mark, PERSON, "13800000000", "示例小区", "protectiveGrade");
        found(mark).body("items", hasSize(0));
    }

    @Test
    void chineseIsFoundByAnyPartOfIt() {
        decided("ENTERPRISE", "浮光跃金" + mark + "ＡＢ有限公司", "91350100M000100Y43", "GRANT");
        for (String query : new String[] {"跃金", "浮光跃金", mark + "ab", "跃金 易地", "金" + mark}) {
            found(query + " " + mark).body("items", hasSize(1));
        }
        found("跃浮" + mark).body("items", hasSize(0));
    }

    @Test
    void pagesGoOnWhereTheLastEnded() {
        decided("ENTERPRISE", "甲" + mark, "91350100M000100Y43", "GRANT");
        decided("ENTERPRISE", "乙" + mark, "91350100M000100Y43", "GRANT");
        String first =
                found(mark + "&limit=1").body("items", hasSize(1)).extract().path("items[0].id");
        String cursor = found(mark + "&limit=1").extract().path("next");
        found(mark + "&limit=1&cursor=" + cursor)
                .body("items", hasSize(1))
                .body("items[0].id", not(equalTo(first)))
                .body("next", nullValue());
        given().get(DISCLOSURES + "?limit=1&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_CURSOR"));
        given().get(DISCLOSURES + "/" + first).then().statusCode(200).body("id", equalTo(first));
    }

    @Test
    void marksInASearchSeparateWords() {
        decided("ENTERPRISE", "乙" + mark, "91350100M000100Y43", "GRANT");
        found("“乙" + mark + "”").body("items", hasSize(1));
        found(mark + "，乙").body("items", hasSize(1));
        found(mark + "/丙").body("items", hasSize(0));
        found("，").body("items", hasSize(0));
    }

    @Test
    void answerIsKeptByCachesUntilItChanges() {
        String tag =
                found(mark).header("Cache-Control", "public, max-age=60").extract().header("ETag");
        given().header("If-None-Match", tag).get(DISCLOSURES + "?q=" + mark).then().statusCode(304);
        decided("ENTERPRISE", "丙" + mark, "91350100M000100Y43", "GRANT");
        given().header("If-None-Match", tag).get(DISCLOSURES + "?q=" + mark).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"atom, atom_1.0, application/atom+xml", "rss, rss_2.0, application/rss+xml"})
    void latestDecisionsAreSubscribedTo(String format, String kind, String type)
            throws FeedException {
        decided("ENTERPRISE", "丁<b>&" + mark, "91350100M000100Y43", "GRANT");
        String text =
                given().get(DISCLOSURES + "/feed?format=" + format + "&q=" + mark)
                        .then()
                        .statusCode(200)
                        .header("Content-Type", containsString(type))
                        .extract()
                        .asString();
        SyndFeed feed = new SyndFeedInput().build(new StringReader(text));
        assertThat(feed.getFeedType()).isEqualTo(kind);
        assertThat(feed.getEntries()).hasSize(1);
        assertThat(feed.getEntries().get(0).getTitle()).contains("丁<b>&" + mark, "准予许可");
    }

    @Test
    void formulaInANameIsHarmlessInTheCsv() {
        decided("ENTERPRISE", "=cmd|'/c calc'!A1" + mark, "91350100M000100Y43", "GRANT");
        String text =
                given().get(DISCLOSURES + "?format=csv&q=" + mark)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(text).contains("'=cmd|'/c calc'!A1" + mark).doesNotContain(",=cmd");
    }

    @Test
    void decisionThatIsNotPublicAfterSevenWorkingDaysIsListedAndMadeUpFor() throws SQLException {
        UUID id = decided("ENTERPRISE", "戊" + mark, "91350100M000100Y43", "GRANT");
        late(CaseDriver.OFFICE).body(not(containsString(id.toString())));
        // As if it had been made long ago by an earlier version, which published nothing.
        execute("delete from disclosure where filing_id = '" + id + "'");
        execute(
                "update filing set received_at = received_at - interval '40 days', decided_at ="
                        + " decided_at - interval '30 days' where id = '"
                        + id
                        + "'");
        late(CaseDriver.OFFICE).body(containsString(id.toString()));
        late("990101").body(not(containsString(id.toString())));
        // It is made up for, with the day on which it was decided.
        catchingUp.catchUp();
        late(CaseDriver.OFFICE).body(not(containsString(id.toString())));
        found(mark)
                .body("items", hasSize(1))
                .body("items[0].decisionNo", not(equalTo("")))
                .body("items[0].certificateStatus", equalTo("VALID"));
        catchingUp.catchUp();
        found(mark).body("items", hasSize(1));
    }

    @Test
    void questionThatCannotBeAnsweredIsRefused() {
        for (String query :
                new String[] {
                    "?from=2025-02-01&to=2025-01-01", "?q=" + "a".repeat(201), "?from=x"
                }) {
            given().get(DISCLOSURES + query).then().statusCode(400);
        }
        given().get(DISCLOSURES + "?cursor=eA").then().statusCode(400);
        given().get(DISCLOSURES + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    private static ValidatableResponse late(String office) {
        return given().auth()
                .oauth2(Tokens.staff("chief1", office, "chief"))
                .get(DISCLOSURES + "/late?limit=200")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse found(String query) {
        return given().urlEncodingEnabled(true)
                .get(DISCLOSURES + "?q=" + query)
                .then()
                .statusCode(200);
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }

    private static UUID decided(String type, String name, String identifier, String decision) {
        UUID id = UUID.randomUUID();
        ObjectNode draft = CaseDriver.draft(CaseDriver.ITEM);
        draft.withObjectProperty("applicant")
                .put("type", type)
                .put("name", name)
                .put("identifier", identifier);
        CaseDriver.put(id, draft, 201);
        CaseDriver.upload(id, "M01", "a.pdf", CaseDriver.PDF).then().statusCode(201);
        CaseDriver.upload(id, "M02", "b.pdf", CaseDriver.PDF).then().statusCode(201);
        CaseDriver.applicant().post(CaseDriver.url(id) + "/submit").then().statusCode(200);
        CaseDriver.complete(CaseDriver.clerk(), id, Map.of("action", "ACCEPT"))
                .then()
                .statusCode(200);
        CaseDriver.complete(CaseDriver.reviewer(), id, Map.of("action", "PASS", "opinion", "好"))
                .then()
                .statusCode(200);
        CaseDriver.complete(
                        CaseDriver.chief(),
                        id,
                        "GRANT".equals(decision)
                                ? Map.of("action", "GRANT", "opinion", "同意")
                                : Map.of(
                                        "action",
                                        "REFUSE",
                                        "reasons",
                                        "不符合条件",
                                        "remedies",
                                        "可申请行政复议"))
                .then()
                .statusCode(200);
        return id;
    }
}
