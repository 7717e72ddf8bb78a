package org.onevisit.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.onevisit.gateway.Settings;

/**
 * How many requests one subject and one address may send. A verified subject has an allowance of
 * its own, so that a hall behind one address is not throttled as one; everyone else shares the
 * allowance of the address. Credentials that do not hold use up a second allowance of the address
 * beside it, as large: when that is gone, none that are unknown are looked at any more. So whoever
 * brings no credentials at all locks out nobody who does.
 */
@Singleton
public final class RateLimits {

    private final Allowances subjects;
    private final Allowances addresses;
    private final Allowances attempts;

    @Inject
    RateLimits(Settings settings) {
        this(
                new Allowances(settings.ratePerSubject(), settings.ratePerSubjectBurst()),
                new Allowances(settings.ratePerAddress(), settings.ratePerAddressBurst()),
                new Allowances(settings.ratePerAddress(), settings.ratePerAddressBurst()));
    }

    RateLimits(Allowances subjects, Allowances addresses, Allowances attempts) {
        this.subjects = subjects;
        this.addresses = addresses;
        this.attempts = attempts;
    }

    /**
     * Counts one request.
     *
     * @param subject subject of a verified token, or {@code null}
     * @param attempted whether there were credentials, right or wrong
     * @param address address of the client
     */
    public Verdict count(String subject, boolean attempted, String address) {
        if (subject != null) {
            return subjects.count(subject);
        }
        Verdict attempt = attempted ? attempts.count(address) : Verdict.FREE;
        return attempt.allowed() ? addresses.count(address) : attempt;
    }

    /** Whether an address brought so much that did not hold that no more of it is looked at. */
    public boolean distrusted(String address) {
        return attempts.exhausted(address);
    }

    /**
     * What a count came to.
     *
     * @param limited whether there is a limit at all
     * @param allowed whether the request may pass
     * @param limit requests that may come at once
     * @param remaining how many of them are left
     * @param resetSeconds until the whole allowance is back
     * @param retrySeconds until the next request may pass
     */
    public record Verdict(
            boolean limited,
            boolean allowed,
            long limit,
            long remaining,
            long resetSeconds,
            long retrySeconds) {

        static final Verdict FREE = new Verdict(false, true, 0, 0, 0, 0);
    }

    /** Token buckets by name, as many as fit: the longest unused is forgotten first. */
    static final class Allowances {

        private static final int MOST = 50_000;

        private final int perMinute;
        private final int burst;
        private final Cache<String, Bucket> buckets;

        Allowances(int perMinute, int burst) {
            this.perMinute = perMinute;
            this.burst = Math.max(1, burst);
            // A bucket that had time to fill up again is the same as none.
            long fullAfterSeconds = perMinute == 0 ? 1 : 60L * this.burst / perMinute + 1;
            this.buckets =
                    Caffeine.newBuilder()
                            .maximumSize(MOST)
                            .expireAfterAccess(Duration.ofSeconds(fullAfterSeconds))
                            .build();
        }

        Verdict count(String name) {
            if (perMinute == 0) {
                return Verdict.FREE;
            }
            ConsumptionProbe probe = buckets.get(name, this::full).tryConsumeAndReturnRemaining(1);
            return new Verdict(
                    true,
                    probe.isConsumed(),
                    burst,
                    probe.getRemainingTokens(),
                    seconds(probe.getNanosToWaitForReset()),
                    Math.max(1, seconds(probe.getNanosToWaitForRefill())));
        }

        boolean exhausted(String name) {
            Bucket bucket = perMinute == 0 ? null : buckets.getIfPresent(name);
            return bucket != null && bucket.getAvailableTokens() == 0;
        }

        private Bucket full(String name) {
            return Bucket.builder()
                    .addLimit(
                            limit ->
                                    limit.capacity(burst)
                                            .refillGreedy(perMinute, Duration.ofMinutes(1)))
                    .build();
        }

        private static long seconds(long nanos) {
            return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
        }
    }
}
