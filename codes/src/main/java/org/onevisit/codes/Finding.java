package org.onevisit.codes;

/**
 * One thing that is wrong, or doubtful, about an identifier.
 *
 * @param code stable upper-snake name, such as {@code CHECK_CHARACTER}
 * @param message what is wrong, Chinese first; never repeats the identifier itself
 */
public record Finding(String code, String message) {}
