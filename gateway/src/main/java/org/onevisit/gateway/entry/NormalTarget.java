package org.onevisit.gateway.entry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Whether a request target is written in the one normal way (RFC 3986, 6.2). Whatever could mean
 * one path here and another behind the gateway is refused, not repaired.
 */
final class NormalTarget {

    /** What no query may hold (RFC 3986, 3.4), though browsers and people write it there. */
    private static final String NOT_OF_QUERIES = "\"<>\\^`{|}";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private NormalTarget() {}

    /**
     * Encodes what a person types as it is read: Chinese, and marks in a query.
     *
     * @param line the target as it stood in the request line, a character for each octet
     */
    static String encoded(String line) {
        StringBuilder encoded = null;
        boolean query = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            query |= c == '?';
            if (c > 0x7f || query && NOT_OF_QUERIES.indexOf(c) >= 0) {
                encoded = encoded == null ? new StringBuilder(line.substring(0, i)) : encoded;
                encoded.append('%').append(HEX.toHexDigits((byte) c));
            } else if (encoded != null) {
                encoded.append(c);
            }
        }
        return encoded == null ? line : encoded.toString();
    }

    /**
     * @param target the target, {@link #encoded}
     * @return the path of the target, or {@code null} when the target is not normal
     */
    static String path(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (path.isEmpty() || path.charAt(0) != '/') {
            return null;
        }
        if (query >= 0 && !readable(target, query)) {
            return null;
        }
        return segments(path) && encodings(path) ? path : null;
    }

    private static boolean readable(String target, int query) {
        byte[] decoded = new byte[target.length() - query];
        int size = 0;
        for (int i = query; i < target.length(); i++) {
            char c = target.charAt(i);
            int octet = c == '%' ? octet(target, i) : c;
            if (c <= ' ' || c >= 0x7f || c == '#' || octet < 0) {
                return false;
            }
            decoded[size++] = (byte) octet;
            i += c == '%' ? 2 : 0;
        }
        return utf8(ByteBuffer.wrap(decoded, 0, size));
    }

    private static boolean segments(String path) {
        int start = 1;
        for (int i = 1; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                int length = i - start;
                boolean last = i == path.length();
                boolean dots =
                        length == 1 && path.charAt(start) == '.'
                                || length == 2 && path.startsWith("..", start);
                if (dots || length == 0 && !last) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    private static boolean encodings(String path) {
        byte[] decoded = new byte[path.length()];
        int size = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int octet = octet(path, i);
                if (octet < 0 || unreserved(octet) || treacherous(octet)) {
                    return false;
                }
                if (octet == '%' && i + 5 <= path.length() && hex(path, i + 3) >= 0) {
                    return false;
                }
                decoded[size++] = (byte) octet;
                i += 2;
            } else if (!plain(c)) {
                return false;
            } else {
                decoded[size++] = (byte) c;
            }
        }
        return utf8(ByteBuffer.wrap(decoded, 0, size));
    }

    private static boolean plain(char c) {
        return unreserved(c) || "/!$&'()*+,=:@".indexOf(c) >= 0;
    }

    private static boolean unreserved(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    private static boolean treacherous(int octet) {
        return octet < ' ' || octet == 0x7f || octet == '/' || octet == '\\' || octet == ';';
    }

    private static int octet(String path, int percent) {
        return percent + 2 < path.length() ? hex(path, percent + 1) : -1;
    }

    private static int hex(String path, int at) {
        if (at + 1 >= path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(at), 16);
        int low = Character.digit(path.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static boolean utf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
