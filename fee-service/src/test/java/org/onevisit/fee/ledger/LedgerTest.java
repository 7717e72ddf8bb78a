package org.onevisit.fee.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onevisit.fee.Refused;
import org.onevisit.fee.ledger.Ledger.Booked;
import org.onevisit.fee.ledger.Ledger.Deed;
import org.onevisit.fee.ledger.Verification.Rule;

/** The rules of the books, on a real PostgreSQL: what is booked, and what the database refuses. */
class LedgerTest {

    private static final String OFFICE = "430103";
    private static final LocalDate DAY = LocalDate.of(2025, 9, 26);
    private static Books books;

    private final UUID assessment = UUID.randomUUID();

    @BeforeAll
    static void open() {
        books = Books.named("ledger_rules");
    }

    @AfterAll
    static void close() throws SQLException {
        books.close();
    }

    @Test
    void assessmentIsOwedLessItsRelief() throws Exception {
        Account account = assess("442000.00", "221000.00").account();
        assertThat(account).isEqualTo(account("442000.00", "221000.00", "0.00", "0.00", "0.00"));
        assertThat(account.outstanding()).isEqualTo("221000.00");
        assertThat(entries())
                .isEqualTo("RECEIVABLE 221000.00, RELIEF 221000.00, REVENUE -442000.00");
    }

    @Test
    void whatIsPaidBeyondWhatIsOwedIsOwedToThePayer() throws Exception {
        assess("100.00", "0.00");
        pay("60.00");
        Account account = pay("70.00").account();
        assertThat(account.outstanding()).isEqualTo("0.00");
        assertThat(account.overpaid()).isEqualTo("30.00");
        assertThat(sum("RECEIVABLE")).isEqualTo("0.00");
        assertThat(sum("REFUNDS_PAYABLE")).isEqualTo("-30.00");
        assertThat(sum("TREASURY")).isEqualTo("130.00");
    }

    @Test
    void reassessmentUpTakesWhatWasOverpaidFirst() throws Exception {
        assess("100.00", "0.00");
        pay("130.00");
        Account account = reassess("50.00", "0.00").account();
        assertThat(account.outstanding()).isEqualTo("20.00");
        assertThat(account.overpaid()).isEqualTo("0.00");
        assertThat(sum("REFUNDS_PAYABLE")).isEqualTo("0.00");
    }

    @Test
    void reassessmentDownAfterPaymentIsOwedBack() throws Exception {
        assess("100.00", "0.00");
        pay("100.00");
        assertThat(reassess("-20.00", "0.00").account().overpaid()).isEqualTo("20.00");
        assertThat(reassess("0.00", "30.00").account().overpaid()).isEqualTo("50.00");
    }

    @Test
    void lateFeeIsOwedOnTop() throws Exception {
        assess("100000.00", "0.00");
        Account account =
                books.inTransaction(() -> books.ledger().lateFee(deed(), new BigDecimal("2000.00")))
                        .account();
        assertThat(account.late()).isEqualTo("2000.00");
        assertThat(account.outstanding()).isEqualTo("102000.00");
    }

    @Test
    void refundIsNeverMoreThanWhatWasOverpaid() throws Exception {
        assess("100.00", "0.00");
        pay("130.00");
        assertThatThrownBy(() -> refund("30.01"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("REFUND_EXCEEDS_OVERPAID"));
        Account account = refund("30.00").account();
        assertThat(account).isEqualTo(account("100.00", "0.00", "0.00", "130.00", "30.00"));
        assertThatThrownBy(() -> refund("0.01")).isInstanceOf(Refused.class);
    }

    @Test
    void reversalUndoesWithoutRemoving() throws Exception {
        assess("100.00", "0.00");
        Booked paid = pay("130.00");
        refund("30.00");
        Account account = reverse(paid.transactionId()).account();
        assertThat(account).isEqualTo(account("100.00", "0.00", "0.00", "0.00", "30.00"));
        assertThat(account.outstanding()).isEqualTo("130.00");
        assertThat(books.ledger().account(assessment)).isEqualTo(account);
    }

    @Test
    void whatIsReversedIsNotReversedAgain() throws Exception {
        assess("100.00", "0.00");
        Booked paid = pay("100.00");
        Booked reversal = reverse(paid.transactionId());
        for (Long id : new Long[] {paid.transactionId(), reversal.transactionId()}) {
            assertThatThrownBy(() -> reverse(id))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("NOT_REVERSIBLE"));
        }
    }

    @Test
    void moneyInSuspenseLeavesItByAReversal() throws Exception {
        UUID payment = UUID.randomUUID();
        long id =
                books.inTransaction(
                        () ->
                                books.ledger()
                                        .suspend(
                                                "990101",
                                                payment,
                                                new BigDecimal("5.00"),
                                                DAY,
                                                "finance9"));
        String inSuspense =
                "select sum(amount) from ledger_entry e join ledger_transaction t on t.id = e.transaction_id"
                        + " where e.account = 'SUSPENSE' and t.source = '"
                        + payment
                        + "'";
        assertThat(books.ask(inSuspense)).isEqualTo("-5.00");
        reverse(id);
        assertThat(books.ask(inSuspense)).isEqualTo("0.00");
    }

    @Test
    void assessmentIsBookedOnce() throws Exception {
        assess("100.00", "0.00");
        assertThatThrownBy(() -> assess("100.00", "0.00"))
                .hasStackTraceContaining("ledger_assessed_once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set amount = amount + 1",
                "update ledger_transaction set booked_on = booked_on + 1",
                "update ledger_transaction set no = coalesce(no, 0) + 1000000, actor = 'other'",
                "delete from ledger_entry",
                "delete from ledger_transaction",
                "truncate ledger_entry",
                "truncate ledger_transaction cascade",
                "set local session_replication_role = replica; delete from ledger_entry"
            })
    void databaseKeepsTheBooksAsTheyWereWritten(String change) throws Exception {
        assess("100.00", "0.00");
        assertThatThrownBy(() -> books.execute(change)).hasMessageContaining("never changed");
    }

    @Test
    void databaseRefusesWhatDoesNotBalance() {
        assertThatThrownBy(
                        () ->
                                books.execute(
                                        header("PAY", "2025-09-26"),
                                        line(1, "TREASURY", "10.00"),
                                        line(2, "RECEIVABLE", "-9.99")))
                .hasMessageContaining("does not balance");
        assertThatThrownBy(() -> books.execute(header("PAY", "2025-09-26")))
                .hasMessageContaining("no entries");
        assertThatThrownBy(
                        () ->
                                books.execute(
                                        header("PAY", "2025-09-26"), line(1, "TREASURY", "10.00")))
                .hasMessageContaining("one alone");
        assertThatThrownBy(
                        () ->
                                books.execute(
                                        header("LATE_FEE", "2025-09-26"),
                                        line(2, "RECEIVABLE", "10.00"),
                                        line(3, "LATE_FEES", "-10.00"),
                                        "set constraints all immediate",
                                        line(1, "LATE_FEES", "-10.00")))
                .hasMessageContaining("does not balance");
    }

    @Test
    void databaseRefusesWhatUnbalancesAfterItWasChecked() throws SQLException {
        assertThatThrownBy(
                        () ->
                                books.execute(
                                        header("ASSESS", "2025-09-26"),
                                        line(1, "RECEIVABLE", "10.00"),
                                        line(2, "REVENUE", "-10.00"),
                                        "set constraints all immediate",
                                        "set constraints all deferred",
                                        line(3, "REVENUE", "-10.00")))
                .hasMessageContaining("does not balance");
    }

    @Test
    void databaseRefusesEntriesForATransactionThatIsWritten() throws Exception {
        long id = assess("100.00", "0.00").transactionId();
        assertThatThrownBy(
                        () ->
                                books.execute(
                                        "insert into ledger_entry values ("
                                                + id
                                                + ", 8, 'REVENUE', -1), ("
                                                + id
                                                + ", 9, 'RECEIVABLE', 1)"))
                .hasMessageContaining("never later");
    }

    @Test
    void databaseRefusesANegativeReceivable() {
        assertThatThrownBy(
                        () ->
                                books.execute(
                                        header("PAY", "2025-09-26"),
                                        line(1, "TREASURY", "10.00"),
                                        line(2, "RECEIVABLE", "-10.00")))
                .hasMessageContaining("receivable");
    }

    @Test
    void numbersAreGivenAfterTheCommitWithoutGapsAndSealed() throws Exception {
        for (int i = 0; i < 3; i++) {
            books.inTransaction(() -> books.ledger().lateFee(deed(), BigDecimal.ONE));
            // Takes an id and leaves a hole in the ids, never in the numbers.
            assertThatThrownBy(() -> books.execute(header("PAY", "2025-09-26")))
                    .hasMessageContaining("no entries");
            books.execute("select ledger_seal_batch(2, now())");
        }
        books.execute("select ledger_seal_batch(1000000, now())");
        assertThat(
                        books.ask(
                                "select count(*) = max(no) and count(*) = (select max(last_no) from ledger_seal)"
                                        + " from ledger_transaction"))
                .isEqualTo("t");
    }

    /** An owner of the database can switch the triggers off; the recount still finds it. */
    @ParameterizedTest
    @CsvSource({
        "SEALED, update ledger_transaction set actor = 'other' where no = 2",
        "BALANCED, update ledger_entry set amount = amount + 1 where transaction_id ="
                + " (select id from ledger_transaction where no = 2) and line = 1",
        "NUMBERED, update ledger_transaction set no = 1000000 where no = 2",
        "NOT_NEGATIVE, update ledger_entry set amount = -amount where transaction_id ="
                + " (select id from ledger_transaction where no = 1)",
        "FIGURES, update ledger_entry set amount = amount + 1 where account = 'RECEIVABLE' and"
                + " transaction_id = (select id from ledger_transaction where no = 1)",
        "REVERSALS, update ledger_entry set account = 'SUSPENSE' where account = 'TREASURY' and"
                + " transaction_id = (select id from ledger_transaction where no = 3)",
        "PERIODS, 'insert into ledger_period values (''430103'', ''2025-09-01'', ''a'', ''2025-10-01'',"
                + " ''b'', ''2025-10-02'')'"
    })
    void recountFindsWhatWasChangedBehindTheTriggers(Rule rule, String change) throws Exception {
        try (Books others =
                Books.named("ledger_tampered_" + rule.name().toLowerCase(Locale.ROOT))) {
            Deed deed = deed();
            others.inTransaction(
                    () -> others.ledger().assess(deed, new BigDecimal("100"), BigDecimal.ZERO));
            Booked paid =
                    others.inTransaction(() -> others.ledger().pay(deed, new BigDecimal("60")));
            others.inTransaction(
                    () -> others.ledger().reverse(paid.transactionId(), DAY, "finance1", "记错"));
            assertThat(others.verify().ok()).isTrue();
            others.execute(
                    "alter table ledger_entry disable trigger user",
                    "alter table ledger_transaction disable trigger user",
                    "alter table ledger_period disable trigger user",
                    change);
            Verification found = others.verify();
            assertThat(found.ok()).isFalse();
            assertThat(found.checks())
                    .filteredOn(check -> !check.ok())
                    .extracting(Verification.Check::rule)
                    .contains(rule);
        }
    }

    @Test
    void databaseTakesNothingIntoAClosedMonth() throws SQLException {
        books.execute(
                "insert into ledger_period (office_code, month, proposed_by, proposed_at)"
                        + " values ('430103', '2025-07-01', 'finance1', now())",
                header("ASSESS", "2025-07-31"),
                line(1, "RECEIVABLE", "10.00"),
                line(2, "REVENUE", "-10.00"),
                "update ledger_period set closed_by = 'finance2', closed_at = now() where month = '2025-07-01'");
        assertThatThrownBy(() -> books.execute(header("LATE_FEE", "2025-07-31")))
                .hasMessageContaining("closed");
        for (String change :
                new String[] {
                    "update ledger_period set closed_by = null, closed_at = null",
                    "delete from ledger_period",
                    "truncate ledger_period",
                    "insert into ledger_period values ('1', '2025-07-01', 'a', now(), 'b', now())"
                }) {
            assertThatThrownBy(() -> books.execute(change)).as(change).isNotNull();
        }
        assertThatThrownBy(
                        () ->
                                books.execute(
                                        "insert into ledger_period values ('1', '2025-06-01', 'a', now())",
                                        "update ledger_period set closed_by = 'a', closed_at = now()"
                                                + " where office_code = '1'"))
                .hasMessageContaining("check constraint");
    }

    @Test
    void closingWaitsForWhoeverIsWritingIntoTheMonth() throws Exception {
        books.execute(
                "insert into ledger_period (office_code, month, proposed_by, proposed_at)"
                        + " values ('430103', '2025-05-01', 'finance1', now())");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Long> closing =
                    books.inTransaction(
                            () -> {
                                books.ledger()
                                        .suspend(
                                                OFFICE,
                                                UUID.randomUUID(),
                                                BigDecimal.ONE,
                                                LocalDate.of(2025, 5, 31),
                                                "finance1");
                                Future<Long> started = other.submit(LedgerTest::closeMay);
                                await().until(LedgerTest::someoneWaits);
                                assertThat(started).isNotDone();
                                return started;
                            });
            assertThat(closing.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        } finally {
            other.shutdownNow();
        }
    }

    private static Long closeMay() throws SQLException {
        try (Books.Seat ignored = books.seat()) {
            books.execute(
                    "update ledger_period set closed_by = 'finance2', closed_at = now() where month = '2025-05-01'");
            return Long.valueOf(
                    books.ask(
                            "select count(*) from ledger_transaction where booked_on = '2025-05-31'"));
        }
    }

    private static boolean someoneWaits() throws SQLException {
        // Asked in a thread of its own, so by a connection of its own.
        try (Books.Seat ignored = books.seat()) {
            return books.ask(
                            "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                    .equals("t");
        }
    }

    private String header(String kind, String day) {
        return "insert into ledger_transaction (kind, office_code, assessment_id, booked_on, recorded_at, actor, source)"
                + " values ('%s', '430103', '%s', '%s', now(), 'someone', gen_random_uuid())"
                        .formatted(kind, assessment, day);
    }

    private String line(int line, String account, String amount) {
        return "insert into ledger_entry select max(id), %d, '%s', %s from ledger_transaction where assessment_id = '%s'"
                .formatted(line, account, amount, assessment);
    }

    private Deed deed() {
        return new Deed(assessment, OFFICE, UUID.randomUUID(), DAY, "finance1");
    }

    private Booked assess(String gross, String relief) throws Exception {
        return books.inTransaction(
                () -> books.ledger().assess(deed(), new BigDecimal(gross), new BigDecimal(relief)));
    }

    private Booked reassess(String gross, String relief) throws Exception {
        return books.inTransaction(
                () ->
                        books.ledger()
                                .reassess(deed(), new BigDecimal(gross), new BigDecimal(relief)));
    }

    private Booked pay(String amount) throws Exception {
        return books.inTransaction(() -> books.ledger().pay(deed(), new BigDecimal(amount)));
    }

    private Booked refund(String amount) throws Exception {
        return books.inTransaction(() -> books.ledger().refund(deed(), new BigDecimal(amount)));
    }

    private Booked reverse(long id) throws Exception {
        return books.inTransaction(
                () -> books.ledger().reverse(id, DAY, "finance1", "记错 booked in error"));
    }

    private static Account account(String... figures) {
        return Account.of(
                new Figures(
                        new BigDecimal(figures[0]),
                        new BigDecimal(figures[1]),
                        new BigDecimal(figures[2]),
                        new BigDecimal(figures[3]),
                        new BigDecimal(figures[4])));
    }

    private String entries() throws SQLException {
        return books.ask(
                "select string_agg(e.account || ' ' || e.amount, ', ' order by e.account)"
                        + " from ledger_entry e join ledger_transaction t on t.id = e.transaction_id"
                        + " where t.assessment_id = '"
                        + assessment
                        + "'");
    }

    private String sum(String account) throws SQLException {
        return books.ask(
                "select sum(e.amount) from ledger_entry e join ledger_transaction t on t.id = e.transaction_id"
                        + " where t.assessment_id = '"
                        + assessment
                        + "' and e.account = '"
                        + account
                        + "'");
    }
}
