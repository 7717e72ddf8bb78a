package org.onevisit.permit.certificate;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public halves of the keys that sign certificates. */
@Path("/api/permits/certificates/keys")
@Tag(name = "certificates")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {

    private final SigningKeys keys;

    KeysResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @Operation(
            operationId = "getCertificateKeys",
            summary = "验证公钥 Keys to check certificates with",
            description =
                    "The public keys by which certificates were signed, as a JSON Web Key Set: with a copy of"
                            + " it certificates are checked without a network.")
    @APIResponse(
            responseCode = "200",
            description = "JSON Web Key Set",
            content = @Content(schema = @Schema(implementation = SigningKeys.Published.class)))
    public Response keys() {
        return Response.ok(keys.published()).header("Cache-Control", "public, max-age=300").build();
    }
}
