package org.onevisit.fee.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Relief granted, by its reason, in assessments confirmed on these days. A reassessment counts with
 * what it changed, a voided assessment takes its relief back. Amounts in yuan.
 */
@Schema(name = "ReliefReport", description = "Relief granted by reason")
public record Reliefs(
        @Schema(required = true) LocalDate from,
        @Schema(required = true) LocalDate to,
        @Schema(required = true) List<Row> items,
        @Schema(required = true) BigDecimal relief) {

    /** One reason. */
    @Schema(name = "ReliefRow")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Row(
            @Schema(description = "Code of the policy", required = true) String code,
            @Schema(description = "In the words of the paper", nullable = true) String name,
            @Schema(description = "Paper that grants it", nullable = true) String document,
            @Schema(description = "Assessments", required = true) long assessments,
            @Schema(description = "Buildings", required = true) long buildings,
            @Schema(required = true) BigDecimal relief) {}

    Table table() {
        return new Table(
                "reliefs",
                List.of(
                        "减免代码 Code",
                        "减免事由 Reason",
                        "依据 Paper",
                        "核定件数 Assessments",
                        "楼栋数 Buildings",
                        "减免金额 Relief"),
                items.stream()
                        .map(
                                row ->
                                        Arrays.<Object>asList(
                                                row.code(),
                                                row.name(),
                                                row.document(),
                                                row.assessments(),
                                                row.buildings(),
                                                row.relief()))
                        .toList());
    }
}
