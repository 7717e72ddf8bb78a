package org.onevisit.permit.past;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onevisit.permit.CaseDriver;
import org.onevisit.platform.Feed;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class PastImportTest {

    private static final String IMPORTS = "/api/permits/imports";

    @Inject AgroalDataSource database;
    @Inject PastImports imports;
    @Inject Feed feed;

    private final String no = "旧-" + UUID.randomUUID();

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    @Test
    void legalClockSaysHowPastCasesKeptTheirLimits() throws SQLException {
        String file =
                Rows.HEADER
                        + Rows.line(no + 1)
                        + Rows.line(no + 2, "decided_on", "2025-09-24")
                        + Rows.line(no + 3, "decided_on", "2025-09-25")
                        + Rows.line(no + 4, "decided_on", "2025-10-23", "delivered_on", "")
                        + Rows.line(
                                no + 5,
                                "decided_on",
                                "2025-09-25",
                                "suspensions",
                                "2025-09-16/2025-09-17;2025-09-17/2025-09-18")
                        + Rows.line(
                                no + 6,
                                "decided_on",
                                "2025-10-23",
                                "delivered_on",
                                "",
                                "extension_days",
                                "10");
        post(file, "").statusCode(200).body("written", equalTo(6)).body("badRows", equalTo(0));

        assertThat(derived(no + 1)).isEqualTo("2025-09-24 2025-10-17 2025-10-17 6 EARLY");
        assertThat(derived(no + 2)).isEqualTo("2025-09-24 2025-10-17 2025-10-17 7 ON_TIME");
        assertThat(derived(no + 3)).isEqualTo("2025-09-24 2025-10-17 2025-10-17 8 OVER_PROMISE");
        assertThat(derived(no + 4)).endsWith("OVER_STATUTORY");
        // Three days suspended once: the promise ends on the 28th, a Sunday that is worked.
        assertThat(derived(no + 5)).startsWith("2025-09-28").endsWith("5 EARLY");
        assertThat(derived(no + 6)).contains(" 2025-10-31 ").endsWith("OVER_PROMISE");
    }

    @Test
    void eachPastCaseIsOneEventWithoutPersonalData() throws SQLException {
        post(Rows.HEADER + Rows.line(no), "").statusCode(200);
        String event = one("select data::text from event where data->>'caseNo' = ?", no);
        assertThat(event)
                .contains(
                        "\"outcome\": \"EARLY\"",
                        "\"receivedOn\": \"2025-09-15\"",
                        "\"areaFiledM2\": \"1200.50\"",
                        "\"feeCollectedYuan\": \"36000.00\"",
                        "\"usedWorkdays\": 6",
                        "\"itemCode\": \"" + CaseDriver.ITEM + "\"")
                .contains("（示例）置业有限公司")
                .doesNotContain("91350100M000100Y43");
        post(
                        Rows.HEADER
                                + Rows.line(
                                        no + "p",
                                        "applicant_type",
                                        "PERSON",
                                        "applicant_name",
                                        "欧阳明",
                                        "applicant_identifier",
                                        "11010519491231002X"),
                        "")
                .statusCode(200);
        assertThat(one("select data::text from event where data->>'caseNo' = ?", no + "p"))
                .contains("欧**")
                .doesNotContain("欧阳明", "11010519491231002X");
        assertThat(
                        one(
                                "select e.subject = p.id::text and e.kind = 'CASE_IMPORTED'"
                                        + " from event e join past_case p on p.id::text = e.subject"
                                        + " where p.case_no = ?",
                                no))
                .isEqualTo("t");
    }

    @Test
    void openAndWithdrawnAndDeclinedCasesHaveNoOutcome() throws SQLException {
        String file =
                Rows.HEADER
                        + Rows.line(no + 1, open())
                        + Rows.line(no + 2, "decision", "WITHDRAWN", "delivered_on", "")
                        + Rows.line(
                                no + 3,
                                join(open(), "acceptance", "REFUSED", "accepted_on", "2025-09-16"))
                        + Rows.line(no + 4, join(open(), "acceptance", "", "accepted_on", ""))
                        + Rows.line(no + 5, "acceptance", "DEEMED", "accepted_on", "");
        post(file, "").statusCode(200).body("written", equalTo(5));
        assertThat(derived(no + 1)).isEqualTo("2025-09-24 2025-10-17 2025-10-17");
        assertThat(derived(no + 2)).isEqualTo("2025-09-24 2025-10-17 2025-10-17");
        assertThat(derived(no + 3)).isEmpty();
        assertThat(one("select data::text from event where data->>'caseNo' = ?", no + 3))
                .contains("\"notAcceptedOn\": \"2025-09-16\"")
                .doesNotContain("\"acceptedOn\"");
        assertThat(derived(no + 4)).isEmpty();
        assertThat(derived(no + 5)).endsWith("EARLY");
    }

    @Test
    void sameFileTwiceChangesNothing() throws SQLException {
        String file = Rows.HEADER + Rows.line(no + 1) + Rows.line(no + 2);
        post(file, "").statusCode(200).body("written", equalTo(2)).body("unchanged", equalTo(0));
        post(file, "").statusCode(200).body("written", equalTo(0)).body("unchanged", equalTo(2));
        assertThat(events()).isEqualTo("2");
    }

    @Test
    void knownCaseToldOtherwiseIsRefused() {
        post(Rows.HEADER + Rows.line(no), "").statusCode(200);
        post(Rows.HEADER + Rows.line(no + "b") + Rows.line(no, "visits", "2"), "")
                .statusCode(422)
                .body("code", equalTo("IMPORT_HAS_PROBLEMS"))
                .body("report.problems", hasSize(1))
                .body("report.problems[0].line", equalTo(3))
                .body("report.problems[0].column", equalTo("case_no"))
                .body("report.problems[0].code", equalTo("CASE_NO_TAKEN"));
    }

    @Test
    void oneBadRowInTheMiddleMeansThatNothingIsWritten() throws SQLException {
        StringBuilder file = new StringBuilder(Rows.HEADER);
        for (int i = 0; i < 3000; i++) {
            file.append(
                    i == 1500 ? Rows.line(no + i, "decided_on", "2025-09-12") : Rows.line(no + i));
        }
        post(file.toString(), "")
                .statusCode(422)
                .body("report.rows", equalTo(3000))
                .body("report.badRows", equalTo(1))
                .body("report.written", equalTo(0))
                .body("report.problems[0].line", equalTo(1502))
                .body("report.problems[0].column", equalTo("decided_on"))
                .body("report.problems[0].code", equalTo("DECIDED_BEFORE_RECEIVED"));
        assertThat(one("select count(*) from past_case where case_no like ? || '%'", no))
                .isEqualTo("0");
        assertThat(events()).isEqualTo("0");
    }

    @Test
    void aDryRunWrittenOtherwiseIsNoRun() {
        for (String said : List.of("1", "yes", "TRUE")) {
            post(Rows.HEADER + Rows.line(no), "?dryRun=" + said)
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/dryRun"));
        }
        post(Rows.HEADER + Rows.line(no), "?dryRun").statusCode(400);
        post(Rows.HEADER + Rows.line(no), "?dryRun=").statusCode(400);
    }

    @Test
    void dryRunTellsEveryBadRowAndWritesNothing() throws SQLException {
        String file =
                Rows.HEADER
                        + Rows.line(no + 1)
                        + Rows.line(no + 2, "received_on", "2025-02-30", "visits", "x")
                        + Rows.line(no + 1)
                        + "too,few\n"
                        + Rows.line(no + 3);
        post(file, "?dryRun=true")
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("rows", equalTo(5))
                .body("badRows", equalTo(3))
                .body("written", equalTo(0))
                .body("problemsByCode.CASE_NO_REPEATED", equalTo(1))
                .body("problemsByCode.NOT_A_DAY", equalTo(1))
                .body("problemsByCode.MALFORMED", equalTo(1))
                .body("problemsByCode.ROW_LENGTH", equalTo(1))
                .body("problems.find { it.code == 'CASE_NO_REPEATED' }.line", equalTo(4))
                .body("problems.find { it.code == 'ROW_LENGTH' }.line", equalTo(5));
        assertThat(one("select count(*) from past_case where case_no like ? || '%'", no))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "case_no|, MISSING",
        "office_code|999999, OFFICE_UNKNOWN",
        "item_code|110, ITEM_CODE_INVALID",
        "case_type|OTHER, MALFORMED",
        "applicant_identifier|91350100M000100Y44, IDENTIFIER_INVALID",
        "applicant_type|PERSON, IDENTIFIER_INVALID",
        "received_on|15.09.2025, NOT_A_DAY",
        "decided_on|2999-01-04, IN_FUTURE",
        "accepted_on|2025-09-12, ACCEPTED_BEFORE_RECEIVED",
        "accepted_on|, MISSING",
        "accepted_on|2025-09-24, DECIDED_BEFORE_ACCEPTED",
        "acceptance|REFUSED, NOT_ACCEPTED",
        "acceptance|DEEMED;accepted_on|2025-09-16, DEEMED_FROM_RECEIPT",
        "promise_days|21, PROMISE_OVER_STATUTORY",
        "promise_days|-1, MALFORMED",
        "case_type|INSTANT, INSTANT_PROMISE",
        "extension_days|11, EXTENSION_TOO_LONG",
        "decided_on|, DECISION_INCOMPLETE",
        "decision|, DECISION_INCOMPLETE",
        "delivered_on|2025-09-22, DELIVERED_BEFORE_DECIDED",
        "decision|WITHDRAWN, DELIVERED_WITHOUT_DECISION",
        "suspensions|2025-09-12/2025-09-16, SUSPENSION_OUTSIDE",
        "suspensions|2025-09-16/2025-09-24, SUSPENSION_OUTSIDE",
        "suspensions|2025-09-17/2025-09-16, SUSPENSION_MALFORMED",
        "area_filed_m2|-1.00, MALFORMED",
        "fee_collected_yuan|1e9, MALFORMED",
        "rating_level|6, OUT_OF_RANGE",
        "rating_level|2;decided_on|;decision|;delivered_on|, RATED_BEFORE_END",
        "rating_level|2;decision|WITHDRAWN;delivered_on|, RATED_THOUGH_WITHDRAWN",
        "rating_rectified_in_time|true, RECTIFIED_WITHOUT_BAD_RATING",
        "received_on|2009-09-15;accepted_on|2009-09-15, CALENDAR_NOT_PUBLISHED",
    })
    void rowThatContradictsItselfOrTheClockIsRefused(String cells, String code) {
        String[] pairs = cells.split("[|;]", -1);
        post(Rows.HEADER + Rows.line(no, pairs), "?dryRun=true")
                .statusCode(200)
                .body("badRows", equalTo(1))
                .body("problems[0].line", equalTo(2))
                .body("problems.code", org.hamcrest.Matchers.hasItem(code));
    }

    @Test
    void caseThatWasClosedAtIntakeMayHaveBeenRated() {
        String[] closed = join(open(), "acceptance", "REFUSED", "accepted_on", "2025-09-16");
        post(Rows.HEADER + Rows.line(no, join(closed, "rating_level", "4")), "?dryRun=true")
                .statusCode(200)
                .body("badRows", equalTo(0));
    }

    @Test
    void identifierIsNotRepeatedInTheReport() {
        post(Rows.HEADER + Rows.line(no, "applicant_identifier", "91350100M000100Y44"), "")
                .statusCode(422)
                .body(not(containsString("91350100M000100Y44")));
    }

    @Test
    void gbkIsDetectedAndConvertedWhenItIsSaidToBe() throws SQLException {
        byte[] file = (Rows.HEADER + Rows.line(no)).getBytes(Charset.forName("GBK"));
        admin("text/csv")
                .body(file)
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("CSV_NOT_UTF8"));
        admin("text/csv; charset=GBK").body(file).post(IMPORTS).then().statusCode(200);
        assertThat(one("select applicant_name from past_case where case_no = ?", no))
                .isEqualTo("（示例）置业有限公司");
        admin("text/csv; charset=UTF-7")
                .body(file)
                .post(IMPORTS)
                .then()
                .statusCode(415)
                .body("code", equalTo("CSV_CHARSET_UNKNOWN"));
    }

    @Test
    void byteOrderMarkAndWindowsLineEndsAndAnotherOrderOfColumnsAreRead() {
        String file = "\uFEFF" + (Rows.HEADER + Rows.line(no)).replace("\n", "\r\n");
        post(file, "?dryRun=true").statusCode(200).body("badRows", equalTo(0));
    }

    @Test
    void headerThatIsNotAsAgreedIsRefused() {
        post("", "").statusCode(422).body("code", equalTo("CSV_HEADER_INVALID"));
        post(Rows.HEADER.replace("visits", "visit") + Rows.line(no), "")
                .statusCode(422)
                .body("code", equalTo("CSV_HEADER_INVALID"))
                .body("columns.missing[0]", equalTo("visits"));
        post(Rows.HEADER + "\"" + "x".repeat(200_000), "")
                .statusCode(422)
                .body("code", equalTo("CSV_UNREADABLE"));
    }

    @Test
    void formulaInANameStaysText() throws SQLException {
        String name = "=HYPERLINK(\"http://x\",\"\\t\")";
        post(Rows.HEADER + Rows.line(no, "applicant_name", name), "").statusCode(200);
        assertThat(one("select applicant_name from past_case where case_no = ?", no))
                .isEqualTo(name);
    }

    @Test
    void importCanBeFollowedWhileItRunsAndIsAlone() throws Exception {
        UUID id = UUID.randomUUID();
        PipedOutputStream sent = new PipedOutputStream();
        PipedInputStream taken = new PipedInputStream(sent, 1 << 16);
        CompletableFuture<PastImports.Report> run =
                imports.start(id, taken, StandardCharsets.UTF_8, true, "admin1").report();
        send(sent, Rows.HEADER, 10_500);
        await().until(() -> follow(id).path("rowsRead").equals(10_000));
        assertThat(follow(id).<String>path("state")).isEqualTo("READING");
        post(Rows.HEADER + Rows.line(no), "")
                .statusCode(409)
                .body("code", equalTo("IMPORT_RUNNING"));
        sent.close();
        assertThat(run.get().rows()).isEqualTo(10_500);
        follow(id).then().body("state", equalTo("DONE")).body("report.rows", equalTo(10_500));
        admin("text/csv").get(IMPORTS + "?limit=200").then().body(containsString(id.toString()));
        admin("text/csv")
                .body(Rows.HEADER)
                .post(IMPORTS + "?id=" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_TAKEN"));
    }

    @Test
    void eventsOfTheDayArePlacedBeforeThoseOfAnImport() throws SQLException {
        long end = end(0);
        String insert =
                "insert into event (id, kind, subject, at, actor, data) overriding system value"
                        + " values (%s, 'NOTED', '%s', now(), 'test', '{}')";
        // Both wait for their places; that of the import was written first.
        try (Connection connection = database.getConnection();
                Statement both = connection.createStatement()) {
            connection.setAutoCommit(false);
            both.executeUpdate(insert.formatted("nextval('past_event_id')", no + "past"));
            both.executeUpdate(
                    insert.formatted(
                            "nextval(pg_get_serial_sequence('event', 'id'))", no + "today"));
            connection.commit();
            connection.setAutoCommit(true);
        }
        assertThat(feed.read(end, 1000, 0).items())
                .extracting(Feed.Event::subject)
                .filteredOn(subject -> subject.startsWith(no))
                .containsExactly(no + "today", no + "past");
    }

    private long end(long from) {
        long end = from;
        Feed.Stretch stretch = feed.read(end, 1000, 0);
        while (!stretch.items().isEmpty()) {
            end = stretch.next();
            stretch = feed.read(end, 1000, 0);
        }
        return end;
    }

    @Test
    void pastCasesAreNoTasksAndNoFilings() {
        post(Rows.HEADER + Rows.line(no, open()), "").statusCode(200);
        CaseDriver.clerk()
                .get("/api/permits/tasks?limit=200")
                .then()
                .statusCode(200)
                .body("items.findAll { it.caseNo == '" + no + "' }", hasSize(0));
        admin("text/csv").get(IMPORTS + "/" + UUID.randomUUID()).then().statusCode(404);
        admin("text/csv").get(IMPORTS + "?cursor=eA").then().statusCode(400);
        admin("text/csv").get(IMPORTS + "?limit=1").then().body("items[0].report.x", nullValue());
    }

    private static void send(PipedOutputStream to, String header, int rows) {
        try {
            to.write(header.getBytes(StandardCharsets.UTF_8));
            UUID file = UUID.randomUUID();
            for (int i = 0; i < rows; i++) {
                to.write(Rows.line(file + "-" + i).getBytes(StandardCharsets.UTF_8));
            }
            to.flush();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Response follow(UUID id) {
        return admin("text/csv").get(IMPORTS + "/" + id);
    }

    private static String[] open() {
        return new String[] {"decided_on", "", "decision", "", "delivered_on", ""};
    }

    private static String[] join(String[] cells, String... more) {
        String[] all = java.util.Arrays.copyOf(cells, cells.length + more.length);
        System.arraycopy(more, 0, all, cells.length, more.length);
        return all;
    }

    private static ValidatableResponse post(String file, String query) {
        return admin("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS + query)
                .then();
    }

    private static io.restassured.specification.RequestSpecification admin(String type) {
        return given().config(
                        io.restassured.config.RestAssuredConfig.config()
                                .encoderConfig(
                                        io.restassured.config.EncoderConfig.encoderConfig()
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)))
                .auth()
                .oauth2(Tokens.central("admin1", "admin"))
                .contentType(type);
    }

    private String derived(String caseNo) throws SQLException {
        return one(
                "select concat_ws(' ', promise_due, statutory_due, extended_due, used_workdays,"
                        + " outcome) from past_case where case_no = ?",
                caseNo);
    }

    private String events() throws SQLException {
        return one("select count(*) from event where data->>'caseNo' like ? || '%'", no);
    }

    private String one(String query, String value) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, value);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
