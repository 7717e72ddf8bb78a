package org.onevisit.permit.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.onevisit.permit.filing.Applicant;

/**
 * A certificate for those who may see its case.
 *
 * @param holder 持证人; the number of a person is masked
 * @param validTo last day on which it is valid; null without end
 * @param documentId the document of the case that shows it, to download as PDF
 * @param payload what its QR code carries: a compact JWS
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CertificateView(
        String certificateNo,
        UUID filingId,
        String officeCode,
        String officeName,
        String itemCode,
        int itemVersion,
        String itemName,
        Holder holder,
        String subject,
        Instant issuedAt,
        LocalDate issuedOn,
        LocalDate validTo,
        String verifyCode,
        Certificate.Status status,
        Revoked revocation,
        UUID documentId,
        String payload) {

    /** Whom it was issued to. */
    public record Holder(Applicant.Type type, String name, String identifier) {}

    /** That and why it no longer stands. */
    public record Revoked(
            Instant at, RevocationGround ground, String article, String text, String reason) {

        static Revoked of(Certificate.Revocation revocation) {
            return new Revoked(
                    revocation.at(),
                    revocation.ground(),
                    revocation.ground().article(),
                    revocation.ground().text(),
                    revocation.reason());
        }
    }

    static CertificateView of(Certificate certificate, UUID documentId, LocalDate today) {
        Applicant holder = certificate.holder().masked();
        return new CertificateView(
                certificate.certificateNo(),
                certificate.filingId(),
                certificate.officeCode(),
                certificate.officeName(),
                certificate.itemCode(),
                certificate.itemVersion(),
                certificate.itemName(),
                new Holder(holder.type(), holder.name(), holder.identifier()),
                certificate.subject(),
                certificate.issuedAt(),
                certificate.issuedOn(),
                certificate.validTo(),
                VerifyCode.printed(certificate.verifyCode()),
                certificate.status(today),
                certificate.revocation() == null ? null : Revoked.of(certificate.revocation()),
                documentId,
                certificate.payload());
    }
}
