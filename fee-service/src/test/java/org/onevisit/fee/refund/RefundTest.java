package org.onevisit.fee.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onevisit.fee.Money;
import org.onevisit.fee.Money.Owed;
import org.onevisit.fee.ledger.Ledger;
import org.onevisit.fee.office.Workdays;
import org.onevisit.platform.test.SuiteResource;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class RefundTest {

    private static final String REFUNDS = "/api/fees/refunds/";

    @Inject Ledger ledger;
    @Inject Workdays workdays;
    @Inject RefundTerms terms;

    @Test
    void refundIsAskedForApprovedByAnotherAndPaid() {
        Owed owed = overpaid("30.00");
        String id = ask(owed, "30.00");
        act("chief", id, "approve").then().statusCode(200).body("state", equalTo("APPROVED"));
        paid("finance1", id).then().statusCode(200).body("state", equalTo("PAID"));
        assertThat(owed.account().refunded()).isEqualTo("30.00");
        assertThat(owed.account().overpaid()).isEqualTo("0.00");
        assertThat(owed.account().outstanding()).isEqualTo("0.00");
        assertThat(owed.state()).isEqualTo("PAID");
        assertThat(owed.events()).endsWith("REFUND_PAID 30.00");
    }

    @Test
    void whoAskedMayNotApproveNorWhoVerifiedNorMayWhoApprovedPayOut() {
        String id = ask(overpaid("30.00"), "30.00");
        act("finance1", id, "approve").then().statusCode(409).body("code", equalTo("FOUR_EYES"));
        act("finance2", id, "verify").then().statusCode(200).body("state", equalTo("VERIFIED"));
        act("finance2", id, "approve").then().statusCode(409).body("code", equalTo("FOUR_EYES"));
        act("finance3", id, "approve").then().statusCode(200);
        paid("finance3", id).then().statusCode(409).body("code", equalTo("FOUR_EYES"));
        paid("finance2", id).then().statusCode(200);
    }

    @Test
    void refundIsNotPaidBeforeItIsApproved() {
        Owed owed = overpaid("30.00");
        String id = ask(owed, "30.00");
        paid("finance2", id).then().statusCode(409).body("code", equalTo("REFUND_STATE"));
        assertThat(owed.account().refunded()).isEqualTo("0.00");
    }

    @Test
    void moreThanWasOverpaidIsRefused() {
        Owed owed = overpaid("30.00");
        put(owed, "30.01", UUID.randomUUID())
                .then()
                .statusCode(409)
                .body("code", equalTo("REFUND_EXCEEDS_OVERPAID"));
        put(Money.owed("100.00"), "0.01", UUID.randomUUID()).then().statusCode(409);
    }

    @Test
    void twoTogetherNeverExceedWhatWasOverpaid() {
        Owed owed = overpaid("30.00");
        String first = ask(owed, "20.00");
        put(owed, "10.01", UUID.randomUUID()).then().statusCode(409);
        act("finance2", first, "reject", Map.of("reason", "未核实")).then().statusCode(200);
        ask(owed, "30.00");
    }

    @Test
    void ofTwoAskedForAtOnceOneIsRefused() throws Exception {
        Owed owed = overpaid("30.00");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> asking = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asking.add(
                        threads.submit(() -> put(owed, "20.00", UUID.randomUUID()).statusCode()));
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : asking) {
                answers.add(one.get(60, TimeUnit.SECONDS));
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneIdAskedForAtOnceForTwoAssessmentsIsTakenByOne() throws Exception {
        Owed one = overpaid("30.00");
        Owed other = overpaid("30.00");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                UUID id = UUID.randomUUID();
                Future<Response> first = threads.submit(() -> put(one, "1.00", id));
                Future<Response> second = threads.submit(() -> put(other, "1.00", id));
                List<Response> answers =
                        List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS));
                assertThat(answers)
                        .extracting(Response::statusCode)
                        .containsExactlyInAnyOrder(201, 409);
                assertThat(answers)
                        .filteredOn(answer -> answer.statusCode() == 409)
                        .allMatch(answer -> "ID_TAKEN".equals(answer.path("code")));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsNoLongerOverpaidIsNotPaidOut() {
        Owed owed = overpaid("30.00");
        String id = ask(owed, "30.00");
        act("finance2", id, "approve").then().statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                ledger.reassess(
                                        Money.deed(owed, Money.OFFICE),
                                        new BigDecimal("10.00"),
                                        new BigDecimal("0.00")));
        paid("finance1", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("REFUND_EXCEEDS_OVERPAID"));
        Money.finance("finance1").get(REFUNDS + id).then().body("state", equalTo("APPROVED"));
    }

    @Test
    void stepsMayBeRepeatedByTheSamePerson() {
        Owed owed = overpaid("30.00");
        UUID id = UUID.randomUUID();
        put(owed, "30.00", id).then().statusCode(201);
        put(owed, "30.00", id).then().statusCode(200);
        put(owed, "29.00", id).then().statusCode(409).body("code", equalTo("ID_TAKEN"));
        for (int i = 0; i < 2; i++) {
            act("finance2", id.toString(), "approve").then().statusCode(200);
        }
        for (int i = 0; i < 2; i++) {
            paid("finance1", id.toString()).then().statusCode(200);
        }
        assertThat(owed.account().refunded()).isEqualTo("30.00");
        act("finance2", id.toString(), "reject", Map.of("reason", "x"))
                .then()
                .statusCode(409)
                .body("code", equalTo("REFUND_STATE"));
    }

    @Test
    void refundOfAnotherOfficeIsNotThere() {
        Owed owed = overpaid("30.00");
        String id = ask(owed, "30.00");
        Money.otherFinance().get(REFUNDS + id).then().statusCode(404);
        Money.otherFinance().post(REFUNDS + id + "/approve").then().statusCode(404);
        Money.otherFinance()
                .get("/api/fees/refunds?limit=200")
                .then()
                .body("items.id", not(hasItem(id)));
        Money.otherFinance()
                .body(body(owed, "1.00"))
                .put(REFUNDS + UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("code", equalTo("ASSESSMENT_UNKNOWN"));
        Money.auditor().get(REFUNDS + id).then().statusCode(200);
        Money.auditor()
                .get("/api/fees/refunds?state=REQUESTED&limit=200")
                .then()
                .body("items.id", hasItem(id));
    }

    @ParameterizedTest
    @CsvSource({
        "amount, 0.001",
        "amount, 0",
        "amount, -1",
        "amount, 1e30",
        "reason, ''",
        "ground, ''"
    })
    void badInputIsRefused(String field, String value) {
        Map<String, Object> body = body(overpaid("30.00"), "1.00");
        body.put(field, value);
        Money.finance("finance1")
                .body(body)
                .put(REFUNDS + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/" + field));
    }

    @Test
    void stepsAreDueInWorkingDaysOfTheOffice() throws Exception {
        workdays.take(
                new ObjectMapper()
                        .readTree(
                                """
                                {"kind": "CALENDAR_NOTICE", "data": {"year": 2025, "version": 1,
                                 "document": "国办发明电〔2024〕12号", "knownOn": null,
                                 "off": ["2025-10-01", "2025-10-02", "2025-10-03", "2025-10-04", "2025-10-05",
                                         "2025-10-06", "2025-10-07", "2025-10-08"],
                                 "work": ["2025-09-28", "2025-10-11"]}}
                                """));
        workdays.take(
                new ObjectMapper()
                        .readTree(
                                """
                                {"kind": "CALENDAR_ORDER", "data": {"officeCode": "430103", "version": 1,
                                 "date": "2025-10-13", "workday": false, "document": "停工令", "knownOn": null}}
                                """));
        LocalDate asked = LocalDate.of(2025, 9, 26);
        assertThat(terms.verifyBy(Money.OTHER_OFFICE, asked)).isEqualTo("2025-10-16");
        assertThat(terms.payBy(Money.OFFICE, asked)).isEqualTo("2025-10-17");
        assertThat(RefundTerms.read("15D").days()).isEqualTo(15);
    }

    @Test
    void refundThatIsOverIsNeverChanged() {
        Owed owed = overpaid("30.00");
        String id = ask(owed, "30.00");
        act("finance2", id, "approve");
        paid("finance1", id).then().statusCode(200);
        for (String change :
                List.of(
                        "update refund set voucher_no = 'x' where id = ?::uuid",
                        "delete from refund where id = ?::uuid")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Money.execute(change, id))
                    .hasMessageContaining("never changed");
        }
    }

    private static Owed overpaid(String amount) {
        Owed owed = Money.owed("100.00");
        Money.pay(owed, new BigDecimal(amount).add(new BigDecimal("100")).toPlainString());
        return owed;
    }

    private static Map<String, Object> body(Owed owed, String amount) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("assessmentNo", owed.number());
        body.put("amount", amount);
        body.put("ground", "TECHNICAL_ERROR");
        body.put("reason", "重复缴款");
        return body;
    }

    private static Response put(Owed owed, String amount, UUID id) {
        return Money.finance("finance1").body(body(owed, amount)).put(REFUNDS + id);
    }

    private static String ask(Owed owed, String amount) {
        UUID id = UUID.randomUUID();
        put(owed, amount, id).then().statusCode(201).body("state", equalTo("REQUESTED"));
        return id.toString();
    }

    private static Response act(String user, String id, String act) {
        return as(user).post(REFUNDS + id + "/" + act);
    }

    private static Response act(String user, String id, String act, Object body) {
        return as(user).body(body).post(REFUNDS + id + "/" + act);
    }

    private static Response paid(String user, String id) {
        return act(user, id, "paid", Map.of("paidOn", Money.DAY, "voucherNo", "T-1"));
    }

    private static RequestSpecification as(String user) {
        return user.equals("chief") ? Money.chief() : Money.finance(user);
    }
}
