package org.onevisit.gateway.entry;

/** Hides what may be a personal number: any run of 15 digits or more (身份证号 has 15 or 18). */
final class DigitRuns {

    private static final int SHORTEST = 15;

    private DigitRuns() {}

    static String masked(String path) {
        int run = 0;
        StringBuilder masked = null;
        for (int i = 0; i <= path.length(); i++) {
            boolean digit = i < path.length() && path.charAt(i) >= '0' && path.charAt(i) <= '9';
            if (digit) {
                run++;
                continue;
            }
            if (run >= SHORTEST) {
                masked = masked == null ? new StringBuilder(path) : masked;
                for (int at = i - run; at < i; at++) {
                    masked.setCharAt(at, '*');
                }
            }
            run = 0;
        }
        return masked == null ? path : masked.toString();
    }
}
