package org.onevisit.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onevisit.gateway.limit.RateLimits.Allowances;
import org.onevisit.gateway.limit.RateLimits.Verdict;

class RateLimitsTest {

    @Test
    void theBurstPassesAndThenNothing() {
        RateLimits limits =
                new RateLimits(new Allowances(1, 3), new Allowances(1, 5), new Allowances(1, 5));
        for (int i = 2; i >= 0; i--) {
            Verdict verdict = limits.count("s", true, "a");
            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.remaining()).isEqualTo(i);
        }
        Verdict refused = limits.count("s", true, "a");
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retrySeconds()).isBetween(1L, 60L);
        assertThat(limits.count("t", true, "a").allowed()).isTrue();
        assertThat(limits.count(null, false, "a").remaining()).isEqualTo(4);
    }

    @Test
    void onlyWrongCredentialsMakeAnAddressDistrusted() {
        RateLimits limits =
                new RateLimits(new Allowances(1, 9), new Allowances(1, 2), new Allowances(1, 2));
        for (int i = 0; i < 3; i++) {
            limits.count(null, false, "visitors");
            limits.count(null, true, "guesser");
        }
        assertThat(limits.count(null, false, "visitors").allowed()).isFalse();
        assertThat(limits.distrusted("visitors")).isFalse();
        assertThat(limits.count(null, true, "guesser").allowed()).isFalse();
        assertThat(limits.count(null, false, "guesser").allowed()).isFalse();
        assertThat(limits.distrusted("guesser")).isTrue();
    }

    @Test
    void zeroIsNoLimit() {
        RateLimits limits =
                new RateLimits(new Allowances(0, 0), new Allowances(0, 0), new Allowances(0, 0));
        for (int i = 0; i < 1_000; i++) {
            assertThat(limits.count("s", true, "a").allowed()).isTrue();
        }
        assertThat(limits.distrusted("a")).isFalse();
    }
}
