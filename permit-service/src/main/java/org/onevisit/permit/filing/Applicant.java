package org.onevisit.permit.filing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.onevisit.codes.Identifiers;

/**
 * Who applies (申请人).
 *
 * @param identifier 统一社会信用代码 of an organisation (C-2), 身份证号 of a person (C-3); without the blanks
 *     and small letters that it may have been typed with
 * @param phone where notices reach the applicant
 */
@Embeddable
public record Applicant(
        @NotNull @Column(name = "applicant_type") @Enumerated(EnumType.STRING) Type type,
        @NotBlank @Size(max = 200) @Column(name = "applicant_name") String name,
        @NotBlank @Size(max = 40) @Column(name = "applicant_identifier") String identifier,
        @NotBlank @Pattern(regexp = "[0-9+() -]{5,30}") @Column(name = "applicant_phone")
                String phone) {

    /** Kind of applicant; a person is identified by an ID card number, all others by a USCC. */
    public enum Type {
        PERSON,
        ENTERPRISE,
        INSTITUTION,
        SOCIAL_ORGANISATION,
        GOVERNMENT,
        OTHER
    }

    public Applicant {
        identifier = Identifiers.normalised(identifier);
    }

    /** The same with the personal numbers hidden but for their ends. */
    public Applicant masked() {
        return new Applicant(
                type, name, type == Type.PERSON ? mask(identifier) : identifier, mask(phone));
    }

    private static String mask(String number) {
        int shown = number.length() > 8 ? 3 : 0;
        int tail = number.length() > 8 ? 4 : Math.min(2, number.length());
        return number.substring(0, shown)
                + "*".repeat(number.length() - shown - tail)
                + number.substring(number.length() - tail);
    }
}
