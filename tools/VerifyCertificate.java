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
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a certificate without a network: whether what its QR code carries was signed by one of the
 * office's keys. Whether it was revoked since, only the office's service can tell.
 *
 * <p>{@code java tools/VerifyCertificate.java <payload or text of the QR code> --keys jwks.json};
 * exit code 0 when genuine and not expired, 1 when not, 2 when it was called wrongly.
 */
public final class VerifyCertificate {

    private static final int MAX_LENGTH = 8192;
    private static final List<String> SHOWN =
            List.of(
                    "no=证照编号 Certificate",
                    "itemName=许可事项 Item",
                    "item=实施编码 Item code",
                    "officeName=发证机关 Office",
                    "holder=持证人 Holder",
                    "issued=发证日期 Issued",
                    "validTo=有效期至 Valid to",
                    "code=核验码 Code");

    private VerifyCertificate() {}

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
            String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
            if (certificate.get("validTo") instanceof String last && last.compareTo(today) < 0) {
                throw new IllegalArgumentException("已过有效期 it expired after " + printable(last));
            }
            out.println("签名有效 The signature is genuine");
            for (String shown : SHOWN) {
                Object claim = certificate.get(shown.substring(0, shown.indexOf('=')));
                if (claim != null) {
                    out.println("  " + shown.replaceFirst(".*=", "") + ": " + printable(claim));
                }
            }
            out.println(
                    "是否已被撤销请在线核验 Whether it was revoked, ask " + printable(certificate.get("iss")));
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("证照无效 Not valid: " + e.getMessage());
            return 1;
        }
    }

    private static int usage(PrintStream err) {
        err.println("用法 Usage: verify-certificate <payload or QR text> --keys <jwks.json>");
        return 2;
    }

    /**
     * Checks a payload.
     *
     * @param text a compact JWS, or an address that ends in {@code #<JWS>}
     * @param keys a JSON Web Key Set as read by {@link Json}
     * @return what the certificate says
     * @throws IllegalArgumentException when it is malformed, of an unknown signer, or altered
     */
    static Map<?, ?> check(String text, Object keys) {
        String jws = text.strip();
        jws = jws.substring(jws.indexOf('#') + 1);
        String[] parts = jws.split("\\.", -1);
        if (jws.length() > MAX_LENGTH || parts.length != 3) {
            throw new IllegalArgumentException("内容不完整 not a complete payload");
        }
        Map<?, ?> header = object(decode(parts[0]));
        // The algorithm is ours to choose, never the sender's.
        if (!"ES256".equals(header.get("alg")) || header.containsKey("crit")) {
            throw new IllegalArgumentException("签名算法不符 not signed with ES256");
        }
        try {
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(publicKey(key(keys, header.get("kid"))));
            check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!check.verify(decode(parts[2]))) {
                throw new SignatureException();
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("签名不符，内容可能被篡改 the signature does not match");
        }
        Map<?, ?> certificate = object(decode(parts[1]));
        if (!Objects.equals(certificate.get("v"), "1") || certificate.get("no") == null) {
            throw new IllegalArgumentException("不是证照内容 not a certificate of a known version");
        }
        return certificate;
    }

    private static Map<?, ?> key(Object keys, Object id) {
        if (keys instanceof Map<?, ?> set && set.get("keys") instanceof List<?> all) {
            for (Object entry : all) {
                if (entry instanceof Map<?, ?> key && id != null && id.equals(key.get("kid"))) {
                    return key;
                }
            }
        }
        throw new IllegalArgumentException(
                "不认识签名公钥 signed by a key that is not among the given ones");
    }

    private static PublicKey publicKey(Map<?, ?> key) throws GeneralSecurityException {
        if (!"EC".equals(key.get("kty")) || !"P-256".equals(key.get("crv"))) {
            throw new IllegalArgumentException("公钥类型不符 the key is not one for ES256");
        }
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        BigInteger x = new BigInteger(1, decode(key.get("x")));
        BigInteger y = new BigInteger(1, decode(key.get("y")));
        return KeyFactory.getInstance("EC")
                .generatePublic(
                        new ECPublicKeySpec(
                                new ECPoint(x, y), curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] decode(Object text) {
        return Base64.getUrlDecoder().decode(String.valueOf(text));
    }

    private static Map<?, ?> object(byte[] json) {
        if (Json.read(new String(json, StandardCharsets.UTF_8)) instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException("内容不可读 the payload can't be read");
    }

    /** A text without what could move a terminal's cursor. */
    private static String printable(Object value) {
        return String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
    }

    /** Reads JSON into maps, lists and texts; numbers and literals stay texts. Depth is bounded. */
    static final class Json {

        private static final int MAX_DEPTH = 20;
        private static final Pattern TOKEN =
                Pattern.compile(
                        "\\s*+(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[-+.0-9A-Za-z]++|[{}\\[\\]:,])\\s*+");
        private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)");

        private final Matcher tokens;
        private String token;

        private Json(String text) {
            tokens = TOKEN.matcher(text);
            next();
        }

        static Object read(String text) {
            Json reader = new Json(text);
            Object value = reader.value(0);
            if (reader.token != null) {
                throw new IllegalArgumentException("not JSON: more after the end");
            }
            return value;
        }

        private void next() {
            if (tokens.regionStart() == tokens.regionEnd()) {
                token = null;
            } else if (tokens.lookingAt()) {
                token = tokens.group(1);
                tokens.region(tokens.end(), tokens.regionEnd());
            } else {
                throw new IllegalArgumentException("not JSON");
            }
        }

        private String take() {
            if (token == null) {
                throw new IllegalArgumentException("not JSON: it ends too early");
            }
            String taken = token;
            next();
            return taken;
        }

        private boolean taken(String wanted) {
            boolean found = wanted.equals(token);
            if (found) {
                next();
            }
            return found;
        }

        private Object value(int depth) {
            String first = take();
            if (depth > MAX_DEPTH || "}]:,".contains(first)) {
                throw new IllegalArgumentException("not JSON");
            }
            return switch (first.charAt(0)) {
                case '{' -> object(depth);
                case '[' -> array(depth);
                case '"' -> text(first);
                default -> first;
            };
        }

        private Map<String, Object> object(int depth) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (boolean more = !taken("}"); more; more = more("}")) {
                String name = text(take());
                // Named twice, different readers would see different values.
                if (!taken(":") || object.put(name, value(depth + 1)) != null) {
                    throw new IllegalArgumentException("not JSON: " + name);
                }
            }
            return object;
        }

        private List<Object> array(int depth) {
            List<Object> array = new ArrayList<>();
            for (boolean more = !taken("]"); more; more = more("]")) {
                array.add(value(depth + 1));
            }
            return array;
        }

        private boolean more(String end) {
            if (!taken(",") && !end.equals(token)) {
                throw new IllegalArgumentException("not JSON");
            }
            return !taken(end);
        }

        private static String text(String quoted) {
            if (quoted.length() < 2 || quoted.charAt(0) != '"') {
                throw new IllegalArgumentException("not JSON");
            }
            return ESCAPE.matcher(quoted.substring(1, quoted.length() - 1))
                    .replaceAll(escape -> Matcher.quoteReplacement(unescaped(escape)));
        }

        private static String unescaped(MatchResult escape) {
            if (escape.group(2) != null) {
                return String.valueOf((char) Integer.parseInt(escape.group(2), 16));
            }
            int known = "\"\\/bfnrt".indexOf(escape.group(1));
            if (known < 0) {
                throw new IllegalArgumentException("not JSON");
            }
            return String.valueOf("\"\\/\b\f\n\r\t".charAt(known));
        }
    }
}
