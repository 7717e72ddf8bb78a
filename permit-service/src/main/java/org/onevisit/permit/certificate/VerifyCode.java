package org.onevisit.permit.certificate;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 核验码: what one types to check a certificate. 18 characters of an alphabet of 30 (88 random bits)
 * in which none looks like another: no 0 O 1 I L U.
 */
final class VerifyCode {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 18;
    private static final int GROUP = 6;
    private static final Pattern WELL_FORMED =
            Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");
    private static final int MAX_TYPED = 60;
    private static final SecureRandom RANDOM = new SecureRandom();

    private VerifyCode() {}

    static String make() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** A code as people type it: in any case, with blanks or dashes; empty when it is none. */
    static Optional<String> read(String typed) {
        if (typed == null || typed.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String code = SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        return WELL_FORMED.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    /** In groups of six, as printed. */
    static String printed(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }
}
