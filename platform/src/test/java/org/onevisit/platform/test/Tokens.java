package org.onevisit.platform.test;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Signed tokens with the claims of the realm, for tests of one service; the key lives for one run.
 */
public final class Tokens {

    static final String ISSUER = "http://issuer.test/realms/onevisit";
    private static final KeyPair KEYS = keys();

    private Tokens() {}

    /** Token of an applicant. */
    public static String applicant(String user) {
        return of(user, null, "applicant");
    }

    /** Token of a staff member of an office. */
    public static String staff(String user, String officeCode, String... roles) {
        return of(user, officeCode, roles);
    }

    /**
     * Token of someone with roles above the offices, such as editor, supervisor, auditor, admin.
     */
    public static String central(String user, String... roles) {
        return of(user, null, roles);
    }

    static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    private static String of(String user, String officeCode, String... roles) {
        JwtClaimsBuilder claims =
                Jwt.issuer(ISSUER)
                        .subject(user)
                        .claim("preferred_username", user)
                        .claim("realm_access", Map.of("roles", List.of(roles)))
                        .expiresIn(Duration.ofHours(1));
        if (officeCode != null) {
            claims.claim("office_code", officeCode);
        }
        return claims.sign(KEYS.getPrivate());
    }

    private static KeyPair keys() {
        // The surefire process loads this class in two class loaders; both must sign with the same
        // key.
        Object shared = System.getProperties().get(ISSUER);
        if (shared instanceof KeyPair pair) {
            return pair;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            System.getProperties().put(ISSUER, pair);
            return pair;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
