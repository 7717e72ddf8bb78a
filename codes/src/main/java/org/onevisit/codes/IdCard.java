package org.onevisit.codes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/**
 * Identity card number 公民身份号码, GB 11643-1999 (rule C-3): region (6), day of birth (8), sequence
 * (3), check character (1).
 */
final class IdCard {

    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final Set<String> PROVINCES =
            Set.of(
                    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35",
                    "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
                    "61", "62", "63", "64", "65", "71", "81", "82", "83");
    private static final int OLDEST_AGE_SEEN = 130;

    private IdCard() {}

    static Check check(String value, LocalDate today) {
        Check.Notes notes = new Check.Notes();
        if (value == null || value.isEmpty()) {
            notes.wrong("MISSING", "未填写身份证号 The identity number is missing");
            return notes.done();
        }
        if (value.length() == 15 && Identifiers.digits(value)) {
            notes.wrong(
                    "FIFTEEN_DIGITS",
                    "15位身份证号自2013年1月1日起停用 Numbers of 15 digits are out since 2013-01-01");
            return notes.done();
        }
        boolean inAlphabet = value.matches("[0-9]*[0-9X]");
        if (!inAlphabet) {
            notes.wrong(
                    "CHARACTER_SET", "应为17位数字加1位数字或大写X Seventeen digits and a digit or capital X");
        }
        if (value.length() != LENGTH) {
            notes.wrong("LENGTH", "身份证号应为18位 An identity number has 18 characters");
            return notes.done();
        }
        read(value, today, notes);
        if (inAlphabet && checkCharacter(value) != value.charAt(LENGTH - 1)) {
            notes.wrong("CHECK_CHARACTER", "校验码不符,请核对是否抄错 The check character does not match");
        }
        return notes.done();
    }

    private static void read(String value, LocalDate today, Check.Notes notes) {
        String province = value.substring(0, 2);
        if (!PROVINCES.contains(province)) {
            notes.wrong("PROVINCE", "前两位省级代码不存在 Unknown province");
        }
        notes.part("province", province);
        notes.part("region", value.substring(0, 6));
        LocalDate born = day(value.substring(6, 14));
        if (born == null) {
            notes.wrong("BIRTH_DATE", "出生日期不存在 There is no such day of birth");
        } else {
            notes.part("birthDate", born.toString());
            if (born.isAfter(today)) {
                notes.wrong("BIRTH_DATE_IN_FUTURE", "出生日期晚于今天 The day of birth is in the future");
            } else if (born.isBefore(today.minusYears(OLDEST_AGE_SEEN))) {
                notes.doubtful("IMPLAUSIBLE_AGE", "年龄超过130岁,请核对 Older than 130 years");
            }
        }
        char sequence = value.charAt(16);
        if (sequence >= '0' && sequence <= '9') {
            notes.part("sex", (sequence - '0') % 2 == 1 ? "MALE" : "FEMALE");
        }
        notes.part("checkCharacter", value.substring(17));
    }

    private static LocalDate day(String eight) {
        if (!Identifiers.digits(eight) || eight.startsWith("0000")) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(eight.substring(0, 4)),
                    Integer.parseInt(eight.substring(4, 6)),
                    Integer.parseInt(eight.substring(6)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static char checkCharacter(String value) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (value.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }
}
