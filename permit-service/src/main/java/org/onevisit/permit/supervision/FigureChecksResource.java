package org.onevisit.permit.supervision;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** Checks of the figures, and making them anew. */
@Path("/api/supervision/figures/checks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
public class FigureChecksResource {

    private static final int SHOWN = 50;

    private final FigureChecks checks;
    private final Caller caller;

    FigureChecksResource(FigureChecks checks, Caller caller) {
        this.checks = checks;
        this.caller = caller;
    }

    /** What is to be done. */
    public record Asked(@NotNull FigureChecks.Kind kind) {}

    /** The check that began; read the list for what it finds. */
    public record Begun(long id) {}

    @GET
    @RolesAllowed({"supervisor", "auditor", "admin"})
    @Operation(
            operationId = "listFigureChecks",
            summary = "指标核对 Checks of the figures",
            description = "The last 50, newest first; one is made every night.")
    public Page<FigureChecks.Check> list() {
        List<FigureChecks.Check> last = checks.last(SHOWN);
        return new Page<>(last, null);
    }

    @POST
    @RolesAllowed("admin")
    @Operation(
            operationId = "checkFigures",
            summary = "核对或重建指标 Recount the figures, or make them anew",
            description =
                    "`RECOUNT` counts the cases, folds all events beside, and compares both; `REBUILD` makes the figures anew from the"
                            + " events, and polls see the old ones until it is done.")
    @APIResponse(
            responseCode = "202",
            description = "Begun",
            content = @Content(schema = @Schema(implementation = Begun.class)))
    public Response start(@NotNull @Valid Asked asked) {
        return Response.accepted(new Begun(checks.start(asked.kind(), caller.name()))).build();
    }
}
