package org.onevisit.fee.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.ledger.Journal.Draft;
import org.onevisit.fee.ledger.Journal.Written;

/**
 * The books of the relocation fee: double entry, append-only. A deed is booked in the caller's
 * transaction and answers how the assessment stands afterwards. Deeds on one assessment come one
 * after the other, deeds on others do not wait for them.
 *
 * <p>Amounts are in yuan with two places. A deed whose month is closed is refused: {@code
 * PERIOD_CLOSED}.
 */
@ApplicationScoped
public class Ledger {

    private final Journal journal;

    Ledger(Journal journal) {
        this.journal = journal;
    }

    /**
     * A deed on an assessment.
     *
     * @param source id of what it comes from (assessment, re-assessment, payment, refund), so that
     *     every yuan can be followed back
     * @param day in whose month it is booked, in Asia/Shanghai
     * @param actor user name
     */
    public record Deed(
            UUID assessmentId, String officeCode, UUID source, LocalDate day, String actor) {}

    /**
     * What a deed has done.
     *
     * @param transactionId of the transaction written; null when there was nothing to write
     * @param account how the assessment stands now
     */
    public record Booked(Long transactionId, Account account) {}

    /** 核定: books the fee of a confirmed assessment and the relief granted with it; once. */
    public Booked assess(Deed deed, BigDecimal gross, BigDecimal relief) {
        return book(TransactionKind.ASSESS, deed, Figures.assessed(gross, relief));
    }

    /**
     * 重新核定: books how fee and relief have changed, each up (positive) or down (negative). What was
     * paid too much by it becomes {@code overpaid}.
     */
    public Booked reassess(Deed deed, BigDecimal grossChange, BigDecimal reliefChange) {
        return book(TransactionKind.REASSESS, deed, Figures.assessed(grossChange, reliefChange));
    }

    /** 滞纳金: books a late fee. */
    public Booked lateFee(Deed deed, BigDecimal amount) {
        return book(TransactionKind.LATE_FEE, deed, Figures.late(amount));
    }

    /** 缴款: books money received; what is more than owed is kept as {@code overpaid}. */
    public Booked pay(Deed deed, BigDecimal amount) {
        return book(TransactionKind.PAY, deed, Figures.paid(amount));
    }

    /**
     * 退付: books money paid back.
     *
     * @throws Refused {@code REFUND_EXCEEDS_OVERPAID} when it is more than was paid too much
     */
    public Booked refund(Deed deed, BigDecimal amount) {
        Figures before = journal.hold(deed.assessmentId());
        if (amount.compareTo(before.overpaid()) > 0) {
            throw Refused.because(Reason.REFUND_EXCEEDS_OVERPAID, "/amount");
        }
        return append(TransactionKind.REFUND, deed, before, Figures.refunded(amount), null, null);
    }

    /**
     * Money of an office that no assessment could be found for.
     *
     * @param source id of the payment
     * @return id of the transaction
     */
    public long suspend(
            String officeCode, UUID source, BigDecimal amount, LocalDate day, String actor) {
        return journal.append(
                new Draft(
                        TransactionKind.SUSPENSE, officeCode, null, source, day, actor, null, null),
                Posting.suspense(amount));
    }

    /**
     * 冲正: undoes a transaction by one with the opposite effect; nothing is removed. Of an
     * assessment, what is then owed and what is overpaid are told apart anew, for other deeds may
     * have come in between.
     *
     * @param day in whose month the reversal is booked
     * @param note why; printed wherever the entry is shown
     * @throws Refused {@code NOT_FOUND}, {@code NOT_REVERSIBLE} when it is a reversal or reversed
     *     already
     */
    public Booked reverse(long transactionId, LocalDate day, String actor, String note) {
        Written written = reversible(transactionId);
        if (written.kind() == TransactionKind.SUSPENSE) {
            long id =
                    journal.append(
                            new Draft(
                                    written.kind(),
                                    written.officeCode(),
                                    null,
                                    written.source(),
                                    day,
                                    actor,
                                    transactionId,
                                    note),
                            Posting.suspense(written.treasury().negate()));
            return new Booked(id, Account.EMPTY);
        }
        Figures before = journal.hold(written.assessmentId());
        // Somebody may have been quicker while we waited.
        reversible(transactionId);
        Deed deed =
                new Deed(
                        written.assessmentId(), written.officeCode(), written.source(), day, actor);
        return append(
                written.kind(), deed, before, written.figures().negated(), transactionId, note);
    }

    /** How an assessment stands; all zero when nothing was booked. */
    public Account account(UUID assessmentId) {
        return accounts(List.of(assessmentId)).getOrDefault(assessmentId, Account.EMPTY);
    }

    /** How several assessments stand, in one question; those without entries are missing. */
    public Map<UUID, Account> accounts(Collection<UUID> assessmentIds) {
        Map<UUID, Account> accounts = new HashMap<>();
        journal.figures(assessmentIds)
                .forEach((id, figures) -> accounts.put(id, Account.of(figures)));
        return accounts;
    }

    /** How an assessment stands; other deeds on it wait until the caller's transaction ends. */
    public Account hold(UUID assessmentId) {
        return Account.of(journal.hold(assessmentId));
    }

    private Written reversible(long transactionId) {
        Written written =
                journal.find(transactionId).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        if (written.isReversal() || written.isReversed()) {
            throw Refused.because(Reason.NOT_REVERSIBLE);
        }
        return written;
    }

    private Booked book(TransactionKind kind, Deed deed, Figures change) {
        return append(kind, deed, journal.hold(deed.assessmentId()), change, null, null);
    }

    private Booked append(
            TransactionKind kind,
            Deed deed,
            Figures before,
            Figures change,
            Long reverses,
            String note) {
        Posting posting = Posting.of(before, change);
        if (posting.isEmpty()) {
            return new Booked(null, Account.of(before));
        }
        long id =
                journal.append(
                        new Draft(
                                kind,
                                deed.officeCode(),
                                deed.assessmentId(),
                                deed.source(),
                                deed.day(),
                                deed.actor(),
                                reverses,
                                note),
                        posting);
        return new Booked(id, Account.of(before.plus(change)));
    }
}
