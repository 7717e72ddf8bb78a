package org.onevisit.permit.joint;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** Joint cases (并联) as a department sees them: what it was asked, and what it says. */
@Path("/api/permits/parts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "joint")
public class DepartmentResource {

    private static final UUID FIRST = new UUID(0, 0);

    private final Joining joining;
    private final Parts parts;
    private final Caller caller;
    private final Clock clock;

    DepartmentResource(Joining joining, Parts parts, Caller caller, Clock clock) {
        this.joining = joining;
        this.parts = parts;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief"})
    @Operation(
            operationId = "listAskedParts",
            summary = "并联待办 What one's office was asked",
            description = "Due first first; `open=false` for those answered.")
    public Page<PartView.InQueue> queue(
            @QueryParam("open") @DefaultValue("true") boolean open,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (caller.officeCode() == null) {
            throw new ForbiddenException();
        }
        int most = Page.limit(limit);
        LocalDate dueOn = LocalDate.EPOCH;
        UUID id = FIRST;
        String key = Page.decode(cursor);
        if (key != null) {
            try {
                dueOn = LocalDate.parse(key.substring(0, 10));
                id = UUID.fromString(key.substring(11));
            } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new Page.BadCursor();
            }
        }
        Page<Parts.Waiting> page =
                Page.of(
                        parts.page(caller.officeCode(), open, dueOn, id, most + 1),
                        most,
                        Parts.Waiting::key);
        return new Page<>(
                page.items().stream()
                        .map(
                                one ->
                                        new PartView.InQueue(
                                                view(one.part(), true),
                                                one.caseNo(),
                                                one.itemName(),
                                                one.applicantName()))
                        .toList(),
                page.next());
    }

    @POST
    @Path("/{partId}/opinion")
    @Transactional
    @RolesAllowed({"reviewer", "chief"})
    @Operation(
            operationId = "answerPart",
            summary = "出具意见 Give a department's opinion",
            description =
                    "Once, by the department that was asked. The lead office decides; it grants when all agree.")
    @APIResponse(
            responseCode = "200",
            description = "Given, now or before",
            content = @Content(schema = @Schema(implementation = PartView.class)))
    @APIResponse(responseCode = "409", description = "PART_ANSWERED, ACTION_NOT_ALLOWED")
    public PartView answer(
            @PathParam("partId") UUID partId, @NotNull @Valid PartView.Opinion opinion) {
        return view(joining.answer(partId, opinion, caller), true);
    }

    private PartView view(Part part, boolean inside) {
        return PartView.of(part, LocalDate.now(clock), inside);
    }
}
