package org.onevisit.fee.policy;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Asked;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.policy.OfficePolicies.Assignment;
import org.onevisit.platform.Caller;

/** Which policy an office works by. */
@Path("/api/fees/offices/{officeCode}/policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies 收费政策")
public class OfficePolicyResource {

    private final OfficePolicies offices;
    private final Caller caller;
    private final Clock clock;

    OfficePolicyResource(OfficePolicies offices, Caller caller, Clock clock) {
        this.offices = offices;
        this.caller = caller;
        this.clock = clock;
    }

    /** What an office chooses. */
    @Schema(name = "OfficePolicyChoice")
    public record Choice(
            @Schema(required = true) String policyCode,
            @Schema(description = "First day; today when absent", format = "date")
                    String validFrom) {}

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getOfficePolicy",
            summary = "单位适用的政策 The policy that an office works by",
            description = "Today, or on another day.")
    @APIResponse(
            responseCode = "200",
            description = "The choice",
            content = @Content(schema = @Schema(implementation = Assignment.class)))
    @APIResponse(responseCode = "404", description = "POLICY_NOT_FOUND: none was chosen")
    public Assignment get(
            @PathParam("officeCode") String officeCode,
            @Parameter(description = "Day in Asia/Shanghai; today when absent") @QueryParam("asOf")
                    String asOf) {
        if (!officeCode.matches("[0-9]{6,12}")) {
            throw Refused.because(Reason.POLICY_NOT_FOUND);
        }
        return offices.of(officeCode, Asked.day("asOf", asOf, LocalDate.now(clock)))
                .orElseThrow(() -> Refused.because(Reason.POLICY_NOT_FOUND));
    }

    @PUT
    @RolesAllowed({"finance", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "chooseOfficePolicy",
            summary = "选定单位适用的政策 Chooses the policy of an office from a day on",
            description =
                    "Finance for its own office, an administrator for any. The choice holds until the"
                            + " next one; what was chosen is never changed.")
    @APIResponse(
            responseCode = "201",
            description = "A new choice",
            content = @Content(schema = @Schema(implementation = Assignment.class)))
    @APIResponse(
            responseCode = "200",
            description = "Chosen already",
            content = @Content(schema = @Schema(implementation = Assignment.class)))
    @APIResponse(responseCode = "400", description = "INVALID_INPUT")
    @APIResponse(responseCode = "403", description = "OFFICE_NOT_YOURS, FORBIDDEN")
    @APIResponse(responseCode = "409", description = "OFFICE_POLICY_CHOSEN")
    @APIResponse(responseCode = "422", description = "POLICY_UNKNOWN: not in force on that day")
    public Response choose(@PathParam("officeCode") String officeCode, Choice choice) {
        Findings findings = new Findings();
        if (!officeCode.matches("[0-9]{6,12}")) {
            findings.add("/officeCode", "BAD_OFFICE", "应为6至12位数字 6 to 12 digits are expected");
        }
        findings.needed("/policyCode", choice == null ? null : choice.policyCode());
        LocalDate from = choice == null ? null : findings.date("/validFrom", choice.validFrom());
        findings.refuse();
        Assignment wanted =
                new Assignment(
                        officeCode,
                        choice.policyCode(),
                        from == null ? LocalDate.now(clock) : from);
        boolean fresh = offices.choose(wanted, Editor.of(caller));
        return Response.status(fresh ? 201 : 200).entity(wanted).build();
    }
}
