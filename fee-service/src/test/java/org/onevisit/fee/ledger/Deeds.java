package org.onevisit.fee.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onevisit.fee.Refused;
import org.onevisit.fee.ledger.Ledger.Booked;
import org.onevisit.fee.ledger.Ledger.Deed;

/**
 * A handful of assessments of one office, and deeds on them done twice: in the ledger, and in a
 * plain model that only adds up. Both must refuse the same and come to the same.
 */
final class Deeds {

    /** What may be done. */
    enum Act {
        ASSESS,
        REASSESS_UP,
        REASSESS_DOWN,
        RELIEVE,
        LATE_FEE,
        PAY,
        REFUND,
        REVERSE,
        SUSPEND,
        ASSIGN
    }

    /**
     * One deed.
     *
     * @param which assessment, transaction or suspended sum, modulo how many there are
     * @param fen amount in hundredths of a yuan
     */
    record Step(Act act, int which, long fen) {}

    private static final String OFFICE = "430103";
    private static final LocalDate DAY = LocalDate.of(2025, 9, 26);

    private final Ledger ledger;
    private final List<Model> models = new ArrayList<>();
    private final List<Done> done = new ArrayList<>();
    private final List<Suspended> suspended = new ArrayList<>();

    Deeds(Ledger ledger, int assessments) {
        this.ledger = ledger;
        for (int i = 0; i < assessments; i++) {
            models.add(new Model());
        }
    }

    /** The model: five sums in hundredths of a yuan. */
    private static final class Model {
        private final UUID id = UUID.randomUUID();
        private boolean isAssessed;
        private long assessed;
        private long relieved;
        private long late;
        private long paid;
        private long refunded;

        long balance() {
            return assessed - relieved + late - paid + refunded;
        }

        void add(long[] change, int sign) {
            assessed += sign * change[0];
            relieved += sign * change[1];
            late += sign * change[2];
            paid += sign * change[3];
            refunded += sign * change[4];
        }
    }

    private static final class Done {
        private final long id;
        private final Model model;
        private final long[] change;
        private boolean isReversed;

        Done(long id, Model model, long[] change) {
            this.id = id;
            this.model = model;
            this.change = change;
        }
    }

    private static final class Suspended {
        private final long id;
        private final UUID payment;
        private final long fen;

        Suspended(long id, UUID payment, long fen) {
            this.id = id;
            this.payment = payment;
            this.fen = fen;
        }
    }

    /** Does it in both; fails when one refuses what the other takes. */
    void take(Step step) {
        Model model = models.get(step.which() % models.size());
        long fen = step.fen();
        switch (step.act()) {
            case ASSESS -> {
                if (!model.isAssessed) {
                    model.isAssessed = true;
                    long relief = fen / 3;
                    book(
                            model,
                            ledger.assess(deed(model), yuan(fen), yuan(relief)),
                            fen,
                            relief,
                            0,
                            0,
                            0);
                }
            }
            case REASSESS_UP ->
                    book(model, ledger.reassess(deed(model), yuan(fen), yuan(0)), fen, 0, 0, 0, 0);
            case REASSESS_DOWN ->
                    book(
                            model,
                            ledger.reassess(deed(model), yuan(-fen), yuan(0)),
                            -fen,
                            0,
                            0,
                            0,
                            0);
            case RELIEVE ->
                    book(model, ledger.reassess(deed(model), yuan(0), yuan(fen)), 0, fen, 0, 0, 0);
            case LATE_FEE -> book(model, ledger.lateFee(deed(model), yuan(fen)), 0, 0, fen, 0, 0);
            case PAY -> book(model, ledger.pay(deed(model), yuan(fen)), 0, 0, 0, fen, 0);
            case REFUND -> refund(model, fen);
            case REVERSE -> reverse(step.which());
            case SUSPEND -> suspend(fen);
            case ASSIGN -> assign(step.which(), model);
        }
    }

    private void refund(Model model, long fen) {
        boolean allowed = fen <= Math.max(0, -model.balance());
        try {
            Booked booked = ledger.refund(deed(model), yuan(fen));
            mustBe(allowed, "a refund of more than was overpaid was taken");
            book(model, booked, 0, 0, 0, 0, fen);
        } catch (Refused refused) {
            mustBe(!allowed, "a refund was refused: " + refused.code());
        }
    }

    private void reverse(int which) {
        if (done.isEmpty()) {
            return;
        }
        Done one = done.get(which % done.size());
        try {
            ledger.reverse(one.id, DAY, "finance1", "冲正");
            mustBe(!one.isReversed, "a transaction was reversed twice");
            one.isReversed = true;
            one.model.add(one.change, -1);
        } catch (Refused refused) {
            mustBe(one.isReversed, "a reversal was refused: " + refused.code());
        }
    }

    private void suspend(long fen) {
        UUID payment = UUID.randomUUID();
        long id = ledger.suspend(OFFICE, payment, yuan(fen), DAY, "collector");
        suspended.add(new Suspended(id, payment, fen));
    }

    private void assign(int which, Model model) {
        if (suspended.isEmpty()) {
            return;
        }
        Suspended one = suspended.remove(which % suspended.size());
        ledger.reverse(one.id, DAY, "finance1", "认领");
        Booked booked =
                ledger.pay(new Deed(model.id, OFFICE, one.payment, DAY, "finance1"), yuan(one.fen));
        book(model, booked, 0, 0, 0, one.fen, 0);
    }

    private void book(Model model, Booked booked, long... change) {
        model.add(change, 1);
        if (booked.transactionId() != null) {
            done.add(new Done(booked.transactionId(), model, change));
        }
        compare(model, booked.account());
    }

    /** What the ledger's entries say of every assessment is what the model says. */
    void compare() {
        for (Model model : models) {
            compare(model, ledger.account(model.id));
        }
    }

    private static void compare(Model model, Account account) {
        long balance = model.balance();
        Account expected =
                new Account(
                        yuan(model.assessed),
                        yuan(model.relieved),
                        yuan(model.late),
                        yuan(model.paid),
                        yuan(model.refunded),
                        yuan(Math.max(0, balance)),
                        yuan(Math.max(0, -balance)));
        mustBe(expected.equals(account), "the model has " + expected + ", the ledger " + account);
    }

    private static Deed deed(Model model) {
        return new Deed(model.id, OFFICE, UUID.randomUUID(), DAY, "finance1");
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    private static void mustBe(boolean expected, String otherwise) {
        if (!expected) {
            throw new AssertionError(otherwise);
        }
    }
}
