package org.onevisit.permit.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.onevisit.permit.filing.Applicant;

/**
 * A certificate (证照) as it was issued, and whether it was revoked.
 *
 * @param certificateNo {@code <office code>-<yyyyMMdd>-<serial>} of its case
 * @param holder 持证人; the phone is not kept
 * @param subject what it permits: the project's name, or null
 * @param validTo last day on which it is valid, in Asia/Shanghai; null without end
 * @param verifyCode 核验码
 * @param payload what the QR code carries: a compact JWS
 * @param revocation null while it stands
 */
public record Certificate(
        String certificateNo,
        UUID filingId,
        String officeCode,
        String officeName,
        String itemCode,
        int itemVersion,
        String itemName,
        Applicant holder,
        String subject,
        Instant issuedAt,
        LocalDate issuedOn,
        LocalDate validTo,
        String verifyCode,
        String keyId,
        String payload,
        Revocation revocation) {

    /** Why and by whom it was revoked. */
    public record Revocation(Instant at, String by, RevocationGround ground, String reason) {}

    /** What anybody may know of a certificate. */
    public enum Status {
        VALID,
        EXPIRED,
        REVOKED,
        UNKNOWN
    }

    /** The status on a day. */
    public Status status(LocalDate today) {
        if (revocation != null) {
            return Status.REVOKED;
        }
        return validTo != null && validTo.isBefore(today) ? Status.EXPIRED : Status.VALID;
    }
}
