package org.onevisit.fee.policy;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Asked;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.platform.Page;

/** The published policies, for everyone: a fee is charged by a published standard. 许可法 art. 59. */
@Path("/api/fees/policies")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Policies 收费政策", description = "What cities fix about the fee, by version and day")
public class PolicyResource {

    private final Policies policies;
    private final Clock clock;

    PolicyResource(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listPolicies",
            summary = "现行收费政策 Policies in force",
            description =
                    "By code, those in force today or on another day. Samples are marked: they were"
                            + " read on public pages and are no city's own data.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = PolicyPage.class)))
    @APIResponse(responseCode = "400", description = "INVALID_INPUT, BAD_CURSOR")
    public Page<PolicyView> list(
            @Parameter(description = "Day in Asia/Shanghai; today when absent") @QueryParam("asOf")
                    String asOf,
            @Parameter(
                            description = "1 to 200, otherwise 20",
                            schema = @Schema(implementation = Integer.class))
                    @QueryParam("limit")
                    String limit,
            @QueryParam("cursor") String cursor) {
        int most = Asked.limit(limit);
        String after = Page.decode(cursor);
        if (after != null && !Drafts.isCode(after)) {
            throw new Page.BadCursor();
        }
        LocalDate day = Asked.day("asOf", asOf, LocalDate.now(clock));
        return Page.of(
                policies.views(policies.inForce(day, after, most + 1)), most, PolicyView::code);
    }

    @GET
    @Path("/{code}")
    @Transactional
    @Operation(
            operationId = "getPolicy",
            summary = "某日有效的版本 The version in force, today or on another day",
            description = "With everything it fixes: areas, rates, factors, reliefs, late fee.")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", description = "POLICY_NOT_FOUND")
    public PolicyView get(
            @PathParam("code") String code,
            @Parameter(description = "Day in Asia/Shanghai; today when absent") @QueryParam("asOf")
                    String asOf) {
        LocalDate day = Asked.day("asOf", asOf, LocalDate.now(clock));
        return policies.versionOn(known(code), day)
                .map(policies::view)
                .orElseThrow(() -> Refused.because(Reason.POLICY_NOT_FOUND));
    }

    @GET
    @Path("/{code}/versions")
    @Transactional
    @Operation(
            operationId = "listPolicyVersions",
            summary = "全部已公布版本 All published versions, newest first",
            description = "An assessment stays on the version by which it was made.")
    @APIResponse(
            responseCode = "200",
            description = "The versions with their days",
            content = @Content(schema = @Schema(implementation = PolicyPage.class)))
    @APIResponse(responseCode = "404", description = "POLICY_NOT_FOUND")
    public Page<PolicyView> versions(@PathParam("code") String code) {
        List<PolicyVersion> history = policies.history(known(code));
        if (history.isEmpty()) {
            throw Refused.because(Reason.POLICY_NOT_FOUND);
        }
        return new Page<>(policies.views(history), null);
    }

    @GET
    @Path("/{code}/versions/{version}")
    @Transactional
    @Operation(
            operationId = "getPolicyVersion",
            summary = "一个已公布版本 One published version, whether in force or not",
            description = "As an assessment names it.")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", description = "POLICY_NOT_FOUND")
    public PolicyView version(@PathParam("code") String code, @PathParam("version") String number) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw Refused.because(Reason.POLICY_NOT_FOUND);
        }
        return policies.publishedVersion(known(code), Integer.parseInt(number))
                .map(policies::view)
                .orElseThrow(() -> Refused.because(Reason.POLICY_NOT_FOUND));
    }

    /** What cannot be a code is not asked of the database. */
    static String known(String code) {
        if (!Drafts.isCode(code)) {
            throw Refused.because(Reason.POLICY_NOT_FOUND);
        }
        return code;
    }

    /** Shape of a list of policies, for the contract. */
    record PolicyPage(List<PolicyView> items, String next) {}
}
