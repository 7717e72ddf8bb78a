package org.onevisit.fee.ledger;

import java.util.List;

/**
 * What a recount of the whole ledger has found.
 *
 * @param ok whether nothing is wrong
 * @param transactions how many there are, all numbered and sealed
 * @param lastSeal SHA-256 of the last seal in hexadecimal; null for an empty ledger. Kept
 *     elsewhere, it shows later that nothing before it was changed
 */
public record Verification(
        boolean ok, long transactions, long entries, String lastSeal, List<Check> checks) {

    /**
     * One thing that was counted again.
     *
     * @param wrong how many break it
     * @param first number of the first transaction that breaks it, or null
     */
    public record Check(Rule rule, boolean ok, long wrong, Long first) {}

    /** What must hold. */
    public enum Rule {
        /** 借贷平衡: each transaction has at least two entries that sum to zero. */
        BALANCED,
        /** 编号连续: numbers run from 1 without a gap. */
        NUMBERED,
        /** 封存链: each seal is the hash over its batch and the seal before. */
        SEALED,
        /** No assessment has a negative receivable or both a receivable and a debt. */
        NOT_NEGATIVE,
        /** What is owed and overpaid follows from what was assessed, relieved, paid, refunded. */
        FIGURES,
        /** No transaction was written into a month after it was closed. */
        PERIODS,
        /** A reversal takes back what it reverses to the cent. */
        REVERSALS
    }
}
