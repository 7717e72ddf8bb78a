package org.onevisit.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code of a service item (rule C-1). The live national form is 实施编码 of 31 characters: credit code
 * of the office (18), level of exercise (1), basic code (12); 业务办理项编码 adds a serial number (2).
 * Older and local forms exist and are checked by their own profile.
 */
public final class ItemCode {

    /** Characters of a 实施编码. */
    public static final int LENGTH = 31;

    /** Characters of a 业务办理项编码. */
    public static final int VARIANT_LENGTH = 33;

    private ItemCode() {}

    /** A form of item code in use somewhere; each is checked by its own rule. */
    public enum Profile {
        /** 31 or 33 characters, as on live platforms (连云港, 兵团十四师, 汶上). */
        NATIONAL(null, List.of()),
        /** 河南焦作: organisation code (9), kind (2 letters), serial (8). */
        JIAOZUO(
                "(?<organisationCode>[0-9A-Z]{8}[0-9X])(?<kind>[A-Z]{2})(?<serial>[0-9]{8})",
                List.of("organisationCode", "kind", "serial")),
        /** 四川: list code, region (12), serial (3), credit code (18), level, variant (2). */
        SICHUAN(
                "(?<listCode>[0-9]{3}[A-Z][0-9]{8,10})-(?<region>[0-9]{12})-(?<serial>[0-9]{3})"
                        + "-(?<uscc>[0-9A-Z]{18})-(?<level>[1-7])-(?<variant>[0-9]{2})",
                List.of("listCode", "region", "serial", "uscc", "level", "variant")),
        /** 贵州: kind (2 letters), main item (5), sub-item (3), DB52/T 1264. */
        GUIZHOU(
                "(?<kind>[A-Z]{2})(?<mainItem>[0-9]{5})(?<subItem>[0-9]{3})",
                List.of("kind", "mainItem", "subItem")),
        /** 湖北: region (6), department (3), type (2), serial (3), sub-item (2). */
        HUBEI(
                "(?<region>[0-9]{6})(?<department>[0-9]{3})(?<type>[0-9]{2})(?<serial>[0-9]{3})"
                        + "(?<subItem>[0-9]{2})",
                List.of("region", "department", "type", "serial", "subItem"));

        private final Pattern form;
        private final List<String> parts;

        Profile(String form, List<String> parts) {
            this.form = form == null ? null : Pattern.compile(form);
            this.parts = parts;
        }
    }

    /**
     * Checks an item code by the rule of a profile.
     *
     * @param value the code in upper case; {@code null} is found missing
     */
    public static Check check(String value, Profile profile) {
        Check.Notes notes = new Check.Notes();
        if (value == null || value.isEmpty()) {
            notes.wrong("MISSING", "未填写事项编码 The item code is missing");
            return notes.done();
        }
        notes.part("profile", profile.name());
        if (profile == Profile.NATIONAL) {
            national(value, notes);
        } else {
            local(value, profile, notes);
        }
        return notes.done();
    }

    private static void national(String value, Check.Notes notes) {
        if (value.length() != LENGTH && value.length() != VARIANT_LENGTH) {
            notes.wrong("LENGTH", "实施编码应为31位,业务办理项编码应为33位 An item code has 31 or 33 characters");
            for (Profile other : localForms(value)) {
                notes.doubtful(
                        "LOCAL_FORM",
                        "符合地方编码规则 "
                                + other
                                + ",如需接受请指定该规则 Has the local form "
                                + other
                                + "; name that profile to accept it");
            }
            return;
        }
        notes.part("uscc", value.substring(0, CreditCode.LENGTH));
        notes.include(CreditCode.check(value.substring(0, CreditCode.LENGTH)), "USCC_");
        char level = value.charAt(CreditCode.LENGTH);
        if (level < '1' || level > '7') {
            notes.wrong("LEVEL", "第19位行使层级应为1至7 The level of exercise is not 1 to 7");
        }
        notes.part("level", String.valueOf(level));
        String basic = value.substring(CreditCode.LENGTH + 1, LENGTH);
        if (Identifiers.digits(basic)) {
            readBasicCode(basic, notes);
        } else {
            notes.wrong("BASIC_CODE", "基本编码应为12位数字 The basic code is not twelve digits");
        }
        if (value.length() == VARIANT_LENGTH) {
            String serial = value.substring(LENGTH);
            if (!Identifiers.digits(serial)) {
                notes.wrong("SERIAL", "业务办理项序号应为2位数字 The serial of the variant is not two digits");
            }
            notes.part("serial", serial);
        }
    }

    /**
     * A basic code of the national list starts with 00; provincial lists put the six digits of the
     * region in front instead.
     */
    private static void readBasicCode(String basic, Check.Notes notes) {
        notes.part("basicCode", basic);
        if (basic.startsWith("00")) {
            notes.part("list", "NATIONAL");
            notes.part("type", basic.substring(2, 4));
            notes.part("mainItem", basic.substring(4, 9));
        } else {
            notes.part("list", "PROVINCIAL");
            notes.part("listRegion", basic.substring(0, 6));
            notes.part("mainItem", basic.substring(6, 9));
        }
        notes.part("subItem", basic.substring(9));
    }

    private static List<Profile> localForms(String value) {
        List<Profile> fitting = new ArrayList<>();
        for (Profile profile : Profile.values()) {
            if (profile.form != null && profile.form.matcher(value).matches()) {
                fitting.add(profile);
            }
        }
        return fitting;
    }

    private static void local(String value, Profile profile, Check.Notes notes) {
        Matcher matcher = profile.form.matcher(value);
        if (!matcher.matches()) {
            notes.wrong("FORM", "不符合地方编码规则 " + profile + " Has not the form of profile " + profile);
            return;
        }
        for (String part : profile.parts) {
            notes.part(part, matcher.group(part));
        }
        if (profile == Profile.SICHUAN) {
            notes.include(CreditCode.check(matcher.group("uscc")), "USCC_");
        }
        if (profile == Profile.JIAOZUO && !OrganisationCode.checks(matcher.group(1))) {
            notes.doubtful(
                    "ORGANISATION_CODE_CHECK",
                    "组织机构代码校验位不符(GB 11714) The organisation code has another check character");
        }
    }
}
