package org.onevisit.fee.ledger;

import java.math.BigDecimal;

/**
 * How an assessment stands, in yuan, as its entries say. {@code outstanding = assessed − relieved +
 * late − paid + refunded}, not below 0; what is below is {@code overpaid}.
 *
 * @param assessed fee before relief
 * @param relieved relief granted
 * @param late late fees charged
 * @param paid payments received
 * @param refunded money paid back
 * @param outstanding what the payer still owes
 * @param overpaid what the payer has paid too much
 */
public record Account(
        BigDecimal assessed,
        BigDecimal relieved,
        BigDecimal late,
        BigDecimal paid,
        BigDecimal refunded,
        BigDecimal outstanding,
        BigDecimal overpaid) {

    /** Nothing booked yet. */
    public static final Account EMPTY = of(Figures.NONE);

    static Account of(Figures figures) {
        return new Account(
                figures.assessed(),
                figures.relieved(),
                figures.late(),
                figures.paid(),
                figures.refunded(),
                figures.outstanding(),
                figures.overpaid());
    }

    /** Whether a fee was assessed and nothing of it is owed any more. */
    public boolean isSettled() {
        return assessed.signum() > 0 && outstanding.signum() == 0;
    }
}
