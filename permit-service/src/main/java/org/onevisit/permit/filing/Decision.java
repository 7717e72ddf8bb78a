package org.onevisit.permit.filing;

/** The decision (决定), 行政许可法 art. 38. */
public enum Decision {
    GRANT,
    REFUSE
}
