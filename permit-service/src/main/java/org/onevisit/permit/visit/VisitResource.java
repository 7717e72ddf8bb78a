package org.onevisit.permit.visit;

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
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** Visits to the hall (跑动): recorded at the window, with the reason. */
@Path("/api/permits/filings/{id}/visits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "filings")
public class VisitResource {

    private final Filings filings;
    private final Visits visits;
    private final Caller caller;
    private final Clock clock;

    VisitResource(Filings filings, Visits visits, Caller caller, Clock clock) {
        this.filings = filings;
        this.visits = visits;
        this.caller = caller;
        this.clock = clock;
    }

    /** Why the applicant had to come. */
    public record Said(@NotBlank @Size(max = 200) String reason) {}

    @POST
    @Transactional
    @RolesAllowed({"clerk", "chief"})
    @Operation(
            operationId = "recordVisit",
            summary = "登记到场 Record a visit",
            description =
                    "At the window of the office. The same reason on the same day is the same visit: 201 the first"
                            + " time, 200 again. Handing in at the window is a visit that is counted by itself.")
    @APIResponse(
            responseCode = "201",
            description = "Counted",
            content = @Content(schema = @Schema(implementation = VisitView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was counted before",
            content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response record(@PathParam("id") UUID id, @NotNull @Valid Said said) {
        Filing filing =
                filings.ofOffice(id, caller.officeCode())
                        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        Visits.Counted counted =
                visits.count(filing, said.reason().strip(), caller.name(), clock.instant());
        return Response.status(counted.fresh() ? 201 : 200)
                .entity(VisitView.of(counted.visit(), true))
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief", "finance", "supervisor", "auditor"})
    @Operation(
            operationId = "listVisits",
            summary = "到场记录 Visits of a case",
            description = "First to last. The applicant does not see who recorded them.")
    public Page<VisitView> ofCase(@PathParam("id") UUID id) {
        Filing filing = filings.visible(id, caller);
        boolean inside =
                filing.isAtOfficeOf(caller) || caller.is("supervisor") || caller.is("auditor");
        return new Page<>(
                visits.of(id).stream().map(visit -> VisitView.of(visit, inside)).toList(), null);
    }
}
