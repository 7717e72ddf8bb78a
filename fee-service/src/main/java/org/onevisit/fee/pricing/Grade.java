package org.onevisit.fee.pricing;

import java.util.Optional;

/** Protective grade that a rule asks for; the rate depends on it. */
public enum Grade {
    SIX("6"),
    SIX_B("6B"),
    /** The place has one rate whatever the grade; usual with {@link RatioModel}. */
    ANY("ANY");

    private final String code;

    Grade(String code) {
        this.code = code;
    }

    /** As written in papers and in the contract. */
    public String code() {
        return code;
    }

    /** The grade written so; empty when there is none. */
    public static Optional<Grade> of(String code) {
        for (Grade grade : values()) {
            if (grade.code.equals(code)) {
                return Optional.of(grade);
            }
        }
        return Optional.empty();
    }

    String zh() {
        return this == ANY ? "不分级" : code + "级";
    }
}
