package org.onevisit.fee.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.onevisit.fee.pricing.Policy;
import org.onevisit.fee.pricing.ReliefGrant;

/**
 * The terms of a policy, read and sound.
 *
 * @param policy what the rules need
 * @param reliefs the codes of relief that it knows
 * @param lateFee what paying late costs; null where local law has no late fee
 */
public record Terms(Policy policy, List<ReliefGrant> reliefs, LateRate lateFee) {

    public Terms {
        reliefs = List.copyOf(reliefs);
    }

    /**
     * What paying late costs.
     *
     * @param dailyRate share of the principal for each natural day
     * @param capAtPrincipal whether it may not exceed the principal (行政强制法 art. 45)
     */
    public record LateRate(BigDecimal dailyRate, boolean capAtPrincipal) {}

    /** The relief behind a code of this policy. */
    public Optional<ReliefGrant> relief(String code) {
        return reliefs.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
