package org.onevisit.fee.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 复算: an old assessment worked out again, from what was stored with it. */
@ApplicationScoped
class Recalculation {

    private final Determinations determinations;
    private final Reckoning reckoning;

    Recalculation(Determinations determinations, Reckoning reckoning) {
        this.determinations = determinations;
        this.reckoning = reckoning;
    }

    /** Every reckoning of an assessment again, and whether all came out the same. */
    @Schema(name = "Recalculation")
    public record Report(boolean same, List<Line> determinations) {}

    /** One reckoning again; amounts in yuan. */
    @Schema(name = "RecalculationLine")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(
            int number,
            String policyCode,
            int policyVersion,
            BigDecimal storedGross,
            BigDecimal gross,
            BigDecimal storedRelief,
            BigDecimal relief,
            boolean same) {}

    Report of(UUID assessmentId) {
        List<Line> lines =
                determinations.of(assessmentId).stream()
                        .filter(one -> one.gross() != null)
                        .map(this::again)
                        .toList();
        return new Report(lines.stream().allMatch(Line::same), lines);
    }

    private Line again(Determination stored) {
        Determination.Outcome outcome = reckoning.again(stored);
        boolean same =
                outcome.gross().compareTo(stored.gross()) == 0
                        && outcome.relief().compareTo(stored.relief()) == 0
                        && outcome.decision() == stored.decision();
        return new Line(
                stored.number(),
                stored.policyCode(),
                stored.policyVersion(),
                stored.gross(),
                outcome.gross(),
                stored.relief(),
                outcome.relief(),
                same);
    }
}
