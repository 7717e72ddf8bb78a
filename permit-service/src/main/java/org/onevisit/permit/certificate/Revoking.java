package org.onevisit.permit.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.document.Document;
import org.onevisit.permit.document.Documents;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.platform.Caller;

/** Ends a permit before its time: 撤销 (行政许可法 art. 69) or 注销 (art. 70). */
@ApplicationScoped
public class Revoking {

    private final Certificates certificates;
    private final Filings filings;
    private final Documents documents;
    private final Events events;
    private final Clock clock;

    Revoking(
            Certificates certificates,
            Filings filings,
            Documents documents,
            Events events,
            Clock clock) {
        this.certificates = certificates;
        this.filings = filings;
        this.documents = documents;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Revokes, tells and issues the decision, in the caller's transaction. The same by the same
     * officer again changes nothing.
     *
     * @throws Refused {@code NOT_FOUND} for a certificate of another office, {@code
     *     ALREADY_REVOKED} when it was revoked otherwise
     */
    void revoke(Certificate certificate, RevocationGround ground, String reason, Caller officer) {
        Filing filing =
                filings.ofOffice(certificate.filingId(), officer.officeCode())
                        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        Instant at = clock.instant();
        Certificate.Revocation revocation =
                new Certificate.Revocation(at, officer.name(), ground, reason);
        if (!certificates.revoke(certificate.certificateNo(), revocation)) {
            mustBeTheSame(certificate.certificateNo(), revocation);
            return;
        }
        Document decision =
                documents.issue(
                        filing,
                        ground.decision(),
                        at,
                        Map.of(
                                "certificateNo", certificate.certificateNo(),
                                "ground", ground.text(),
                                "article", ground.article(),
                                "reason", reason));
        events.append(
                "CERTIFICATE_REVOKED",
                filing.id(),
                filing.officeCode(),
                officer.name(),
                at,
                Map.of(
                        "certificateNo",
                        certificate.certificateNo(),
                        "ground",
                        ground,
                        "reason",
                        reason,
                        "documentNumber",
                        decision.number()));
    }

    private void mustBeTheSame(String certificateNo, Certificate.Revocation asked) {
        Certificate.Revocation known =
                certificates.numbered(certificateNo).orElseThrow().revocation();
        boolean same =
                known.by().equals(asked.by())
                        && known.ground() == asked.ground()
                        && known.reason().equals(asked.reason());
        if (!same) {
            throw Refused.because(Reason.ALREADY_REVOKED);
        }
    }
}
