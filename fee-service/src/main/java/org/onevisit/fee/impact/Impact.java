package org.onevisit.fee.impact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.fee.pricing.Decision;

/**
 * What a draft of a policy would change: the last confirmed assessments worked out again by it,
 * from their stored inputs. Amounts in yuan.
 *
 * @param policyCode policy by which they were assessed
 * @param replayed how many were worked out again
 * @param changed how many come out otherwise
 * @param failed how many the draft cannot assess
 * @param payableBefore what those that the draft can assess came to
 * @param payableAfter what they would come to
 * @param items those that come out otherwise or cannot be assessed, newest first
 */
@Schema(name = "PolicyImpact", description = "What a draft of a policy would change")
public record Impact(
        @Schema(description = "Policy by which they were assessed", required = true)
                String policyCode,
        @Schema(required = true) int replayed,
        @Schema(required = true) int changed,
        @Schema(required = true) int failed,
        @Schema(required = true) BigDecimal payableBefore,
        @Schema(required = true) BigDecimal payableAfter,
        @Schema(description = "After less before, yuan", required = true) BigDecimal difference,
        @Schema(required = true) List<Change> items) {

    /** What an assessment comes to; nothing is payable where the shelter must be built. */
    @Schema(name = "PolicyImpactResult")
    public record Result(
            Decision decision, BigDecimal gross, BigDecimal relief, BigDecimal payable) {

        boolean same(Result other) {
            return decision == other.decision
                    && gross.compareTo(other.gross) == 0
                    && relief.compareTo(other.relief) == 0;
        }
    }

    /**
     * One assessment that would come out otherwise.
     *
     * @param after null when the draft cannot assess it
     * @param problem code of the reason why it cannot; null otherwise
     */
    @Schema(name = "PolicyImpactChange")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Change(
            UUID assessmentId,
            String assessmentNo,
            LocalDate assessedOn,
            int policyVersion,
            Result before,
            @Schema(nullable = true) Result after,
            @Schema(description = "Why the draft cannot assess it", nullable = true)
                    String problem) {}
}
