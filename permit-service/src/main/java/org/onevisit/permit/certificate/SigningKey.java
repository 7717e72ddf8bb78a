package org.onevisit.permit.certificate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A P-256 key, read from PEM; one without its private half only checks what it signed before. */
final class SigningKey {

    /** ECDSA with the signature as two numbers of 32 bytes, as JWS wants it. */
    static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private static final int COORDINATE_BYTES = 32;
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final String id;
    private final PrivateKey privateKey;
    private final ECPublicKey publicKey;

    private SigningKey(String id, PrivateKey privateKey, ECPublicKey publicKey) {
        this.id = id;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * Reads a key.
     *
     * @param pem a {@code PUBLIC KEY} and, for a key that signs, a {@code PRIVATE KEY} (PKCS8)
     * @throws IllegalArgumentException when it is no P-256 key or the halves don't belong together
     */
    static SigningKey read(String id, String pem) {
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            byte[] published =
                    block(pem, "PUBLIC KEY")
                            .orElseThrow(
                                    () -> new IllegalArgumentException("it has no PUBLIC KEY"));
            ECPublicKey publicKey =
                    (ECPublicKey) keys.generatePublic(new X509EncodedKeySpec(published));
            Optional<byte[]> secret = block(pem, "PRIVATE KEY");
            ECPrivateKey privateKey =
                    secret.isEmpty()
                            ? null
                            : (ECPrivateKey)
                                    keys.generatePrivate(new PKCS8EncodedKeySpec(secret.get()));
            if (!P256_ORDER.equals(publicKey.getParams().getOrder())) {
                throw new IllegalArgumentException("it is not on the curve P-256");
            }
            SigningKey key = new SigningKey(id, privateKey, publicKey);
            key.mustBelongTogether();
            return key;
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException("it is not a P-256 key: " + e.getMessage(), e);
        }
    }

    private static Optional<byte[]> block(String pem, String name) {
        Matcher block =
                Pattern.compile("-----BEGIN " + name + "-----([^-]*)-----END " + name + "-----")
                        .matcher(pem);
        return block.find()
                ? Optional.of(Base64.getMimeDecoder().decode(block.group(1)))
                : Optional.empty();
    }

    private void mustBelongTogether() throws GeneralSecurityException {
        if (privateKey == null) {
            return;
        }
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        Signature sign = Signature.getInstance(ALGORITHM);
        sign.initSign(privateKey);
        sign.update(text);
        Signature check = Signature.getInstance(ALGORITHM);
        check.initVerify(publicKey);
        check.update(text);
        if (!check.verify(sign.sign())) {
            throw new IllegalArgumentException("its private and public key don't belong together");
        }
    }

    String id() {
        return id;
    }

    boolean signs() {
        return privateKey != null;
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    Published published() {
        return new Published(
                "EC",
                "P-256",
                id,
                "sig",
                "ES256",
                coordinate(publicKey.getW().getAffineX()),
                coordinate(publicKey.getW().getAffineY()));
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }

    /** A public key as a JSON Web Key (RFC 7517). */
    public record Published(
            String kty, String crv, String kid, String use, String alg, String x, String y) {}
}
