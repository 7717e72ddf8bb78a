package org.onevisit.fee.assessment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onevisit.fee.ledger.Account;
import org.onevisit.fee.ledger.Ledger;
import org.onevisit.fee.policy.Policies;
import org.onevisit.fee.policy.Terms;
import org.onevisit.fee.pricing.LateFee;

/**
 * 滞纳金, only where the policy has one (浙江省实施人防法办法 art. 30). It is charged with each payment that
 * comes after the due day, on the part of the fee that this payment pays; so the sum over all
 * payments is the rate times what was unpaid, day by day. Money goes to the fee first.
 */
@ApplicationScoped
public class LateFees implements PanacheRepositoryBase<LateCharge, Long> {

    private final Determinations determinations;
    private final Policies policies;
    private final Ledger ledger;

    LateFees(Determinations determinations, Policies policies, Ledger ledger) {
        this.determinations = determinations;
        this.policies = policies;
        this.ledger = ledger;
    }

    /**
     * Charges what a payment owes for coming late; to be called before it is booked.
     *
     * @param deed the booking of the payment, its id as source
     * @param amount of the payment in yuan
     * @param paidOn day of the payment (Asia/Shanghai)
     */
    public void charge(
            Assessment assessment, Ledger.Deed deed, BigDecimal amount, LocalDate paidOn) {
        Terms.LateRate rate = rate(assessment);
        if (rate == null || !paidOn.isAfter(assessment.dueOn())) {
            return;
        }
        BigDecimal late = amount.min(unpaidFee(ledger.hold(assessment.id())));
        if (late.signum() <= 0) {
            return;
        }
        LateFee fee =
                LateFee.of(
                        late, assessment.dueOn(), paidOn, rate.dailyRate(), rate.capAtPrincipal());
        if (fee.lateFee().signum() > 0) {
            Long transaction = ledger.lateFee(deed, fee.lateFee()).transactionId();
            persist(
                    new LateCharge(
                            transaction, assessment, deed.source(), paidOn, rate.dailyRate(), fee));
        }
    }

    /**
     * Takes back what was charged for a payment that is taken back itself; to be called after that.
     *
     * @return how the assessment stands now
     */
    public Account takeBack(
            UUID assessmentId, UUID paymentId, LocalDate day, String actor, String why) {
        for (LateCharge charge : list("paymentId = ?1 and takenBack = false", paymentId)) {
            ledger.reverse(charge.transactionId(), day, actor, why);
            charge.takeBack();
        }
        return ledger.account(assessmentId);
    }

    /** What stands of an assessment, in the order of booking. */
    List<LateCharge> of(UUID assessmentId) {
        return list("assessmentId = ?1 and takenBack = false order by transactionId", assessmentId);
    }

    private Terms.LateRate rate(Assessment assessment) {
        return determinations
                .standing(assessment.id())
                .flatMap(one -> policies.version(one.policyCode(), one.policyVersion()))
                .map(policy -> policy.terms().lateFee())
                .orElse(null);
    }

    private static BigDecimal unpaidFee(Account account) {
        return account.assessed()
                .subtract(account.relieved())
                .subtract(account.paid())
                .add(account.refunded());
    }
}
