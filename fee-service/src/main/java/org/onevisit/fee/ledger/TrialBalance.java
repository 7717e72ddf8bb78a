package org.onevisit.fee.ledger;

import java.math.BigDecimal;
import java.util.List;

/**
 * 试算平衡表: the accounts at an instant. Debits and credits are equal, so {@code sum} is 0.00.
 *
 * @param asOf the day or instant asked for
 * @param officeCode of one office, or null for all
 * @param debit sum of all debits in yuan
 * @param credit sum of all credits in yuan
 * @param sum debit − credit
 */
public record TrialBalance(
        String asOf,
        String officeCode,
        List<Line> accounts,
        BigDecimal debit,
        BigDecimal credit,
        BigDecimal sum) {

    /**
     * One account.
     *
     * @param debit sum of its debits
     * @param credit sum of its credits
     * @param balance debit − credit
     */
    public record Line(
            LedgerAccount account, BigDecimal debit, BigDecimal credit, BigDecimal balance) {}

    static TrialBalance of(String asOf, String officeCode, List<Line> lines) {
        BigDecimal debit = lines.stream().map(Line::debit).reduce(ZERO, BigDecimal::add);
        BigDecimal credit = lines.stream().map(Line::credit).reduce(ZERO, BigDecimal::add);
        return new TrialBalance(asOf, officeCode, lines, debit, credit, debit.subtract(credit));
    }

    private static final BigDecimal ZERO = new BigDecimal("0.00");
}
