package org.onevisit.permit.filing;

/** Way in which the application came (申请渠道). */
public enum Channel {
    WEB,
    MOBILE,
    WINDOW,
    MAIL,
    OTHER
}
