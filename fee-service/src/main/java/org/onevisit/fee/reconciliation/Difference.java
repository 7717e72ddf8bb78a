package org.onevisit.fee.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One row that does not agree, and how it was worked off. Amounts in yuan. */
@Schema(name = "ReconciliationDifference", description = "One row that does not agree")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Difference(
        @Schema(description = "Of the reconciliation, from 1", required = true) int number,
        @Schema(required = true) Kind kind,
        @Schema(description = "The collector's id of the payment", required = true)
                String externalId,
        @Schema(description = "As booked here; null when it is only there", nullable = true)
                Here here,
        @Schema(description = "As in the list; null when it is only here", nullable = true)
                There there,
        @Schema(description = "Whether it was worked off", required = true) boolean settled,
        @Schema(description = "How", nullable = true) String note,
        @Schema(nullable = true) String settledBy,
        @Schema(nullable = true) Instant settledAt) {

    /** What does not agree. */
    public enum Kind {
        ONLY_HERE,
        ONLY_THERE,
        AMOUNT_DIFFERS,
        DETAILS_DIFFER
    }

    /** The payment as it is booked. */
    @Schema(name = "ReconciliationHere")
    public record Here(
            @Schema(required = true) UUID paymentId,
            @Schema(required = true) String channel,
            @Schema(required = true) String assessmentNo,
            @Schema(required = true) BigDecimal amount,
            @Schema(required = true) LocalDate paidOn,
            @Schema(description = "Kept in suspense, on no assessment", required = true)
                    boolean suspended) {}

    /** The payment as the list has it. */
    @Schema(name = "ReconciliationThere")
    public record There(
            @Schema(description = "Line of the file", required = true) int line,
            @Schema(required = true) String assessmentNo,
            @Schema(required = true) BigDecimal amount,
            @Schema(required = true) LocalDate paidOn) {}

    static final String COLUMNS =
            """
            number, kind, external_id, payment_id, channel, assessment_here, amount_here, paid_on_here,
            suspended_here, line_there, assessment_there, amount_there, paid_on_there, note, settled_by,
            settled_at
            """;

    /** Reads a row of {@link #COLUMNS}. */
    static Difference of(ResultSet row) throws SQLException {
        UUID payment = row.getObject(4, UUID.class);
        int line = row.getInt(10);
        OffsetDateTime settledAt = row.getObject(16, OffsetDateTime.class);
        return new Difference(
                row.getInt(1),
                Kind.valueOf(row.getString(2)),
                row.getString(3),
                payment == null
                        ? null
                        : new Here(
                                payment,
                                row.getString(5),
                                row.getString(6),
                                row.getBigDecimal(7),
                                row.getObject(8, LocalDate.class),
                                row.getBoolean(9)),
                line == 0
                        ? null
                        : new There(
                                line,
                                row.getString(11),
                                row.getBigDecimal(12),
                                row.getObject(13, LocalDate.class)),
                settledAt != null,
                row.getString(14),
                row.getString(15),
                settledAt == null ? null : settledAt.toInstant());
    }
}
