package org.onevisit.permit.rules;

/** What it means that an applicant does not hand in what he was told to; a matter of local law. */
public enum Lapse {
    /** The application counts as taken back (视为撤回). */
    WITHDRAWN,
    /** It is not accepted, or after acceptance refused (不予受理、不予许可). */
    REFUSED
}
