package org.onevisit.codes;

import java.util.Map;

/**
 * Unified social credit code 统一社会信用代码, GB 32100-2015 (rule C-2): registration authority (1),
 * category (1), region (6), organisation code (9), check character (1).
 */
final class CreditCode {

    static final int LENGTH = 18;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Map<Character, String> AUTHORITIES =
            Map.ofEntries(
                    Map.entry('1', "机构编制 public bodies"),
                    Map.entry('2', "外交 foreign affairs"),
                    Map.entry('3', "司法行政 justice"),
                    Map.entry('4', "文化 culture"),
                    Map.entry('5', "民政 civil affairs"),
                    Map.entry('6', "旅游 tourism"),
                    Map.entry('7', "宗教 religion"),
                    Map.entry('8', "工会 trade unions"),
                    Map.entry('9', "市场监管 market regulation"),
                    Map.entry('A', "中央军委 military"),
                    Map.entry('N', "农业农村 agriculture"),
                    Map.entry('Y', "其他 other"));
    private static final Map<String, String> CATEGORIES =
            Map.of(
                    "11", "机关 government body",
                    "12", "事业单位 public institution",
                    "51", "社会团体 association",
                    "52", "民办非企业单位 private non-enterprise unit",
                    "53", "基金会 foundation",
                    "54", "自治组织 self-governing body",
                    "91", "企业 enterprise",
                    "92", "个体工商户 sole trader",
                    "93", "农民专业合作社 farmers' cooperative");

    private CreditCode() {}

    static Check check(String value) {
        Check.Notes notes = new Check.Notes();
        if (value == null || value.isEmpty()) {
            notes.wrong("MISSING", "未填写统一社会信用代码 The credit code is missing");
            return notes.done();
        }
        boolean inAlphabet = value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        if (!inAlphabet) {
            notes.wrong(
                    "CHARACTER_SET",
                    "只能使用数字和大写字母,且不含 I、O、S、V、Z Only digits and capital letters other than I, O, S,"
                            + " V, Z");
        }
        if (value.length() != LENGTH) {
            notes.wrong("LENGTH", "统一社会信用代码应为18位 A credit code has 18 characters");
            return notes.done();
        }
        read(value, notes);
        if (inAlphabet && ALPHABET.charAt(checkValue(value)) != value.charAt(LENGTH - 1)) {
            notes.wrong("CHECK_CHARACTER", "校验码不符,请核对是否抄错 The check character does not match");
        }
        if (inAlphabet && !OrganisationCode.checks(value.substring(8, 17))) {
            notes.doubtful(
                    "ORGANISATION_CODE_CHECK",
                    "其中的组织机构代码校验位不符(GB 11714) The organisation code inside has another check"
                            + " character");
        }
        return notes.done();
    }

    private static void read(String value, Check.Notes notes) {
        String authority = AUTHORITIES.get(value.charAt(0));
        if (authority == null) {
            notes.wrong("REGISTRATION_AUTHORITY", "第1位登记管理部门代码不存在 Unknown registration authority");
        }
        String region = value.substring(2, 8);
        if (!Identifiers.digits(region)) {
            notes.wrong("REGION", "第3至8位行政区划码应为数字 The region code is not six digits");
        }
        notes.part("registrationAuthority", value.substring(0, 1));
        if (authority != null) {
            notes.part("registrationAuthorityName", authority);
        }
        notes.part("category", value.substring(1, 2));
        String category = CATEGORIES.get(value.substring(0, 2));
        if (category != null) {
            notes.part("categoryName", category);
        }
        notes.part("region", region);
        notes.part("organisationCode", value.substring(8, 17));
        notes.part("checkCharacter", value.substring(17));
    }

    /** Weights are the powers of 3 modulo 31. */
    private static int checkValue(String value) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(value.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return (31 - sum % 31) % 31;
    }
}
