package org.onevisit.permit.process;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** Shows an office what its cases cannot do by themselves, and has it tried again. */
@Path("/api/permits/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
public class IncidentResource {

    private final Incidents incidents;
    private final Caller caller;

    IncidentResource(Incidents incidents, Caller caller) {
        this.incidents = incidents;
        this.caller = caller;
    }

    @GET
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief", "finance", "admin", "auditor"})
    @Operation(
            operationId = "listIncidents",
            summary = "办件受阻 What fails and is tried again",
            description =
                    "Steps of processes and looks at the legal clock that failed: those still tried by themselves"
                            + " and those that wait for somebody. Of one's office; admins and auditors see all.")
    public Page<IncidentView> list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        String after = Page.decode(cursor);
        List<IncidentView> rows = incidents.page(office(), after == null ? "" : after, most + 1);
        return Page.of(rows, most, IncidentView::id);
    }

    @POST
    @Path("/{id}/retry")
    @Transactional
    @RolesAllowed({"chief", "admin"})
    @Operation(
            operationId = "retryIncident",
            summary = "重试 Try again at once",
            description = "By the 首席代表 of the office or an admin. Safe to repeat.")
    @APIResponse(responseCode = "204", description = "It is tried again")
    public void retry(@PathParam("id") String id) {
        if (!incidents.retry(id, office(), caller.name())) {
            throw Refused.because(Reason.NOT_FOUND);
        }
    }

    /** Null for who sees all offices. */
    private String office() {
        return caller.is("admin") || caller.is("auditor") ? null : caller.officeCode();
    }
}
