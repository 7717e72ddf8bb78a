package org.onevisit.fee.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is owed on a day, by how many natural days it is late. Amounts in yuan. */
@Schema(name = "ArrearsReport", description = "Arrears by age")
public record Arrears(
        @Schema(description = "End of this day, Asia/Shanghai", required = true) LocalDate asOf,
        @Schema(required = true) List<Row> items,
        @Schema(description = "All that is owed", required = true) BigDecimal outstanding,
        @Schema(description = "Of it late", required = true) BigDecimal late) {

    /** How late. */
    public enum Age {
        NOT_DUE("未到期"),
        DAYS_1_TO_30("逾期1-30天"),
        DAYS_31_TO_90("逾期31-90天"),
        DAYS_91_TO_180("逾期91-180天"),
        DAYS_181_TO_365("逾期181-365天"),
        OVER_A_YEAR("逾期1年以上");

        private final String zh;

        Age(String zh) {
            this.zh = zh;
        }
    }

    /** Everything of one age; ages without arrears stand there with zeros. */
    @Schema(name = "ArrearsRow")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Row(
            @Schema(required = true) Age age,
            @Schema(description = "Assessments", required = true) long assessments,
            @Schema(required = true) BigDecimal outstanding,
            @Schema(description = "Of the oldest", nullable = true) LocalDate oldestDueOn) {}

    Table table() {
        return new Table(
                "arrears",
                List.of("账龄 Age", "核定件数 Assessments", "欠缴金额 Outstanding", "最早应缴日 Oldest due"),
                items.stream()
                        .map(
                                row ->
                                        Arrays.<Object>asList(
                                                row.age().zh,
                                                row.assessments(),
                                                row.outstanding(),
                                                row.oldestDueOn()))
                        .toList());
    }
}
