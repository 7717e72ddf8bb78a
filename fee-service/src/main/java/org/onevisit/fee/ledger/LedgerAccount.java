package org.onevisit.fee.ledger;

/**
 * The accounts of an office. Entries of all but {@link #SUSPENSE} also belong to one assessment, so
 * that each account is kept per assessment and in total.
 */
public enum LedgerAccount {
    /** 应收: what payers still owe; never negative. */
    RECEIVABLE,
    /** 收入: fees assessed. */
    REVENUE,
    /** 减免: reliefs granted, against revenue. */
    RELIEF,
    /** 滞纳金: late fees charged. */
    LATE_FEES,
    /** 入库: money in the treasury, as the collector reported it. */
    TREASURY,
    /** 应退: what payers have paid too much; never the payers' debt. */
    REFUNDS_PAYABLE,
    /** 暂存: money whose assessment is not known yet. */
    SUSPENSE
}
