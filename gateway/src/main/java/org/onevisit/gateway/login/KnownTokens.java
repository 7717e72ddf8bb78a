package org.onevisit.gateway.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Tokens that were verified, or cookies that hold such, remembered by their hash for as long as
 * they are valid: so the signature of a token is computed once, and who is known is not taken for
 * one who tries. Wrong ones are not remembered.
 */
final class KnownTokens {

    private static final int MOST = 20_000;

    private final Cache<String, Known> tokens = Caffeine.newBuilder().maximumSize(MOST).build();
    private final Clock clock;

    KnownTokens(Clock clock) {
        this.clock = clock;
    }

    /** Subject of what was verified and has not expired; else {@code null}. */
    String subject(String token) {
        Known known = tokens.getIfPresent(hash(token));
        return known == null || known.expiresAt() <= clock.instant().getEpochSecond()
                ? null
                : known.subject();
    }

    /**
     * @param expiresAt seconds since the epoch
     */
    void remember(String token, String subject, long expiresAt) {
        tokens.put(hash(token), new Known(subject, expiresAt));
    }

    private static String hash(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Known(String subject, long expiresAt) {}
}
