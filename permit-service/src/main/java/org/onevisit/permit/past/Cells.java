package org.onevisit.permit.past;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The cells of one row, read as what their columns mean; what is wrong is noted and read on. */
final class Cells {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final int MOST_DIGITS = 9;

    private final int[] places;
    private final Findings findings;
    private List<String> fields;
    private long line;
    private boolean bad;

    /**
     * @param places where in a row each column stands
     */
    Cells(int[] places, Findings findings) {
        this.places = places;
        this.findings = findings;
    }

    /** Turns to the next row. */
    void turn(long line, List<String> fields) {
        this.line = line;
        this.fields = fields;
        this.bad = false;
    }

    long line() {
        return line;
    }

    boolean isBad() {
        return bad;
    }

    void wrong(Column column, Defect defect) {
        findings.add(line, column, defect);
        bad = true;
    }

    /** What stands there without the blanks around it; null for nothing. */
    String text(Column column) {
        String text = fields.get(places[column.ordinal()]).strip();
        return text.isEmpty() ? null : text;
    }

    String required(Column column, int longest) {
        String text = text(column);
        if (text == null) {
            wrong(column, Defect.MISSING);
        } else if (text.length() > longest) {
            wrong(column, Defect.TOO_LONG);
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            wrong(column, Defect.MALFORMED);
        } else {
            return text;
        }
        return null;
    }

    String oneOf(Column column, Set<String> words, boolean required) {
        String word = text(column);
        if (word == null) {
            if (required) {
                wrong(column, Defect.MISSING);
            }
            return null;
        }
        if (!words.contains(word)) {
            wrong(column, Defect.MALFORMED);
            return null;
        }
        return word;
    }

    /** A day until today; null for nothing. */
    LocalDate day(Column column, LocalDate today) {
        String text = text(column);
        LocalDate day = text == null ? null : day(text);
        if (text != null && day == null) {
            wrong(column, Defect.NOT_A_DAY);
        } else if (day != null && day.isAfter(today)) {
            wrong(column, Defect.IN_FUTURE);
        }
        return day;
    }

    /** A day in the one form that is taken; null when it is none. */
    static LocalDate day(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            LocalDate day =
                    LocalDate.of(
                            Integer.parseInt(text, 0, 4, 10),
                            Integer.parseInt(text, 5, 7, 10),
                            Integer.parseInt(text, 8, 10, 10));
            return day.isBefore(FIRST_DAY) ? null : day;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** A whole number; null for nothing. */
    Integer number(Column column, int least, int most, boolean required) {
        String text = text(column);
        if (text == null) {
            if (required) {
                wrong(column, Defect.MISSING);
            }
            return null;
        }
        boolean digits =
                text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            wrong(column, Defect.MALFORMED);
            return null;
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            wrong(column, Defect.OUT_OF_RANGE);
            return null;
        }
        return number;
    }

    /** An amount with at most two places; zero for nothing. */
    BigDecimal amount(Column column) {
        String text = text(column);
        if (text == null) {
            return BigDecimal.ZERO;
        }
        if (!DECIMAL.matcher(text).matches()) {
            wrong(column, Defect.MALFORMED);
            return BigDecimal.ZERO;
        }
        return new BigDecimal(text);
    }
}
