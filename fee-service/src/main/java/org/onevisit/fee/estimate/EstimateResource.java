package org.onevisit.fee.estimate;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.estimate.EstimateReader.Question;
import org.onevisit.fee.pricing.Estimator;

/** The public calculator: anyone may ask what a project would owe; nothing is stored. */
@Path("/api/fees/estimates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Estimates 测算", description = "What a project would owe, for everyone to ask")
public class EstimateResource {

    private final Clock clock;

    EstimateResource(Clock clock) {
        this.clock = clock;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "estimateFee",
            summary = "易地建设费测算 What a project would owe",
            description =
                    "Required area, shortfall and fee by 国人防办字〔2003〕18号 art. 47 and 48, with the steps and"
                            + " articles in `explanation`. Public, without effect: the assessment is"
                            + " an officer's. Figures are decimal strings; plain JSON numbers are"
                            + " taken too.")
    @APIResponse(responseCode = "200", description = "The estimate")
    @APIResponse(responseCode = "400", description = "INVALID_INPUT, with everything that is wrong")
    @APIResponse(
            responseCode = "422",
            description = "POLICY_UNKNOWN, AREA_MODEL_UNKNOWN or RATE_MISSING")
    public EstimateView estimate(EstimateRequest request) {
        Question question = EstimateReader.read(request, LocalDate.now(clock));
        return EstimateView.of(
                new Estimator(question.project(), question.policy()).estimate(),
                question.project().assessedOn());
    }
}
