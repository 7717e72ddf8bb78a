package org.onevisit.fee.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.onevisit.fee.Refused;
import org.onevisit.fee.ledger.Deeds.Act;
import org.onevisit.fee.ledger.Deeds.Step;
import org.onevisit.fee.ledger.Ledger.Deed;

/** Whatever is done to the ledger in whatever order, it comes to what plain adding up comes to. */
class LedgerProperties {

    private static final int STEPS = 50;
    private static final int SIDE_BY_SIDE = 4;
    private static final int TRIES = 250;

    /**
     * All sequences together; {@code -Donevisit.ledger.sequences=10000} takes ten times as long.
     */
    private static final int SEQUENCES = Integer.getInteger("onevisit.ledger.sequences", 1_000);

    private static final int THREADS = 8;
    private static Books books;
    private static ExecutorService hands;

    @BeforeContainer
    static void open() {
        books = Books.named("ledger_properties");
        hands = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    }

    @AfterContainer
    static void close() throws SQLException {
        hands.shutdownNow();
        Verification found = books.verify();
        books.close();
        assertThat(found.checks()).allMatch(Verification.Check::ok);
        assertThat(found.transactions()).isPositive();
    }

    /**
     * Sequences of 50 deeds, four at a time side by side. Every deed is done by the ledger itself
     * on PostgreSQL, each sequence in one transaction, which a few roll back.
     */
    @Property(tries = TRIES)
    void anySequenceComesToWhatThePlainModelSays(@ForAll("sequences") List<List<Step>> sequences)
            throws Exception {
        List<Future<Void>> running = new ArrayList<>();
        for (List<Step> sequence : sequences) {
            running.add(hands.submit(() -> take(sequence)));
        }
        for (Future<Void> one : running) {
            one.get(1, TimeUnit.MINUTES);
        }
    }

    private static Void take(List<Step> sequence) throws Exception {
        Deeds deeds = new Deeds(books.ledger(), 3);
        boolean isRolledBack = sequence.get(0).which() % 20 == 0;
        try {
            books.inTransaction(
                    () -> {
                        sequence.forEach(deeds::take);
                        if (isRolledBack) {
                            throw new RolledBack();
                        }
                        return null;
                    });
            deeds.compare();
        } catch (RolledBack expected) {
            // Leaves ids unused, never numbers.
        }
        return null;
    }

    /** Cheap to draw, so that the time goes into the ledger; the seed of a failure repeats it. */
    @Provide
    Arbitrary<List<List<Step>>> sequences() {
        return Arbitraries.randomValue(LedgerProperties::draw).list().ofSize(SEQUENCES / TRIES);
    }

    private static List<Step> draw(Random random) {
        Act[] acts = Act.values();
        return Stream.generate(
                        () ->
                                new Step(
                                        acts[random.nextInt(acts.length)],
                                        random.nextInt(1000),
                                        1 + random.nextInt(1_000_00)))
                .limit(STEPS)
                .toList();
    }

    @Example
    void eightThreadsOnTheSameAssessmentsLoseNothing() throws Exception {
        List<UUID> assessments = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        AtomicLong paid = new AtomicLong();
        AtomicLong refunded = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        try {
            Future<?> sealing = threads.submit(() -> sealUntil(over));
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                writing.add(
                        threads.submit(() -> payAndRefund(assessments, random, paid, refunded)));
            }
            for (Future<?> one : writing) {
                one.get(120, TimeUnit.SECONDS);
            }
            over.set(true);
            sealing.get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        long paidInAll = 0;
        long refundedInAll = 0;
        for (Account account : books.ledger().accounts(assessments).values()) {
            paidInAll += account.paid().movePointRight(2).longValueExact();
            refundedInAll += account.refunded().movePointRight(2).longValueExact();
            assertThat(account.outstanding()).isNotNegative();
        }
        assertThat(paidInAll).isEqualTo(paid.get());
        assertThat(refundedInAll).isEqualTo(refunded.get());
        assertThat(books.ask("select sum(amount) from ledger_entry")).isEqualTo("0.00");
        assertThat(books.verify().checks()).allMatch(Verification.Check::ok);
        for (String change :
                List.of("update ledger_entry set amount = 1", "delete from ledger_entry")) {
            assertThatThrownBy(() -> books.execute(change)).hasMessageContaining("never changed");
        }
    }

    private static Void payAndRefund(
            List<UUID> assessments, Random random, AtomicLong paid, AtomicLong refunded)
            throws Exception {
        try (Books.Seat ignored = books.seat()) {
            for (int i = 0; i < 200; i++) {
                long fen = 1 + random.nextInt(10_000);
                BigDecimal yuan = BigDecimal.valueOf(fen, 2);
                Deed deed =
                        new Deed(
                                assessments.get(random.nextInt(assessments.size())),
                                "430103",
                                UUID.randomUUID(),
                                LocalDate.of(2025, 9, 26),
                                "finance1");
                if (random.nextInt(3) > 0) {
                    books.inTransaction(() -> books.ledger().pay(deed, yuan));
                    paid.addAndGet(fen);
                } else {
                    try {
                        books.inTransaction(() -> books.ledger().refund(deed, yuan));
                        refunded.addAndGet(fen);
                    } catch (Refused tooMuch) {
                        // Not so much was overpaid.
                    }
                }
            }
        }
        return null;
    }

    private static Void sealUntil(AtomicBoolean over) throws SQLException {
        try (Books.Seat ignored = books.seat()) {
            while (!over.get()) {
                books.execute("select ledger_seal_batch(50, now())");
            }
        }
        return null;
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
