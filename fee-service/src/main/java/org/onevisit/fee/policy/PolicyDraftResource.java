package org.onevisit.fee.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Tags;
import org.onevisit.platform.Caller;

/**
 * Drafts of policies and their publication: finance of an office for its own policies, an
 * administrator for all. A policy of another office looks like one that is not there.
 */
@Path("/api/fees/policies/{code}/draft")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"finance", "admin"})
@Tag(name = "Policies 收费政策")
public class PolicyDraftResource {

    private final Drafts drafts;
    private final Policies policies;
    private final Caller caller;

    PolicyDraftResource(Drafts drafts, Policies policies, Caller caller) {
        this.drafts = drafts;
        this.policies = policies;
        this.caller = caller;
    }

    /** Days in force. */
    @Schema(name = "PolicyPublishing")
    public record Publishing(
            @Schema(description = "First day in force; today when absent", format = "date")
                    String effectiveFrom,
            @Schema(description = "First day no longer in force; null: no end", format = "date")
                    String effectiveTo) {}

    @GET
    @Transactional
    @Operation(
            operationId = "getPolicyDraft",
            summary = "读取草稿 The draft of a policy",
            description = "What will be the next version, not yet public.")
    @APIResponse(
            responseCode = "200",
            description = "The draft; its ETag is what If-Match takes",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(responseCode = "404", description = "NO_DRAFT")
    public Response get(@PathParam("code") String code) {
        return answer(drafts.get(PolicyResource.known(code), Editor.of(caller)), 200);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "putPolicyDraft",
            summary = "起草政策 Writes the draft of a policy, new or known",
            description =
                    "All that is wrong with the terms is told at once. Where a draft exists, If-Match"
                            + " names the one that was read; the same content again needs none.")
    @APIResponse(
            responseCode = "201",
            description = "A new draft",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The draft was changed, or was the same",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_INPUT, with everything that is wrong")
    @APIResponse(responseCode = "403", description = "OFFICE_NOT_YOURS, FORBIDDEN")
    @APIResponse(responseCode = "409", description = "POLICY_CODE_TAKEN")
    @APIResponse(responseCode = "412", description = "STALE_VERSION")
    @APIResponse(responseCode = "422", description = "AREA_MODEL_UNKNOWN")
    @APIResponse(responseCode = "428", description = "PRECONDITION_REQUIRED")
    public Response put(
            @PathParam("code") String code,
            @HeaderParam("If-Match") String ifMatch,
            PolicyDraft draft) {
        Drafts.Saved saved = drafts.save(code, draft, Tags.revision(ifMatch), Editor.of(caller));
        return answer(saved.draft(), saved.created() ? 201 : 200);
    }

    @DELETE
    @Transactional
    @Operation(
            operationId = "deletePolicyDraft",
            summary = "删除草稿 Throws the draft away; what is published stays",
            description = "With the version that was read in If-Match, or without.")
    @APIResponse(responseCode = "204", description = "There is no draft any more")
    @APIResponse(responseCode = "404", description = "NO_DRAFT")
    @APIResponse(responseCode = "412", description = "STALE_VERSION")
    public void delete(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch) {
        drafts.discard(PolicyResource.known(code), Tags.revision(ifMatch), Editor.of(caller));
    }

    @POST
    @Path("/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "publishPolicyDraft",
            summary = "公布政策 Puts the draft into force, for good",
            description =
                    "In force for assessments of the days from `effectiveFrom` on. A version without"
                            + " end that started earlier is succeeded: it ends on that day. Any other"
                            + " overlap is refused. What is published is never changed.")
    @APIResponse(
            responseCode = "200",
            description = "The published version",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_INPUT")
    @APIResponse(responseCode = "404", description = "NO_DRAFT")
    @APIResponse(responseCode = "409", description = "POLICY_OVERLAPS")
    @APIResponse(responseCode = "412", description = "STALE_VERSION")
    @APIResponse(responseCode = "422", description = "POLICY_NOT_READY")
    public Response publish(
            @PathParam("code") String code,
            @HeaderParam("If-Match") String ifMatch,
            Publishing publishing) {
        Findings findings = new Findings();
        LocalDate from =
                publishing == null
                        ? null
                        : findings.date("/effectiveFrom", publishing.effectiveFrom());
        LocalDate to =
                publishing == null ? null : findings.date("/effectiveTo", publishing.effectiveTo());
        findings.refuse();
        return answer(
                drafts.publish(
                        PolicyResource.known(code),
                        from,
                        to,
                        Tags.revision(ifMatch),
                        Editor.of(caller)),
                200);
    }

    private Response answer(PolicyVersion version, int status) {
        return Response.status(status)
                .entity(policies.view(version))
                .tag(Tags.of(version.revision()))
                .build();
    }
}
