package org.onevisit.fee.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.fee.pricing.Decision;
import org.onevisit.fee.pricing.Estimate;
import org.onevisit.fee.pricing.Line;
import org.onevisit.fee.pricing.Rule;

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
        @Schema(description = "One for each building, in the order asked", required = true)
                List<LineView> lines,
        @Schema(description = "Short lines, Chinese first, with the article", required = true)
                List<String> explanation) {

    /** One building of the estimate. */
    @Schema(name = "EstimateLine")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record LineView(
            @Schema(description = "Id of the building", required = true) String building,
            @Schema(required = true) BigDecimal requiredArea,
            @Schema(description = "6 or 6B; null when nothing is required", nullable = true)
                    String grade,
            @Schema(description = "Rule of art. 47 that was applied", required = true) Rule rule,
            @Schema(required = true) BigDecimal shortfall,
            @Schema(description = "Area that the rate was applied to, m²", nullable = true)
                    BigDecimal chargedArea,
            @Schema(description = "Yuan per m² on the assessment day", nullable = true)
                    BigDecimal rate,
            @Schema(nullable = true) BigDecimal gross,
            @Schema(nullable = true) BigDecimal relief) {

        static LineView of(Line line) {
            return new LineView(
                    line.building().id(),
                    line.requiredArea(),
                    line.rule().grade() == null ? null : line.rule().grade().code(),
                    line.rule(),
                    line.shortfall(),
                    line.chargedArea(),
                    line.rate(),
                    line.gross(),
                    line.relief());
        }
    }

    static EstimateView of(Estimate estimate, LocalDate assessedOn) {
        return new EstimateView(
                estimate.requiredArea(),
                estimate.shortfall(),
                estimate.decision(),
                estimate.gross(),
                estimate.relief(),
                estimate.payable(),
                assessedOn,
                estimate.lines().stream().map(LineView::of).toList(),
                estimate.explanation());
    }
}
