package org.onevisit.fee.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.fee.estimate.Estimates.Answer;
import org.onevisit.fee.policy.PublishedPolicy;
import org.onevisit.fee.pricing.Decision;
import org.onevisit.fee.pricing.Estimate;
import org.onevisit.fee.pricing.Line;
import org.onevisit.fee.pricing.Rule;
import org.onevisit.fee.pricing.Step;

/** An estimate as the contract shows it. */
@Schema(name = "Estimate", description = "What a project owes and why")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EstimateView(
        @Schema(description = "Required area, m²", required = true) BigDecimal requiredArea,
        @Schema(description = "Required and not built, m²", required = true) BigDecimal shortfall,
        @Schema(required = true) Decision decision,
        @Schema(description = "Fee before relief, yuan; null for MUST_BUILD", nullable = true)
                BigDecimal gross,
        @Schema(description = "Waived, yuan; null for MUST_BUILD", nullable = true)
                BigDecimal relief,
        @Schema(description = "To be paid, yuan; null for MUST_BUILD", nullable = true)
                BigDecimal payable,
        @Schema(description = "The assessment day that rates were taken of", required = true)
                LocalDate assessedOn,
        @Schema(
                        description =
                                "Published version that was applied; null for an inline policy",
                        nullable = true)
                PolicyUsed policy,
        @Schema(
                        description =
                                "Whether an officer must say which building the built area counts"
                                        + " to: the grades differ and part is built (F-6)",
                        required = true)
                boolean splitNeeded,
        @Schema(description = "One for each building, in the order asked", required = true)
                List<LineView> lines,
        @Schema(description = "Short lines, Chinese first, with the article", required = true)
                List<String> explanation,
        @Schema(description = "The same for programs: each figure, worked out", required = true)
                List<StepView> steps) {

    /** The version that was applied. */
    @Schema(name = "EstimatePolicyUsed")
    public record PolicyUsed(
            @Schema(required = true) String code,
            @Schema(required = true) int version,
            @Schema(required = true) String name,
            @Schema(description = "Number of the paper", required = true) String document,
            @Schema(description = "Not the place's own data", required = true) boolean sample) {

        static PolicyUsed of(PublishedPolicy policy) {
            return policy == null
                    ? null
                    : new PolicyUsed(
                            policy.code(),
                            policy.version(),
                            policy.name(),
                            policy.document(),
                            policy.sample());
        }
    }

    /** One step on the way to an amount. */
    @Schema(name = "EstimateStep")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record StepView(
            @Schema(description = "Id of the building; null for the project", nullable = true)
                    String building,
            @Schema(required = true) Step.Figure figure,
            @Schema(description = "F-1 to F-10", required = true) String rule,
            @Schema(description = "What went in, by name", required = true)
                    Map<String, String> inputs,
            @Schema(description = "The calculation with its numbers", nullable = true)
                    String formula,
            @Schema(nullable = true) BigDecimal result,
            @Schema(description = "How it was rounded", nullable = true) String rounding,
            @Schema(description = "Paper and article", nullable = true) String source) {

        static StepView of(Step step) {
            return new StepView(
                    step.building(),
                    step.figure(),
                    step.rule(),
                    step.inputs(),
                    step.formula(),
                    step.result(),
                    step.rounding(),
                    step.source());
        }
    }

    /** One building of the estimate. */
    @Schema(name = "EstimateLine")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record LineView(
            @Schema(description = "Id of the building", required = true) String building,
            @Schema(required = true) BigDecimal requiredArea,
            @Schema(description = "6, 6B or ANY; null when nothing is required", nullable = true)
                    String grade,
            @Schema(description = "Rule that was applied", required = true) Rule rule,
            @Schema(required = true) BigDecimal shortfall,
            @Schema(description = "Area that the rate was applied to, m²", nullable = true)
                    BigDecimal chargedArea,
            @Schema(description = "Yuan per m² on the assessment day", nullable = true)
                    BigDecimal rate,
            @Schema(nullable = true) BigDecimal gross,
            @Schema(nullable = true) BigDecimal relief,
            @Schema(description = "Code of the relief that counted", required = true)
                    String reliefCode) {

        static LineView of(Line line) {
            return new LineView(
                    line.building().id(),
                    line.requiredArea(),
                    line.grade() == null ? null : line.grade().code(),
                    line.rule(),
                    line.shortfall(),
                    line.chargedArea(),
                    line.rate(),
                    line.gross(),
                    line.relief(),
                    line.building().relief().code());
        }
    }

    /** An answer as it is shown. */
    public static EstimateView of(Answer answer) {
        Estimate estimate = answer.estimate();
        return new EstimateView(
                estimate.requiredArea(),
                estimate.shortfall(),
                estimate.decision(),
                estimate.gross(),
                estimate.relief(),
                estimate.payable(),
                answer.project().assessedOn(),
                PolicyUsed.of(answer.policy()),
                estimate.splitNeeded(),
                estimate.lines().stream().map(LineView::of).toList(),
                estimate.explanation(),
                estimate.steps().stream().map(StepView::of).toList());
    }
}
