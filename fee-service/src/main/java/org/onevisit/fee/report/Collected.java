package org.onevisit.fee.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Fee collected, by the days on which it was booked. Amounts in yuan.
 *
 * @param suspended money that came in and waits in suspense for its assessment; in no row
 */
@Schema(name = "CollectedReport", description = "Fee collected by month, item, payer class")
public record Collected(
        @Schema(required = true) LocalDate from,
        @Schema(required = true) LocalDate to,
        @Schema(required = true) List<Row> items,
        @Schema(required = true) BigDecimal collected,
        @Schema(required = true) BigDecimal refunded,
        @Schema(description = "Collected less refunded", required = true) BigDecimal net,
        @Schema(description = "In suspense, in no row", required = true) BigDecimal suspended) {

    /** What the rows are drawn up by. */
    public enum Dimension {
        OFFICE("t.office_code"),
        MONTH("to_char(t.booked_on, 'YYYY-MM')"),
        ITEM("coalesce(a.item_code, '')"),
        PAYER_CLASS("a.payer_class");

        private final String column;

        Dimension(String column) {
            this.column = column;
        }

        static String columns(List<Dimension> chosen) {
            return String.join(
                    ", ",
                    Arrays.stream(values())
                            .map(one -> chosen.contains(one) ? one.column : "cast(null as text)")
                            .toList());
        }
    }

    /** One row; what the report is not drawn up by is null. */
    @Schema(name = "CollectedRow")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Row(
            @Schema(nullable = true) String officeCode,
            @Schema(description = "Such as 2025-09", nullable = true) String month,
            @Schema(
                            description = "Item of the case; empty for assessments without a case",
                            nullable = true)
                    String itemCode,
            @Schema(nullable = true) String payerClass,
            @Schema(description = "Payments, those taken back not counted", required = true)
                    long payments,
            @Schema(required = true) BigDecimal collected,
            @Schema(required = true) BigDecimal refunded,
            @Schema(required = true) BigDecimal net) {}

    Table table() {
        return new Table(
                "collected",
                List.of(
                        "单位 Office",
                        "月份 Month",
                        "事项 Item",
                        "缴款人类型 Payer class",
                        "笔数 Payments",
                        "收缴 Collected",
                        "退付 Refunded",
                        "净额 Net"),
                items.stream()
                        .map(
                                row ->
                                        Arrays.<Object>asList(
                                                row.officeCode(),
                                                row.month(),
                                                row.itemCode(),
                                                row.payerClass(),
                                                row.payments(),
                                                row.collected(),
                                                row.refunded(),
                                                row.net()))
                        .toList());
    }
}
