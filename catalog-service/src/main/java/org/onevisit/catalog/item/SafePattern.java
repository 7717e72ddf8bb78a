package org.onevisit.catalog.item;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether a regular expression of a form can be matched in reasonable time against whatever an
 * applicant types. Java's matcher backtracks: {@code (a+)+$} takes years on thirty characters. So a
 * group that is repeated may hold neither repetition nor alternatives; what repeats without end
 * stands at most once and behind {@code ^}; and the ways in which bounded repetitions can share a
 * text are few. Look-around and back references are not taken at all.
 */
final class SafePattern {

    private static final int LONGEST = 300;
    private static final long MOST_WAYS = 10_000;

    private final String text;
    private int at;
    private int endless;
    private long ways = 1;
    private boolean safe = true;

    private SafePattern(String text) {
        this.text = text;
    }

    static boolean test(String pattern) {
        if (pattern.length() > LONGEST) {
            return false;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return false;
        }
        return new SafePattern(pattern).read();
    }

    private boolean read() {
        // Per open group: whether it holds a repetition or alternatives.
        Deque<Boolean> groups = new ArrayDeque<>();
        boolean branching = false;
        while (at < text.length() && safe) {
            char c = text.charAt(at++);
            switch (c) {
                case '\\' -> {
                    escape();
                    branching |= repeated(false);
                }
                case '[' -> {
                    skipClass();
                    branching |= repeated(false);
                }
                case '(' -> {
                    openGroup();
                    groups.push(branching);
                    branching = false;
                }
                case ')' -> {
                    boolean again = repeated(branching);
                    branching = groups.pop() | branching | again;
                }
                case '|' -> branching = true;
                case '^', '$' -> {}
                default -> branching |= repeated(false);
            }
        }
        return safe && (endless == 0 || endless == 1 && anchored());
    }

    /** Every branch must be tied to the start; with alternatives outside a group we do not know. */
    private boolean anchored() {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '|' && depth == 0) {
                return false;
            }
        }
        return text.startsWith("^");
    }

    private void escape() {
        char escaped = text.charAt(at++);
        if (escaped >= '1' && escaped <= '9'
                || escaped == 'k'
                || escaped == 'Q'
                || escaped == 'G') {
            safe = false;
        } else if ((escaped == 'p' || escaped == 'P')
                && at < text.length()
                && text.charAt(at) == '{') {
            at = text.indexOf('}', at) + 1;
        } else if (escaped == 'u') {
            at = Math.min(text.length(), at + 4);
        }
    }

    private void openGroup() {
        if (at < text.length() && text.charAt(at) == '?') {
            if (text.startsWith("?:", at)) {
                at += 2;
            } else {
                safe = false;
            }
        }
    }

    private void skipClass() {
        int depth = 1;
        if (at < text.length() && text.charAt(at) == '^') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == ']') {
            at++;
        }
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
        }
    }

    /**
     * Reads a quantifier, if one follows.
     *
     * @param branching what it applies to holds repetitions or alternatives itself
     * @return whether there was one
     */
    private boolean repeated(boolean branching) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        if (c != '*' && c != '+' && c != '?' && c != '{') {
            return false;
        }
        at++;
        long least = c == '+' ? 1 : 0;
        long most = c == '?' ? 1 : Long.MAX_VALUE;
        if (c == '{') {
            int end = text.indexOf('}', at);
            String[] bounds = text.substring(at, end).split(",", -1);
            at = end + 1;
            least = Long.parseLong(bounds[0]);
            most =
                    bounds.length == 1
                            ? least
                            : bounds[1].isEmpty() ? most : Long.parseLong(bounds[1]);
        }
        if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == '+')) {
            at++;
        }
        if (most == Long.MAX_VALUE) {
            endless++;
        } else {
            ways = Math.min(ways * Math.max(1, most - least + 1), MOST_WAYS + 1);
        }
        if (branching && most > 1 || ways > MOST_WAYS) {
            safe = false;
        }
        return true;
    }
}
