package org.onevisit.codes;

/** Organisation code 组织机构代码, GB 11714: eight characters and a check character. */
final class OrganisationCode {

    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final String VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String CHECK_CHARACTERS = "0123456789X0";

    private OrganisationCode() {}

    /** Whether the ninth character is the check character of the eight before it. */
    static boolean checks(String nine) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int value = VALUES.indexOf(nine.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(11 - sum % 11) == nine.charAt(8);
    }
}
