package org.onevisit.codes;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Checks the identifiers of the field. The checks take upper case only and no blanks: whoever
 * accepts what a person typed calls {@link #normalised} first (rule C-3).
 */
public final class Identifiers {

    private Identifiers() {}

    /**
     * Checks one identifier by the rules of its kind; item codes by the national profile.
     *
     * @param value the identifier in upper case; {@code null} is found missing
     * @param today the day in Asia/Shanghai on which a birthday may not lie in the future
     */
    public static Check check(Kind kind, String value, LocalDate today) {
        return switch (kind) {
            case USCC -> CreditCode.check(value);
            case ID_CARD -> IdCard.check(value, today);
            case ITEM_CODE -> ItemCode.check(value, ItemCode.Profile.NATIONAL);
        };
    }

    /**
     * What a person typed, trimmed and in upper case: the form that the checks take. Only ASCII
     * letters are raised, so that no letter of another script turns into a valid one.
     */
    public static String normalised(String typed) {
        if (typed == null) {
            return null;
        }
        String bare = typed.strip();
        return bare.chars().allMatch(c -> c < 128) ? bare.toUpperCase(Locale.ROOT) : bare;
    }

    static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
