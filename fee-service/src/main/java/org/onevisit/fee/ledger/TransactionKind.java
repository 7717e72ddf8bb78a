package org.onevisit.fee.ledger;

/** What a transaction of the ledger books; a reversal has the kind of what it reverses. */
public enum TransactionKind {
    /** 核定: the fee of an assessment and the relief granted with it, once. */
    ASSESS,
    /** 重新核定: more or less of fee or relief after a change of plan. */
    REASSESS,
    /** 滞纳金: late fee, where local law knows one. */
    LATE_FEE,
    /** 缴款: money that the collector reported, placed on its assessment. */
    PAY,
    /** 退付: money paid back out of the treasury. */
    REFUND,
    /** 暂存: money that no assessment could be found for yet. */
    SUSPENSE
}
