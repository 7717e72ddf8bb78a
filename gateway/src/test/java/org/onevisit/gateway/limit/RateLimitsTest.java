package org.onevisit.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onevisit.gateway.limit.RateLimits.Allowances;
import org.onevisit.gateway.limit.RateLimits.Verdict;

class RateLimitsTest {

    @Test
    void theBurstPassesAndThenNothing() {
        RateLimits limits = new RateLimits(new Allowances(1, 3), new Allowances(1, 5));
        for (int i = 2; i >= 0; i--) {
            Verdict verdict = limits.count("s", "a");
            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.remaining()).isEqualTo(i);
        }
        Verdict refused = limits.count("s", "a");
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retrySeconds()).isBetween(1L, 60L);
        assertThat(limits.count("t", "a").allowed()).isTrue();
        assertThat(limits.count(null, "a").remaining()).isEqualTo(4);
    }

    @Test
    void zeroIsNoLimit() {
        RateLimits limits = new RateLimits(new Allowances(0, 0), new Allowances(0, 0));
        for (int i = 0; i < 1_000; i++) {
            assertThat(limits.count("s", "a").allowed()).isTrue();
        }
        assertThat(limits.exhausted("a")).isFalse();
    }
}
