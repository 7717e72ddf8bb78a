package org.onevisit.platform.test;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Signed tokens with the claims of the realm, for tests of one service; the key lives for one run.
 */
public final class Tokens {

    static final String ISSUER = "http://issuer.test/realms/onevisit";
    private static final String PUBLIC = "onevisit.test.public-key";
    private static final String PRIVATE = "onevisit.test.private-key";
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

    /** Token that was good until a minute ago. */
    public static String expired(String user, String... roles) {
        return claims(user, null, roles)
                .issuedAt(Instant.EPOCH)
                .expiresAt(System.currentTimeMillis() / 1000 - 60)
                .sign(KEYS.getPrivate());
    }

    static String publicKey() {
        return encode(KEYS.getPublic().getEncoded());
    }

    private static String of(String user, String officeCode, String... roles) {
        return claims(user, officeCode, roles)
                .expiresIn(Duration.ofHours(1))
                .sign(KEYS.getPrivate());
    }

    private static JwtClaimsBuilder claims(String user, String officeCode, String... roles) {
        JwtClaimsBuilder claims =
                Jwt.issuer(ISSUER)
                        .subject(user)
                        .claim("preferred_username", user)
                        .claim("realm_access", Map.of("roles", List.of(roles)));
        if (officeCode != null) {
            claims.claim("office_code", officeCode);
        }
        return claims;
    }

    private static KeyPair keys() {
        // The test process loads this class in two class loaders; both must sign with the same key.
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            if (System.getProperty(PRIVATE) == null) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair pair = generator.generateKeyPair();
                System.setProperty(PUBLIC, encode(pair.getPublic().getEncoded()));
                System.setProperty(PRIVATE, encode(pair.getPrivate().getEncoded()));
            }
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(decode(PUBLIC))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decode(PRIVATE))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    private static byte[] decode(String property) {
        return Base64.getDecoder().decode(System.getProperty(property));
    }
}
