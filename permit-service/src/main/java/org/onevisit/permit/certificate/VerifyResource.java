package org.onevisit.permit.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.platform.OfficeTime;

/** What anybody may ask about a certificate, without a login and without personal data. */
@Path("/api/permits/verify")
@Tag(name = "certificates")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class VerifyResource {

    private final Certificates certificates;
    private final Clock clock;

    VerifyResource(Certificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * The answer; its fields are the same whether or not there is such a certificate, null when
     * there is nothing to say.
     *
     * @param status {@code VALID}, {@code EXPIRED}, {@code REVOKED} or {@code UNKNOWN}
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Verification(
            Certificate.Status status,
            String certificateNo,
            String officeName,
            String itemName,
            LocalDate issuedOn,
            LocalDate validTo,
            LocalDate revokedOn) {

        static final Verification UNKNOWN =
                new Verification(Certificate.Status.UNKNOWN, null, null, null, null, null, null);

        static Verification of(Certificate certificate, LocalDate today) {
            return new Verification(
                    certificate.status(today),
                    certificate.certificateNo(),
                    certificate.officeName(),
                    certificate.itemName(),
                    certificate.issuedOn(),
                    certificate.validTo(),
                    certificate.revocation() == null
                            ? null
                            : LocalDate.ofInstant(certificate.revocation().at(), OfficeTime.ZONE));
        }
    }

    @GET
    @Operation(
            operationId = "verifyCertificate",
            summary = "证照核验 Whether a certificate stands",
            description =
                    "By the code printed on it, in any case, with or without dashes. No personal data. An"
                            + " unknown code is answered 200 with UNKNOWN.")
    @APIResponse(
            responseCode = "200",
            description = "What is known",
            content = @Content(schema = @Schema(implementation = Verification.class)))
    public Response verify(@QueryParam("code") String code) {
        LocalDate today = LocalDate.now(clock);
        Verification answer =
                VerifyCode.read(code)
                        .flatMap(certificates::verified)
                        .map(certificate -> Verification.of(certificate, today))
                        .orElse(Verification.UNKNOWN);
        return Response.ok(answer).header("Cache-Control", "no-store").build();
    }
}
