package org.onevisit.fee.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever changes in whatever order, each posting balances and owed and overpaid never mix. */
class PostingProperties {

    @Property(tries = 1000)
    void accountsFollowTheFigures(@ForAll("changes") List<Figures> changes) {
        Map<LedgerAccount, BigDecimal> accounts = new EnumMap<>(LedgerAccount.class);
        Figures figures = Figures.NONE;
        for (Figures change : changes) {
            Map<LedgerAccount, BigDecimal> entries = Posting.of(figures, change).entries();
            assertThat(entries.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isZero();
            entries.forEach((account, amount) -> accounts.merge(account, amount, BigDecimal::add));
            figures = figures.plus(change);
            assertThat(of(accounts, LedgerAccount.RECEIVABLE))
                    .isEqualByComparingTo(figures.outstanding());
            assertThat(of(accounts, LedgerAccount.REFUNDS_PAYABLE).negate())
                    .isEqualByComparingTo(figures.overpaid());
        }
    }

    private static BigDecimal of(Map<LedgerAccount, BigDecimal> accounts, LedgerAccount account) {
        return accounts.getOrDefault(account, BigDecimal.ZERO);
    }

    @Provide
    Arbitrary<List<Figures>> changes() {
        Arbitrary<BigDecimal> amounts =
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1000.00"), new BigDecimal("1000.00"))
                        .ofScale(2);
        return Combinators.combine(amounts, amounts, amounts, amounts, amounts)
                .as(Figures::new)
                .list()
                .ofMaxSize(50);
    }
}
