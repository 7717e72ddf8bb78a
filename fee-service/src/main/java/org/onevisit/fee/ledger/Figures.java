package org.onevisit.fee.ledger;

import java.math.BigDecimal;

/**
 * The five sums of an assessment, or a change of them, in yuan.
 *
 * @param assessed fee before relief
 * @param relieved relief granted
 * @param late late fees
 * @param paid payments received
 * @param refunded money paid back
 */
record Figures(
        BigDecimal assessed,
        BigDecimal relieved,
        BigDecimal late,
        BigDecimal paid,
        BigDecimal refunded) {

    private static final BigDecimal ZERO = new BigDecimal("0.00");

    static final Figures NONE = new Figures(ZERO, ZERO, ZERO, ZERO, ZERO);

    static Figures assessed(BigDecimal gross, BigDecimal relief) {
        return new Figures(gross, relief, ZERO, ZERO, ZERO);
    }

    static Figures late(BigDecimal amount) {
        return new Figures(ZERO, ZERO, amount, ZERO, ZERO);
    }

    static Figures paid(BigDecimal amount) {
        return new Figures(ZERO, ZERO, ZERO, amount, ZERO);
    }

    static Figures refunded(BigDecimal amount) {
        return new Figures(ZERO, ZERO, ZERO, ZERO, amount);
    }

    Figures plus(Figures change) {
        return new Figures(
                assessed.add(change.assessed),
                relieved.add(change.relieved),
                late.add(change.late),
                paid.add(change.paid),
                refunded.add(change.refunded));
    }

    Figures negated() {
        return new Figures(
                assessed.negate(),
                relieved.negate(),
                late.negate(),
                paid.negate(),
                refunded.negate());
    }

    /** What is owed; negative when more was paid than owed. domain: Σassess − Σrelief + Σlate … */
    BigDecimal balance() {
        return assessed.subtract(relieved).add(late).subtract(paid).add(refunded);
    }

    /** What the payer still owes. */
    BigDecimal outstanding() {
        return balance().max(ZERO);
    }

    /** What the payer has paid too much. */
    BigDecimal overpaid() {
        return balance().negate().max(ZERO);
    }
}
