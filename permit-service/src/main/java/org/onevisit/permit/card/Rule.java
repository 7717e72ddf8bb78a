package org.onevisit.permit.card;

/**
 * What a card can be raised for (监察规则), M-1. Which of them an office is judged by, and in which
 * colour, is data ({@link RuleSet}).
 */
public enum Rule {
    /** The promise ends on the next working day. */
    REMINDER("承诺期限将到", "The promise ends on the next working day"),
    /** A stage is overdue though the case need not be. */
    STAGE_OVERDUE("环节超时", "A stage is overdue"),
    /** The promised day is over, whether the case is finished or not. */
    PROMISE_PASSED("超过承诺时限", "The promised limit has passed"),
    /** The legal limit is over (行政许可法 art. 42). */
    STATUTORY_PASSED("超过法定时限", "The legal limit has passed"),
    /** Nothing was said in time, so the law accepted (行政许可法 art. 32(4), R-D7 b, c). */
    NOTICE_MISSED("逾期未受理、未告知", "Neither accepted nor noticed in time"),
    /**
     * A second notice (行政许可法 art. 72(4)). The suite refuses to give one, so no card is ever raised.
     */
    SECOND_SUPPLEMENT_NOTICE("再次要求补正", "A second supplement notice"),
    /**
     * 行政许可法 art. 38. A refusal without reasons and remedies cannot be saved, so no card is ever
     * raised.
     */
    REFUSAL_WITHOUT_REASONS("不予许可未说明理由", "Refused without reasons"),
    /** Relief needs its proof in fee-service, so no card is ever raised. */
    FEE_CHANGED_WITHOUT_RELIEF("无依据变更收费", "A fee changed without basis of relief");

    private final String zh;
    private final String en;

    Rule(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** Chinese first, English second. */
    public String text() {
        return zh + " " + en;
    }
}
