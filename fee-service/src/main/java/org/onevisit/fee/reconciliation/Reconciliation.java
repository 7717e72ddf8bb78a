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

/**
 * A list of the collector held against the payments of an office, as it was found then. Amounts in
 * yuan.
 */
@Schema(description = "A list of the collector held against what was booked here")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Reconciliation(
        @Schema(required = true) UUID id,
        @Schema(required = true) String officeCode,
        @Schema(description = "Only payments through it; null: through all", nullable = true)
                String channel,
        @Schema(description = "First day of payment compared", required = true) LocalDate from,
        @Schema(description = "Last day, inclusive", required = true) LocalDate to,
        @Schema(description = "Rows of the list", required = true) int rowsThere,
        @Schema(required = true) BigDecimal amountThere,
        @Schema(description = "Payments here, paid on these days", required = true) int rowsHere,
        @Schema(required = true) BigDecimal amountHere,
        @Schema(description = "The same here and there", required = true) int matched,
        @Schema(description = "Booked here, not in the list", required = true) int onlyHere,
        @Schema(description = "In the list, not booked here", required = true) int onlyThere,
        @Schema(description = "Known here with another amount", required = true) int amountDiffers,
        @Schema(
                        description =
                                "The same amount, but another assessment or day, or kept in suspense"
                                        + " here",
                        required = true)
                int detailsDiffer,
        @Schema(description = "Differences not worked off yet", required = true) int open,
        @Schema(required = true) String createdBy,
        @Schema(required = true) Instant createdAt) {

    static final String COLUMNS =
            """
            r.id, r.office_code, r.channel, r.period_from, r.period_to, r.rows_there, r.amount_there,
            r.rows_here, r.amount_here, r.matched, r.only_here, r.only_there, r.amount_differs,
            r.details_differ,
            (select count(*) from reconciliation_difference d
             where d.reconciliation_id = r.id and d.settled_at is null),
            r.created_by, r.created_at, r.serial
            """;

    /** Reads a row of {@link #COLUMNS}. */
    static Reconciliation of(ResultSet row) throws SQLException {
        return new Reconciliation(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getInt(6),
                row.getBigDecimal(7),
                row.getInt(8),
                row.getBigDecimal(9),
                row.getInt(10),
                row.getInt(11),
                row.getInt(12),
                row.getInt(13),
                row.getInt(14),
                row.getInt(15),
                row.getString(16),
                row.getObject(17, OffsetDateTime.class).toInstant());
    }
}
