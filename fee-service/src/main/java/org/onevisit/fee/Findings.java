package org.onevisit.fee;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onevisit.platform.Refusal.Flaw;

/**
 * Reads single values of a request and gathers what is wrong with them; a value that is wrong or
 * absent is read as null.
 */
public final class Findings {

    // Bounded before anything is computed with it: no exponent, at most 12 + 6 digits.
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]+");
    private static final int MOST_PLACES = 4;
    private static final int CENTS = 2;

    private final List<Flaw> flaws = new ArrayList<>();

    /** Everything found so far, in the order of reading. */
    public List<Flaw> all() {
        return flaws;
    }

    public void add(String pointer, String code, String message) {
        flaws.add(new Flaw(pointer, code, message));
    }

    public void missing(String pointer) {
        add(pointer, "MISSING", "必填 Needed");
    }

    /** A figure between 0 and a bound, both inclusive. */
    public BigDecimal decimal(String pointer, String text, BigDecimal most) {
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            add(
                    pointer,
                    "NOT_A_DECIMAL",
                    "应为十进制数，整数最多12位，小数最多6位 A decimal of at most 12 + 6 digits is expected");
            return null;
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() < 0) {
            add(pointer, "NEGATIVE", "不能为负 It may not be negative");
            return null;
        }
        if (value.compareTo(most) > 0) {
            add(pointer, "TOO_LARGE", "超过上限 " + most + " It exceeds " + most);
            return null;
        }
        return value;
    }

    /**
     * A length, area or rate between 0 and a bound, measured to {@value #MOST_PLACES} places at
     * most.
     */
    public BigDecimal measure(String pointer, String text, BigDecimal most) {
        BigDecimal value = decimal(pointer, text, most);
        if (value != null && value.scale() > MOST_PLACES) {
            add(pointer, "TOO_MANY_DECIMALS", "小数最多4位 At most 4 decimals");
            return null;
        }
        return value;
    }

    /** An amount in yuan between 0 and a bound, to the cent. */
    public BigDecimal money(String pointer, String text, BigDecimal most) {
        BigDecimal value = decimal(pointer, text, most);
        if (value != null && value.scale() > CENTS) {
            add(pointer, "TOO_MANY_DECIMALS", "金额最多2位小数 An amount has at most 2 decimals");
            return null;
        }
        return value;
    }

    /** A whole number between two bounds, both inclusive. */
    public Integer whole(String pointer, String text, int least, int most) {
        BigDecimal value = decimal(pointer, text, BigDecimal.valueOf(most));
        if (value == null) {
            return null;
        }
        if (value.stripTrailingZeros().scale() > 0) {
            add(pointer, "NOT_WHOLE", "应为整数 A whole number is expected");
            return null;
        }
        if (value.intValue() < least) {
            add(pointer, "TOO_SMALL", "不能小于 " + least + " It may not be less than " + least);
            return null;
        }
        return value.intValue();
    }

    /** A text of 1 to so many characters on one line. */
    public String text(String pointer, String text, int most) {
        if (text == null) {
            return null;
        }
        if (text.isBlank() || text.length() > most || !LINE.matcher(text).matches()) {
            add(
                    pointer,
                    "BAD_TEXT",
                    "应为1至" + most + "个可见字符 1 to " + most + " visible characters are expected");
            return null;
        }
        return text.strip();
    }

    /**
     * Refuses with everything found; does nothing when nothing was.
     *
     * @throws Refused {@code INVALID_INPUT}
     */
    public void refuse() {
        if (!flaws.isEmpty()) {
            throw Refused.because(Reason.INVALID_INPUT, flaws);
        }
    }

    /** A day such as 2025-09-26 between 1990 and 2100. */
    public LocalDate date(String pointer, String text) {
        if (text == null) {
            return null;
        }
        LocalDate day = null;
        if (DATE.matcher(text).matches()) {
            try {
                day = LocalDate.parse(text);
            } catch (DateTimeException e) {
                day = null;
            }
        }
        if (day == null) {
            add(pointer, "NOT_A_DATE", "应为 2025-09-26 形式的日期 A date like 2025-09-26 is expected");
        } else if (day.getYear() < 1990 || day.getYear() > 2100) {
            add(pointer, "OUT_OF_RANGE", "日期应在1990年至2100年之间 The day must lie in 1990 to 2100");
            day = null;
        }
        return day;
    }

    /** One of the names of an enum. */
    public <E extends Enum<E>> E choice(String pointer, String text, Class<E> names) {
        if (text == null) {
            return null;
        }
        E[] known = names.getEnumConstants();
        for (E name : known) {
            if (name.name().equals(text)) {
                return name;
            }
        }
        String allowed = Arrays.stream(known).map(Enum::name).collect(Collectors.joining(", "));
        add(pointer, "UNKNOWN_VALUE", "应为下列之一 One of these is expected: " + allowed);
        return null;
    }

    /** Says that a value is needed when it was not sent. */
    public void needed(String pointer, Object sent) {
        if (sent == null) {
            missing(pointer);
        }
    }
}
