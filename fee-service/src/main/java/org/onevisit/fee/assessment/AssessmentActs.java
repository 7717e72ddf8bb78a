package org.onevisit.fee.assessment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Tags;
import org.onevisit.platform.Caller;

/** What finance does with an assessment that is there; each takes two people. */
@Path("/api/fees/assessments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments 核定")
public class AssessmentActs {

    private static final String ANSWERED = "The assessment as it is now";

    private final Assessments assessments;
    private final Confirming confirming;
    private final Recalculation recalculation;
    private final Showing showing;
    private final Caller caller;

    AssessmentActs(
            Assessments assessments,
            Confirming confirming,
            Recalculation recalculation,
            Showing showing,
            Caller caller) {
        this.assessments = assessments;
        this.confirming = confirming;
        this.recalculation = recalculation;
        this.showing = showing;
        this.caller = caller;
    }

    /** Why an assessment is to be void. */
    @Schema(name = "VoidRequest")
    public record VoidRequest(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @Path("/confirm")
    @Transactional
    @RolesAllowed("finance")
    @Operation(
            operationId = "confirmAssessment",
            summary = "确认核定 Confirm what another person drafted",
            description =
                    "Books the fee, or what a re-assessment changes, and tells the case. With If-Match only"
                            + " what was read is confirmed. The same person again gets the same answer.")
    @APIResponse(
            responseCode = "200",
            description = ANSWERED,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssessmentView.class)))
    @APIResponse(responseCode = "409", description = "FOUR_EYES, NOT_DRAFTED, ASSESSMENT_VOID")
    @APIResponse(responseCode = "412", description = "STALE_VERSION")
    public Response confirm(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return showing.answer(200, confirming.confirm(id, Tags.revision(ifMatch), caller));
    }

    @POST
    @Path("/reassess")
    @Transactional
    @RolesAllowed("finance")
    @Operation(
            operationId = "reassess",
            summary = "重新核定 Draft what takes the place of what stands",
            description =
                    "After the plan has changed: the whole project as it is now. Nothing is booked until"
                            + " another person confirms it; then the difference is. One that waits is put"
                            + " right with If-Match.")
    @APIResponse(
            responseCode = "200",
            description = ANSWERED,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssessmentView.class)))
    @APIResponse(
            responseCode = "409",
            description = "NOT_CONFIRMED, REASSESSMENT_PENDING, ASSESSMENT_VOID")
    @APIResponse(responseCode = "412", description = "STALE_VERSION")
    @APIResponse(responseCode = "422", description = "As for putAssessment")
    public Response reassess(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid ReassessmentRequest sent) {
        return showing.answer(200, confirming.reassess(id, sent, Tags.revision(ifMatch), caller));
    }

    @POST
    @Path("/void")
    @Transactional
    @RolesAllowed("finance")
    @Operation(
            operationId = "askToVoidAssessment",
            summary = "提出作废 Ask for an assessment to be void",
            description = "Nothing changes until another person agrees.")
    @APIResponse(
            responseCode = "200",
            description = ANSWERED,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssessmentView.class)))
    @APIResponse(responseCode = "409", description = "ASSESSMENT_VOID")
    public Response askToVoid(@PathParam("id") UUID id, @NotNull @Valid VoidRequest sent) {
        return showing.answer(200, confirming.askToVoid(id, sent.reason(), caller));
    }

    @POST
    @Path("/void/confirm")
    @Transactional
    @RolesAllowed("finance")
    @Operation(
            operationId = "voidAssessment",
            summary = "确认作废 Agree that an assessment is void",
            description =
                    "Takes back what was booked; what was paid becomes overpaid. The case does not wait for"
                            + " a payment any more.")
    @APIResponse(
            responseCode = "200",
            description = ANSWERED,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssessmentView.class)))
    @APIResponse(responseCode = "409", description = "FOUR_EYES, VOID_NOT_ASKED, ASSESSMENT_VOID")
    public Response revoke(@PathParam("id") UUID id) {
        return showing.answer(200, confirming.revoke(id, caller));
    }

    @GET
    @Path("/recalculation")
    @Transactional
    @RolesAllowed({"finance", "auditor"})
    @Operation(
            operationId = "recalculateAssessment",
            summary = "复算 Work out every reckoning again",
            description =
                    "From the stored inputs by the stored version of the policy: `same` says whether each"
                            + " amount comes out as it was confirmed.")
    public Recalculation.Report recalculate(@PathParam("id") UUID id) {
        return recalculation.of(assessments.visible(id, caller).id());
    }
}
