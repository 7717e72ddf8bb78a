package org.onevisit.permit.filing;

/** Opinion of the review (审查意见). */
public enum Review {
    PASS,
    FAIL
}
