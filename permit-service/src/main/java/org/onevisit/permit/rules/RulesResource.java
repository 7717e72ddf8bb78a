package org.onevisit.permit.rules;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.clock.Receipt;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Refusal.Flaw;

/** The rules of an office: anybody may read how it counts, its 首席代表 or an admin sets it. */
@Path("/api/permits/offices/{officeCode}/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clock")
public class RulesResource {

    private final RulesOfOffices offices;
    private final Caller caller;
    private final Clock clock;

    RulesResource(RulesOfOffices offices, Caller caller, Clock clock) {
        this.offices = offices;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getOfficeRules",
            summary = "办理规则 How an office counts",
            description =
                    "What the law leaves open, as the office decided it; version 0 are the defaults.")
    @APIResponse(
            responseCode = "200",
            description = "The rules for what is received now",
            content = @Content(schema = @Schema(implementation = RulesView.class)))
    public Response read(@PathParam("officeCode") @Pattern(regexp = "[0-9]{6,12}") String office) {
        return answer(offices.current(office));
    }

    @PUT
    @RolesAllowed({"chief", "admin"})
    @Transactional
    @Operation(
            operationId = "setOfficeRules",
            summary = "设定办理规则 Set how an office counts",
            description =
                    "With `If-Match`. Holds for what is received from now on; a case stays under the rules it"
                            + " was received under. By the 首席代表 of the office or an admin.")
    @APIResponse(
            responseCode = "200",
            description = "Set, or so before",
            content = @Content(schema = @Schema(implementation = RulesView.class)))
    @APIResponse(responseCode = "412", description = "STALE_VERSION")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response set(
            @PathParam("officeCode") @Pattern(regexp = "[0-9]{6,12}") String office,
            @HeaderParam("If-Match") String match,
            @NotNull @Valid RulesView said) {
        if (!caller.is("admin") && !office.equals(caller.officeCode())) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        if (said.receiptEnds() != null && said.receipt() == Receipt.AT_ONCE) {
            throw Refused.because(
                    Reason.INVALID_INPUT,
                    List.of(new Flaw("/receiptEnds", "NOT_WITH_AT_ONCE", "收到即计 received at once")));
        }
        OfficeRules held = offices.locked(office);
        if (held.view().says(said)) {
            return answer(held);
        }
        if (match == null) {
            throw Refused.because(Reason.PRECONDITION_REQUIRED);
        }
        if (!match.replace("\"", "").equals(Integer.toString(held.version()))) {
            throw Refused.because(Reason.STALE_VERSION);
        }
        return answer(
                offices.add(office, held.version() + 1, said, caller.name(), clock.instant()));
    }

    private static Response answer(OfficeRules rules) {
        return Response.ok(rules.view()).tag(Integer.toString(rules.version())).build();
    }
}
