package org.onevisit.fee.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onevisit.fee.Money;
import org.onevisit.fee.Money.Owed;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class ReconciliationTest {

    private static final String URL = "/api/fees/reconciliations";
    private static final String HEADER = "assessment_no,amount,paid_on,external_id\n";
    private static final AtomicInteger OFFICES = new AtomicInteger(770_000);

    private final String office = String.valueOf(OFFICES.incrementAndGet());

    @Test
    void everyRowIsEitherMatchedOrADifference() {
        Owed owed = Money.owed(office, "1000.00");
        String same = pay(owed.number(), "100.00");
        String dearer = pay(owed.number(), "200.00");
        String unlisted = pay(owed.number(), "300.00");
        String elsewhere = pay(owed.number(), "50.00");
        String astray = pay("YD-" + office + "-2025-999999", "70.00");
        String list =
                HEADER
                        + row(owed.number(), "100", same)
                        + row(owed.number(), "200.01", dearer)
                        + row(owed.number().replace("-5", "-6"), "50.00", elsewhere)
                        + row(owed.number(), "70.00", astray)
                        + row(owed.number(), "9.99", "unheard-of");
        String id =
                post(finance(), list)
                        .statusCode(201)
                        .body("rowsThere", equalTo(5))
                        .body("amountThere", equalTo("430.00"))
                        .body("rowsHere", equalTo(5))
                        .body("amountHere", equalTo("720.00"))
                        .body("matched", equalTo(1))
                        .body("onlyHere", equalTo(1))
                        .body("onlyThere", equalTo(1))
                        .body("amountDiffers", equalTo(1))
                        .body("detailsDiffer", equalTo(2))
                        .body("open", equalTo(5))
                        .body("from", equalTo(Money.DAY))
                        .extract()
                        .path("id");
        finance()
                .get(URL + "/" + id + "/differences")
                .then()
                .statusCode(200)
                .body(
                        "items.kind",
                        contains(
                                "AMOUNT_DIFFERS",
                                "DETAILS_DIFFER",
                                "DETAILS_DIFFER",
                                "ONLY_THERE",
                                "ONLY_HERE"))
                .body("items[0].here.amount", equalTo("200.00"))
                .body("items[0].there.amount", equalTo("200.01"))
                .body("items[0].there.line", equalTo(3))
                .body("items[2].here.suspended", equalTo(true))
                .body("items[4].externalId", equalTo(unlisted));
        finance()
                .queryParam("kind", "ONLY_HERE")
                .get(URL + "/" + id + "/differences")
                .then()
                .body("items.externalId", contains(unlisted));
        // Nothing was put right by comparing.
        assertThat(owed.account().paid()).isEqualTo("650.00");
    }

    @Test
    void differenceIsWorkedOffOnceWithANote() {
        String id =
                post(finance(), HEADER + row("YD-1", "1.00", "a") + row("YD-2", "2.00", "b"))
                        .statusCode(201)
                        .extract()
                        .path("id");
        String first = URL + "/" + id + "/differences/1/settle";
        for (int i = 0; i < 2; i++) {
            settle(finance(), first, "已核实，税务重复上传")
                    .statusCode(200)
                    .body("settled", equalTo(true))
                    .body("note", equalTo("已核实，税务重复上传"))
                    .body("settledBy", equalTo("finance7"));
        }
        settle(finance(), first, "另一说明").statusCode(409).body("code", equalTo("ALREADY_SETTLED"));
        settle(finance(), first, " ").statusCode(400);
        settle(finance(), URL + "/" + id + "/differences/9/settle", "x").statusCode(404);
        finance().get(URL + "/" + id).then().body("open", equalTo(1)).body("onlyThere", equalTo(2));
        finance()
                .queryParam("settled", "false")
                .get(URL + "/" + id + "/differences")
                .then()
                .body("items.number", contains(2));
    }

    @Test
    void sameListAgainAnswersWhatWasFoundUnlessComparedAnew() {
        Owed owed = Money.owed(office, "100.00");
        String list = HEADER + row(owed.number(), "100.00", "late-" + office);
        String id = post(finance(), list).statusCode(201).extract().path("id");
        Money.post(
                        Money.collector(),
                        "/api/fees/payments",
                        report(owed.number(), "100.00", "late-" + office))
                .then()
                .statusCode(201);
        post(finance(), list).statusCode(200).body("id", equalTo(id)).body("onlyThere", equalTo(1));
        finance()
                .contentType("text/csv")
                .queryParam("again", "true")
                .body(list)
                .post(URL)
                .then()
                .statusCode(201)
                .body("matched", equalTo(1))
                .body("open", equalTo(0));
        finance().get(URL).then().body("items", hasSize(2)).body("items[1].id", equalTo(id));
    }

    @Test
    void daysAndChannelMayBeGivenAndTellWhatIsOnlyHere() {
        Owed owed = Money.owed(office, "100.00");
        pay(owed.number(), "10.00");
        for (String[] asked :
                new String[][] {
                    {"2025-09-01", "2025-09-30", "TAX", "1"},
                    {"2025-09-01", "2025-09-25", "TAX", "0"},
                    {"2025-09-01", "2025-09-30", "BANK", "0"}
                }) {
            finance()
                    .contentType("text/csv")
                    .queryParam("from", asked[0])
                    .queryParam("to", asked[1])
                    .queryParam("channel", asked[2])
                    .body(HEADER)
                    .post(URL)
                    .then()
                    .statusCode(201)
                    .body("onlyHere", equalTo(Integer.valueOf(asked[3])));
        }
        post(finance(), HEADER).statusCode(400).body("errors.code", contains("PERIOD_INVALID"));
    }

    @Test
    void hundredThousandRowsWithABrokenOneInTheMiddleKeepNothing() {
        StringBuilder list = new StringBuilder(HEADER);
        for (int i = 0; i < 100_000; i++) {
            list.append(
                    i == 50_000
                            ? "YD-1,12.345,2025-02-30,x50000\n"
                            : row("YD-430103-2025-000001", "12.34", "x" + i));
        }
        post(finance(), list.toString())
                .statusCode(422)
                .body("code", equalTo("LIST_HAS_PROBLEMS"))
                .body("problems.line", contains(50_002, 50_002))
                .body("problems.column", contains("amount", "paid_on"))
                .body("problems.code", contains("TOO_MANY_DECIMALS", "NOT_A_DATE"));
        finance().get(URL).then().body("items", hasSize(0));
        String whole =
                list.toString()
                        .replace("YD-1,12.345,2025-02-30,x50000", "YD-1,12.34,2025-02-28,x50000");
        String id =
                post(finance(), whole)
                        .statusCode(201)
                        .body("rowsThere", equalTo(100_000))
                        .body("onlyThere", equalTo(100_000))
                        .body("amountThere", equalTo("1234000.00"))
                        .extract()
                        .path("id");
        String next =
                finance()
                        .queryParam("limit", 200)
                        .get(URL + "/" + id + "/differences")
                        .then()
                        .body("items", hasSize(200))
                        .extract()
                        .path("next");
        finance()
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get(URL + "/" + id + "/differences")
                .then()
                .body("items[0].number", equalTo(201));
    }

    @ParameterizedTest(name = "{2} in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "YD-1,,2025-09-26,a | amount | MISSING",
                "YD-1,1e30,2025-09-26,a | amount | NOT_A_DECIMAL",
                "YD-1,-1,2025-09-26,a | amount | NEGATIVE",
                "YD-1,0.00,2025-09-26,a | amount | NOT_POSITIVE",
                "YD-1,1 USD,2025-09-26,a | amount | NOT_A_DECIMAL",
                ",1,2025-09-26,a | assessment_no | MISSING",
                "YD-1,1,2025-09-26, | external_id | MISSING",
                "YD-1,1,2025-09-26 | external_id | MISSING",
                "YD-1,1,26.9.2025,a | paid_on | NOT_A_DATE",
                "YD-1,1,2025-09-26,ok | external_id | DUPLICATE"
            })
    void brokenRowIsToldWithLineColumnAndCode(String row, String column, String code) {
        post(finance(), HEADER + "YD-1,1,2025-09-26,ok\n" + row + "\n")
                .statusCode(422)
                .body("problems.findAll { it.code == '" + code + "' }.line", contains(3))
                .body("problems.findAll { it.code == '" + code + "' }.column", contains(column));
    }

    @Test
    void fileThatIsNoListIsToldSo() {
        post(finance(), "amount,paid_on\n1,2\n")
                .statusCode(422)
                .body("problems.code", contains("COLUMN_MISSING", "COLUMN_MISSING"))
                .body("problems.column", contains("assessment_no", "external_id"));
        post(finance(), "").statusCode(422).body("problems", hasSize(4));
        post(finance(), HEADER + "YD-1,1.00,2025-09-26,a,b\n")
                .statusCode(422)
                .body("problems.code", contains("TOO_MANY_FIELDS"))
                .body("problems.line", contains(2));
        finance()
                .contentType("text/csv")
                .body((HEADER + "易地,1,2025-09-26,a\n").getBytes(Charset.forName("GBK")))
                .post(URL)
                .then()
                .statusCode(422)
                .body("problems.code", contains("NOT_UTF8"));
        post(finance(), HEADER + "\"" + "x".repeat(40_000))
                .statusCode(422)
                .body("problems.code", contains("NOT_CSV"));
        finance().contentType("application/json").body("{}").post(URL).then().statusCode(415);
        // A mark at the beginning, other order of columns and quotes are all right.
        post(
                        finance(),
                        "\uFEFFexternal_id,paid_on,amount,assessment_no,remark\r\n"
                                + "\"a\\b\",2025-09-26,1.5,\"YD-1\",\"x, y\"\r\n")
                .statusCode(201)
                .body("amountThere", equalTo("1.50"));
    }

    @Test
    void financeOfTheOfficeReconcilesAndAuditorsReadOnly() {
        String list = HEADER + row("YD-1", "1.00", "a");
        String id = post(finance(), list).statusCode(201).extract().path("id");
        for (String role : List.of("clerk", "reviewer", "chief")) {
            post(Money.as(Tokens.staff("one", office, role)), list).statusCode(403);
        }
        for (String role : List.of("auditor", "supervisor", "admin", "collector", "applicant")) {
            post(Money.as(Tokens.central("one", role)), list).statusCode(403);
        }
        RequestSpecification other = Money.otherFinance();
        other.get(URL + "/" + id).then().statusCode(404);
        other.get(URL + "/" + id + "/differences").then().statusCode(404);
        settle(Money.otherFinance(), URL + "/" + id + "/differences/1/settle", "x").statusCode(404);
        Money.auditor().get(URL + "/" + id).then().statusCode(200);
        Money.auditor().get(URL + "/" + id + "/differences").then().statusCode(200);
        settle(Money.auditor(), URL + "/" + id + "/differences/1/settle", "x").statusCode(403);
    }

    @Test
    void paymentOfAnotherOfficeIsNotSeen() {
        Owed theirs = Money.owed(Money.OTHER_OFFICE, "100.00");
        String paid = pay(theirs.number(), "100.00");
        post(finance(), HEADER + row(theirs.number(), "100.00", paid))
                .statusCode(201)
                .body("onlyThere", equalTo(1))
                .body("matched", equalTo(0));
    }

    @Test
    void listThatComesSlowlyHoldsNoConnectionOfTheDatabase() throws Exception {
        int moreThanThePool = 30;
        String list = HEADER + row("YD-1", "1.00", "slow");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < moreThanThePool; i++) {
                slow.add(halfSent(list));
            }
            // Nothing of the half list is read on, and everybody else is served.
            finance().get(URL).then().statusCode(200);
            Socket one = slow.get(0);
            one.getOutputStream().write(list.substring(list.length() / 2).getBytes(UTF_8));
            one.setSoTimeout(60_000);
            byte[] answer = one.getInputStream().readNBytes("HTTP/1.1 201".length());
            assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 201");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private Socket halfSent(String list) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        String head =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                        + "Content-Type: text/csv\r\nContent-Length: %d\r\n\r\n%s";
        socket.getOutputStream()
                .write(
                        head.formatted(
                                        URL,
                                        Tokens.staff("finance7", office, "finance"),
                                        list.length(),
                                        list.substring(0, list.length() / 2))
                                .getBytes(UTF_8));
        return socket;
    }

    @Test
    void databaseKeepsWhatWasFound() {
        String id = post(finance(), HEADER + row("YD-1", "1.00", "a")).extract().<String>path("id");
        String mine = " where reconciliation_id = '" + id + "'";
        settle(finance(), URL + "/" + id + "/differences/1/settle", "x").statusCode(200);
        for (String deed :
                List.of(
                        "update reconciliation set matched = 1, only_there = 0 where id = '"
                                + id
                                + "'",
                        "delete from reconciliation where id = '" + id + "'",
                        "update reconciliation_difference set note = 'y'" + mine,
                        "update reconciliation_difference set settled_at = null, settled_by = null, note = null"
                                + mine,
                        "delete from reconciliation_difference" + mine,
                        "truncate reconciliation_difference")) {
            assertThatThrownBy(() -> Money.execute(deed))
                    .as(deed)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private RequestSpecification finance() {
        return Money.as(Tokens.staff("finance7", office, "finance"));
    }

    private static ValidatableResponse post(RequestSpecification caller, String list) {
        return caller.contentType("text/csv")
                .body(list.getBytes(StandardCharsets.UTF_8))
                .post(URL)
                .then();
    }

    private static ValidatableResponse settle(
            RequestSpecification caller, String url, String note) {
        return caller.body(Map.of("note", note)).post(url).then();
    }

    private static String row(String number, String amount, String id) {
        return number + "," + amount + "," + Money.DAY + "," + id + "\n";
    }

    private static Map<String, Object> report(String number, String amount, String id) {
        Map<String, Object> report = Money.report(number, amount);
        report.put("externalId", id);
        return report;
    }

    /** Reports a payment and answers the collector's id of it. */
    private static String pay(String number, String amount) {
        String id = UUID.randomUUID().toString();
        Money.post(Money.collector(), "/api/fees/payments", report(number, amount, id));
        return id;
    }
}
