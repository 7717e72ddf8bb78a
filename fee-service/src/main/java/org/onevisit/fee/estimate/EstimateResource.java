package org.onevisit.fee.estimate;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public calculator: anyone may ask what a project would owe; nothing is stored. */
@Path("/api/fees/estimates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Estimates 测算", description = "What a project would owe, for everyone to ask")
public class EstimateResource {

    private final Estimates estimates;

    EstimateResource(Estimates estimates) {
        this.estimates = estimates;
    }

    @POST
    @PermitAll
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "estimateFee",
            summary = "易地建设费测算 What a project would owe",
            description =
                    "Required area, shortfall and fee by a published policy or by one that is sent along"
                            + " (what-if). `explanation` says how in words, `steps` for each figure"
                            + " with rule, inputs, formula, rounding and source. Public, without"
                            + " effect: the assessment is an officer's. Figures are decimal strings;"
                            + " plain JSON numbers are taken too.")
    @APIResponse(responseCode = "200", description = "The estimate")
    @APIResponse(responseCode = "400", description = "INVALID_INPUT, with everything that is wrong")
    @APIResponse(
            responseCode = "422",
            description =
                    "POLICY_UNKNOWN, POLICY_INCOMPLETE, AREA_MODEL_UNKNOWN, RATE_MISSING,"
                            + " SPLIT_EXCEEDS_REQUIRED")
    public EstimateView estimate(EstimateRequest request) {
        return EstimateView.of(estimates.of(request));
    }
}
