package org.onevisit.clock;

/** Who takes part in a decision, and how long the law gives for it (行政许可法 art. 42). */
public enum Handling {
    /** One office: 20 days, and 10 more approved by its head, art. 42 ¶1. */
    SINGLE(20, 10),
    /** Several under a lead (统一办理、联合办理、集中办理): 45 days, and 15 more, art. 42 ¶2. */
    JOINT(45, 15);

    private final Term limit;
    private final int longestExtension;

    Handling(int limit, int longestExtension) {
        this.limit = Term.workdays(limit);
        this.longestExtension = longestExtension;
    }

    /** The limit where no other law sets one. */
    public Term limit() {
        return limit;
    }

    /** Days by which it may be extended, once. */
    public int longestExtension() {
        return longestExtension;
    }
}
