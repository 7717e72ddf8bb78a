package org.onevisit.permit.document;

public enum DocumentKind {
    RECEIPT,
    SUPPLEMENT_NOTICE,
    ACCEPTANCE_NOTICE,
    NOT_COMPETENT_NOTICE,
    NOT_NEEDED_NOTICE,
    GRANT_DECISION,
    REFUSAL_DECISION,
    DELIVERY_RECEIPT,
    CERTIFICATE
}
