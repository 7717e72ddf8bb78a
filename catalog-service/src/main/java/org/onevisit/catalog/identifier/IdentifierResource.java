package org.onevisit.catalog.identifier;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.codes.Check;
import org.onevisit.codes.Identifiers;
import org.onevisit.codes.ItemCode;
import org.onevisit.codes.Kind;

/** Checks identifiers before anything is filed (rules C-1 to C-3). Nothing is kept or logged. */
@Path("/api/catalog/identifiers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Identifiers 编码", description = "Credit codes, identity numbers, item codes")
public class IdentifierResource {

    @Inject Clock clock;

    /** What is to be checked. */
    public record Question(
            @NotNull Kind kind,
            @Size(max = 100)
                    @Schema(description = "As typed: blanks around it and small letters are fine")
                    String value,
            @Schema(description = "Form of item code; NATIONAL when absent")
                    ItemCode.Profile profile) {}

    @POST
    @Path("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            operationId = "checkIdentifier",
            summary = "Checks an identifier and reads its parts",
            description =
                    "USCC by GB 32100-2015, ID_CARD by GB 11643-1999, ITEM_CODE of 31 or 33 characters"
                            + " or by a local profile. The value is trimmed and put in upper case first.")
    @APIResponse(responseCode = "200", description = "Valid or not, with every reason")
    @APIResponse(responseCode = "400", description = "MALFORMED_JSON, INVALID_INPUT")
    public Check check(@Valid @NotNull Question question) {
        String value = Identifiers.normalised(question.value());
        if (question.kind() == Kind.ITEM_CODE && question.profile() != null) {
            return ItemCode.check(value, question.profile());
        }
        return Identifiers.check(question.kind(), value, LocalDate.now(clock));
    }
}
