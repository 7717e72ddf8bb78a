package org.onevisit.permit.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.document.Document;
import org.onevisit.permit.document.DocumentKind;
import org.onevisit.permit.document.Documents;
import org.onevisit.permit.filing.Filings;
import org.onevisit.platform.Caller;

/** Certificates (证照) for those who may see the case, and their revocation by the office. */
@Path("/api/permits/certificates/{certificateNo}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "certificates", description = "证照 Certificates, their check and revocation")
public class CertificateResource {

    private final Certificates certificates;
    private final Revoking revoking;
    private final Filings filings;
    private final Documents documents;
    private final Caller caller;
    private final Clock clock;

    CertificateResource(
            Certificates certificates,
            Revoking revoking,
            Filings filings,
            Documents documents,
            Caller caller,
            Clock clock) {
        this.certificates = certificates;
        this.revoking = revoking;
        this.filings = filings;
        this.documents = documents;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Why a certificate is revoked.
     *
     * @param ground one that the law knows
     * @param reason what was found, in words; printed on the decision
     */
    public record Revocation(
            @NotNull RevocationGround ground, @NotBlank @Size(max = 2000) String reason) {}

    @GET
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief", "finance", "supervisor", "auditor"})
    @Operation(
            operationId = "getCertificate",
            summary = "证照 A certificate",
            description = "For the applicant, the office, and those who supervise all offices.")
    @APIResponse(responseCode = "200", description = "The certificate")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no such one, or not the caller's")
    public CertificateView get(@PathParam("certificateNo") String certificateNo) {
        Certificate certificate = find(certificateNo);
        filings.visible(certificate.filingId(), caller);
        return view(certificate);
    }

    @POST
    @Path("/revoke")
    @Transactional
    @RolesAllowed("chief")
    @Operation(
            operationId = "revokeCertificate",
            summary = "撤销、注销证照 Revoke a certificate",
            description =
                    "By the chief of the office that issued it, on a ground of 行政许可法 art. 69 (撤销) or 70"
                            + " (注销). The same again answers the same.")
    @APIResponse(responseCode = "200", description = "The certificate, revoked")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no such one in the office")
    @APIResponse(
            responseCode = "409",
            description = "ALREADY_REVOKED: by someone else or for another reason")
    public CertificateView revoke(
            @PathParam("certificateNo") String certificateNo,
            @NotNull @Valid Revocation revocation) {
        revoking.revoke(
                find(certificateNo), revocation.ground(), revocation.reason().strip(), caller);
        return view(find(certificateNo));
    }

    private Certificate find(String certificateNo) {
        return certificates
                .numbered(certificateNo)
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    private CertificateView view(Certificate certificate) {
        return CertificateView.of(
                certificate,
                documents.of(certificate.filingId()).stream()
                        .filter(document -> document.kind() == DocumentKind.CERTIFICATE)
                        .map(Document::id)
                        .findFirst()
                        .orElse(null),
                LocalDate.now(clock));
    }
}
