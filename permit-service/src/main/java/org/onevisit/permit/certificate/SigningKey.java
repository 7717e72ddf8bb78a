package org.onevisit.permit.certificate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;

/** A P-256 key, read from PEM; one without its private half only checks what it signed before. */
final class SigningKey {

    /** ECDSA with the signature as two numbers of 32 bytes, as JWS wants it. */
    static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private static final int COORDINATE_BYTES = 32;
    private static final ECDomainParameters P256 =
            new ECDomainParameters(CustomNamedCurves.getByName("P-256"));

    private final String id;
    private final ECPrivateKey privateKey;
    private final ECPublicKey publicKey;

    private SigningKey(String id, ECPrivateKey privateKey, ECPublicKey publicKey) {
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
            if (!P256.getN().equals(publicKey.getParams().getOrder())) {
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
        Signature check = Signature.getInstance(ALGORITHM);
        check.initVerify(publicKey);
        check.update(text);
        if (!check.verify(sign(text))) {
            throw new IllegalArgumentException("its private and public key don't belong together");
        }
    }

    String id() {
        return id;
    }

    boolean signs() {
        return privateKey != null;
    }

    /**
     * Signs with the private half: two numbers of 32 bytes, as JWS wants them. The same text always
     * gets the same signature (RFC 6979). The library takes a sixth of the time that the JDK's own
     * implementation needs, which counts in the transaction of a decision.
     */
    byte[] sign(byte[] text) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(privateKey.getS(), P256));
        byte[] digest = new byte[COORDINATE_BYTES];
        SHA256Digest hash = new SHA256Digest();
        hash.update(text, 0, text.length);
        hash.doFinal(digest, 0);
        BigInteger[] signature = signer.generateSignature(digest);
        return PlainDSAEncoding.INSTANCE.encode(P256.getN(), signature[0], signature[1]);
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
