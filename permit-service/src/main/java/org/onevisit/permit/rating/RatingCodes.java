package org.onevisit.permit.rating;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.permit.filing.Filing;

/**
 * Codes (评价码) by which people rate whose case was filed at the window: they have no account that
 * owns it. A code is told once, to be handed over; kept is its hash, and only the last one counts.
 */
@ApplicationScoped
class RatingCodes {

    private static final char[] READABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ".toCharArray();
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] NO_HASH = new byte[32];

    private final EntityManager database;

    RatingCodes(EntityManager database) {
        this.database = database;
    }

    /** A new code of a locked case; those before it are worth nothing any more. */
    String issue(Filing filing, String officer, Instant at) {
        char[] code = new char[LENGTH];
        for (int i = 0; i < code.length; i++) {
            code[i] = READABLE[RANDOM.nextInt(READABLE.length)];
        }
        String text = new String(code);
        database.createNativeQuery(
                        "insert into rating_code (filing_id, code_hash, issued_by, issued_at)"
                                + " values (?1, ?2, ?3, ?4) on conflict (filing_id) do update set"
                                + " code_hash = excluded.code_hash, issued_by = excluded.issued_by,"
                                + " issued_at = excluded.issued_at")
                .setParameter(1, filing.id())
                .setParameter(2, hash(text))
                .setParameter(3, officer)
                .setParameter(4, at)
                .executeUpdate();
        return text;
    }

    /**
     * The case that a number and its code belong to; empty for a wrong number as for a wrong code,
     * so that nobody learns which cases there are.
     */
    Optional<UUID> filing(String caseNo, String code) {
        List<?> rows =
                database.createNativeQuery(
                                "select c.filing_id, c.code_hash from filing f"
                                        + " join rating_code c on c.filing_id = f.id where f.case_no = ?1")
                        .setParameter(1, caseNo)
                        .getResultList();
        byte[] expected = rows.isEmpty() ? NO_HASH : (byte[]) ((Object[]) rows.get(0))[1];
        return MessageDigest.isEqual(expected, hash(code))
                ? Optional.of((UUID) ((Object[]) rows.get(0))[0])
                : Optional.empty();
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
