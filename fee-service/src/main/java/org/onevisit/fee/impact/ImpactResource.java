package org.onevisit.fee.impact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Findings;
import org.onevisit.fee.policy.Drafts;
import org.onevisit.fee.policy.Editor;
import org.onevisit.fee.policy.OfficePolicies;
import org.onevisit.fee.policy.PublishedPolicy;
import org.onevisit.platform.Caller;

/** What a draft of a policy would change, to be looked at before it is published. */
@Path("/api/fees/policies/{code}/draft/impact")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"finance", "admin"})
@Tag(name = "Policies 收费政策")
public class ImpactResource {

    private static final int DEFAULT = 100;
    private static final int MOST = 500;

    private final Drafts drafts;
    private final Replay replay;
    private final OfficePolicies offices;
    private final Caller caller;
    private final Clock clock;

    ImpactResource(
            Drafts drafts, Replay replay, OfficePolicies offices, Caller caller, Clock clock) {
        this.drafts = drafts;
        this.replay = replay;
        this.offices = offices;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getPolicyImpact",
            summary = "政策影响测算 What the draft would change",
            description =
                    "Works the last confirmed assessments by this policy out again by its draft, on their"
                            + " own assessment days, and shows those that come out otherwise or that"
                            + " the draft cannot assess; while there are none by it, those by the"
                            + " policy that the office works by. Nothing is changed. Finance sees"
                            + " the assessments of its office.")
    @APIResponse(responseCode = "200", description = "What would change")
    @APIResponse(responseCode = "400", description = "INVALID_INPUT")
    @APIResponse(responseCode = "404", description = "NO_DRAFT, POLICY_NOT_FOUND")
    public Impact impact(
            @PathParam("code") String code,
            @Parameter(
                            description = "How many assessments, 1 to 500; otherwise 100",
                            schema = @Schema(implementation = Integer.class))
                    @QueryParam("last")
                    String last) {
        Findings findings = new Findings();
        Integer asked = findings.whole("last", last, 1, MOST);
        findings.refuse();
        Editor editor = Editor.of(caller);
        int most = asked == null ? DEFAULT : asked;
        PublishedPolicy draft = drafts.toTry(code, editor);
        Impact own = replay.of(draft, code, editor.officeCode(), most);
        return own.replayed() > 0 || editor.officeCode() == null
                ? own
                : offices.of(editor.officeCode(), LocalDate.now(clock))
                        .map(now -> replay.of(draft, now.policyCode(), editor.officeCode(), most))
                        .orElse(own);
    }
}
