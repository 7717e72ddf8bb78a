import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Checks a certificate without a network: whether what its QR code carries was signed by one of the
 * office's keys. Whether it was revoked since, only the office's service can tell.
 *
 * <p>{@code java tools/VerifyCertificate.java <payload or text of the QR code> --keys jwks.json}; exit
 * code 0 when genuine, 1 when not, 2 when it was called wrongly.
 */
public final class VerifyCertificate {

    private static final int MAX_LENGTH = 8192;
    private static final int COORDINATE_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    private static final Map<String, String> LABELS = labels();

    private VerifyCertificate() {}

    /** The payload is not genuine; the message says why. */
    static final class NotGenuine extends Exception {
        private static final long serialVersionUID = 1L;

        NotGenuine(String message) {
            super(message);
        }
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String text = null;
        String keyFile = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if ("--keys".equals(argument) && i + 1 < arguments.size() && keyFile == null) {
                keyFile = arguments.get(++i);
            } else if (!argument.startsWith("--") && text == null) {
                text = argument;
            } else {
                return usage(err);
            }
        }
        if (text == null || keyFile == null) {
            return usage(err);
        }
        Object keys;
        try {
            keys = Json.read(Files.readString(Path.of(keyFile)));
        } catch (IOException | IllegalArgumentException e) {
            err.println("读不到公钥 The keys can't be read: " + keyFile + " (" + e.getMessage() + ")");
            return 2;
        }
        try {
            Map<?, ?> certificate = check(text, keys);
            out.println("签名有效 The signature is genuine");
            LABELS.forEach(
                    (name, label) -> {
                        if (certificate.get(name) != null) {
                            out.println("  " + label + ": " + printable(certificate.get(name)));
                        }
                    });
            out.println("是否已被撤销请在线核验 Whether it was revoked, ask " + printable(certificate.get("iss")));
            return 0;
        } catch (NotGenuine e) {
            err.println("证照无效 Not genuine: " + e.getMessage());
            return 1;
        }
    }

    private static int usage(PrintStream err) {
        err.println("用法 Usage: verify-certificate <payload or text of the QR code> --keys <jwks.json>");
        err.println("公钥 Keys: GET /api/permits/certificates/keys");
        return 2;
    }

    /**
     * Checks a payload.
     *
     * @param text a compact JWS, or an address that ends in {@code #<JWS>}
     * @param keys a JSON Web Key Set as read by {@link Json}
     * @return what the certificate says
     * @throws NotGenuine when it is malformed, signed by nobody known, or altered
     */
    static Map<?, ?> check(String text, Object keys) throws NotGenuine {
        String jws = text.strip();
        jws = jws.substring(jws.indexOf('#') + 1);
        String[] parts = jws.split("\\.", -1);
        if (jws.length() > MAX_LENGTH || parts.length != 3) {
            throw new NotGenuine("内容不完整 not a complete payload");
        }
        Map<?, ?> header = object(decode(parts[0]));
        // The algorithm is ours to choose, never the sender's.
        if (!"ES256".equals(header.get("alg")) || header.containsKey("crit")) {
            throw new NotGenuine("签名算法不符 not signed with ES256");
        }
        byte[] signature = decode(parts[2]);
        if (signature.length != SIGNATURE_BYTES) {
            throw new NotGenuine("签名长度不符 the signature has a wrong length");
        }
        PublicKey key = key(keys, header.get("kid"));
        String signed = parts[0] + "." + parts[1];
        try {
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(key);
            check.update(signed.getBytes(StandardCharsets.US_ASCII));
            if (!check.verify(signature)) {
                throw new NotGenuine("签名不符，内容可能被篡改 the signature does not match");
            }
        } catch (GeneralSecurityException e) {
            throw new NotGenuine("签名不符 the signature can't be checked");
        }
        Map<?, ?> certificate = object(decode(parts[1]));
        if (!Objects.equals(certificate.get("v"), "1") || certificate.get("no") == null) {
            throw new NotGenuine("不是证照内容 not a certificate of a known version");
        }
        return certificate;
    }

    private static PublicKey key(Object keys, Object id) throws NotGenuine {
        if (id instanceof String && keys instanceof Map<?, ?> set && set.get("keys") instanceof List<?> all) {
            for (Object entry : all) {
                if (entry instanceof Map<?, ?> key && id.equals(key.get("kid"))) {
                    return publicKey(key);
                }
            }
        }
        throw new NotGenuine("不认识签名公钥 signed by a key that is not among the given ones");
    }

    private static PublicKey publicKey(Map<?, ?> key) throws NotGenuine {
        if (!"EC".equals(key.get("kty")) || !"P-256".equals(key.get("crv"))) {
            throw new NotGenuine("公钥类型不符 the key is not one for ES256");
        }
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECPoint point = new ECPoint(coordinate(key.get("x")), coordinate(key.get("y")));
            return KeyFactory.getInstance("EC")
                    .generatePublic(
                            new ECPublicKeySpec(
                                    point, curve.getParameterSpec(ECParameterSpec.class)));
        } catch (GeneralSecurityException e) {
            throw new NotGenuine("公钥不可用 the key can't be used");
        }
    }

    private static BigInteger coordinate(Object text) throws NotGenuine {
        byte[] bytes = decode(String.valueOf(text));
        if (bytes.length != COORDINATE_BYTES) {
            throw new NotGenuine("公钥不可用 the key can't be used");
        }
        return new BigInteger(1, bytes);
    }

    private static byte[] decode(String text) throws NotGenuine {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new NotGenuine("内容不完整 not a complete payload");
        }
    }

    private static Map<?, ?> object(byte[] json) throws NotGenuine {
        try {
            if (Json.read(new String(json, StandardCharsets.UTF_8)) instanceof Map<?, ?> object) {
                return object;
            }
        } catch (IllegalArgumentException e) {
            // Answered below: it is no JSON object.
        }
        throw new NotGenuine("内容不可读 the payload can't be read");
    }

    /** A text without what could move a terminal's cursor. */
    private static String printable(Object value) {
        return String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("no", "证照编号 Certificate");
        labels.put("itemName", "许可事项 Item");
        labels.put("item", "实施编码 Item code");
        labels.put("officeName", "发证机关 Office");
        labels.put("holder", "持证人 Holder");
        labels.put("issued", "发证日期 Issued");
        labels.put("validTo", "有效期至 Valid to");
        labels.put("code", "核验码 Code");
        return labels;
    }

    /** Reads JSON into maps, lists and texts; numbers and literals stay texts. Depth is bounded. */
    static final class Json {

        private static final int MAX_DEPTH = 20;

        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        static Object read(String text) {
            Json reader = new Json(text);
            Object value = reader.value(0);
            reader.blanks();
            if (reader.at != text.length()) {
                throw new IllegalArgumentException("text after the end");
            }
            return value;
        }

        private Object value(int depth) {
            blanks();
            if (depth > MAX_DEPTH || at >= text.length()) {
                throw new IllegalArgumentException("not JSON");
            }
            return switch (text.charAt(at)) {
                case '{' -> object(depth);
                case '[' -> array(depth);
                case '"' -> string();
                default -> literal();
            };
        }

        private Map<String, Object> object(int depth) {
            Map<String, Object> object = new LinkedHashMap<>();
            at++;
            blanks();
            if (taken('}')) {
                return object;
            }
            do {
                blanks();
                String name = string();
                blanks();
                take(':');
                // Named twice, different readers would see different values.
                if (object.put(name, value(depth + 1)) != null) {
                    throw new IllegalArgumentException("named twice: " + name);
                }
                blanks();
            } while (taken(','));
            take('}');
            return object;
        }

        private List<Object> array(int depth) {
            List<Object> array = new ArrayList<>();
            at++;
            blanks();
            if (taken(']')) {
                return array;
            }
            do {
                array.add(value(depth + 1));
                blanks();
            } while (taken(','));
            take(']');
            return array;
        }

        private String string() {
            take('"');
            StringBuilder string = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                char c = text.charAt(at++);
                string.append(c == '\\' ? escaped() : c);
            }
            take('"');
            return string.toString();
        }

        private char escaped() {
            if (at >= text.length()) {
                throw new IllegalArgumentException("not JSON");
            }
            char c = text.charAt(at++);
            if (c == 'u' && at + 4 <= text.length()) {
                at += 4;
                return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            int known = "\"\\/bfnrt".indexOf(c);
            if (known < 0) {
                throw new IllegalArgumentException("not JSON");
            }
            return "\"\\/\b\f\n\r\t".charAt(known);
        }

        private String literal() {
            int start = at;
            while (at < text.length() && "+-.0123456789Eaeflnrstu".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (start == at) {
                throw new IllegalArgumentException("not JSON");
            }
            return text.substring(start, at);
        }

        private void blanks() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private boolean taken(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void take(char c) {
            if (!taken(c)) {
                throw new IllegalArgumentException("not JSON");
            }
        }
    }
}
