package org.onevisit.fee.ledger;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * The entries that take an assessment from one state to another: debit positive, credit negative,
 * summing to zero. What is owed stands on {@link LedgerAccount#RECEIVABLE}, what was paid too much
 * on {@link LedgerAccount#REFUNDS_PAYABLE}, never both; so the two are split anew each time.
 */
record Posting(Map<LedgerAccount, BigDecimal> entries) {

    static Posting of(Figures before, Figures change) {
        Figures after = before.plus(change);
        Map<LedgerAccount, BigDecimal> entries = new EnumMap<>(LedgerAccount.class);
        entries.put(LedgerAccount.RECEIVABLE, after.outstanding().subtract(before.outstanding()));
        entries.put(LedgerAccount.REFUNDS_PAYABLE, before.overpaid().subtract(after.overpaid()));
        entries.put(LedgerAccount.REVENUE, change.assessed().negate());
        entries.put(LedgerAccount.RELIEF, change.relieved());
        entries.put(LedgerAccount.LATE_FEES, change.late().negate());
        entries.put(LedgerAccount.TREASURY, change.paid().subtract(change.refunded()));
        return nonZero(entries);
    }

    /** Money into suspense, or out of it when negative. */
    static Posting suspense(BigDecimal amount) {
        return nonZero(
                new EnumMap<>(
                        Map.of(
                                LedgerAccount.TREASURY,
                                amount,
                                LedgerAccount.SUSPENSE,
                                amount.negate())));
    }

    private static Posting nonZero(Map<LedgerAccount, BigDecimal> entries) {
        entries.values().removeIf(amount -> amount.signum() == 0);
        return new Posting(entries);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }
}
