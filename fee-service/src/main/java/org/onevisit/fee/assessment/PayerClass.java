package org.onevisit.fee.assessment;

/** What kind of payer; reports are drawn up by it. */
public enum PayerClass {
    PERSON,
    ENTERPRISE,
    INSTITUTION,
    SOCIAL_ORGANISATION,
    GOVERNMENT,
    OTHER
}
