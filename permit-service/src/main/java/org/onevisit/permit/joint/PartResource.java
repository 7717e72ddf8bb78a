package org.onevisit.permit.joint;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.platform.Caller;

/** Joint cases (并联): whom the lead office asks. */
@Path("/api/permits/filings/{id}/parts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "joint")
public class PartResource {

    private final Joining joining;
    private final Parts parts;
    private final Filings filings;
    private final Caller caller;
    private final Clock clock;

    PartResource(Joining joining, Parts parts, Filings filings, Caller caller, Clock clock) {
        this.joining = joining;
        this.parts = parts;
        this.filings = filings;
        this.caller = caller;
        this.clock = clock;
    }

    /** All parts of a case. */
    public record Listing(List<PartView> items, String next) {}

    @PUT
    @Path("/{partId}")
    @Transactional
    @RolesAllowed({"clerk", "chief"})
    @Operation(
            operationId = "askDepartment",
            summary = "并联审批 Ask a department",
            description =
                    "By the lead office, of an accepted case whose item names joint bodies. The part is due after its"
                            + " days, never after the promise of the case.")
    @APIResponse(
            responseCode = "201",
            description = "Asked",
            content = @Content(schema = @Schema(implementation = PartView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was before",
            content = @Content(schema = @Schema(implementation = PartView.class)))
    @APIResponse(responseCode = "409", description = "NOT_JOINT, ACTION_NOT_ALLOWED, ID_TAKEN")
    @APIResponse(responseCode = "422", description = "BODY_UNKNOWN, PART_TOO_LONG")
    public Response ask(
            @PathParam("id") UUID id,
            @PathParam("partId") UUID partId,
            @NotNull @Valid PartView.Asked asked) {
        Joining.Made made = joining.ask(id, partId, asked, caller);
        return Response.status(made.fresh() ? 201 : 200).entity(view(made.part(), true)).build();
    }

    @GET
    @Transactional
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief", "finance", "supervisor", "auditor"})
    @Operation(
            operationId = "listParts",
            summary = "联办情况 What departments say of a case",
            description =
                    "What they said, and who, is for staff; the applicant sees who was asked.")
    public Listing of(@PathParam("id") UUID id) {
        Filing filing = filings.visible(id, caller);
        boolean inside = !filing.isOf(caller) || filing.isAtOfficeOf(caller);
        return new Listing(parts.of(id).stream().map(part -> view(part, inside)).toList(), null);
    }

    private PartView view(Part part, boolean inside) {
        return PartView.of(part, LocalDate.now(clock), inside);
    }
}
