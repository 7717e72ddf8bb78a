package org.onevisit.permit.supervision;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A case behind a figure, as a supervisor sees it: no identifiers, names of persons shortened to
 * the family name.
 *
 * @param countedOn the day on which it counts for the figure
 * @param amount what it adds to a sum: square metres or yuan; null for counts
 * @param caseType {@code PROMISE} (承诺件), {@code INSTANT} (即办件), {@code OTHER}
 * @param imported whether it comes from an older system
 * @param clock where its dates are explained, day by day
 */
public record SupervisedCase(
        UUID id,
        String caseNo,
        LocalDate countedOn,
        @Schema(nullable = true) String amount,
        String officeCode,
        String itemCode,
        String itemName,
        String applicant,
        String caseType,
        String channel,
        LocalDate receivedOn,
        @Schema(nullable = true) LocalDate acceptedOn,
        @Schema(nullable = true) LocalDate decidedOn,
        @Schema(nullable = true) LocalDate withdrawnOn,
        @Schema(nullable = true) String decision,
        @Schema(nullable = true) String outcome,
        @Schema(nullable = true) Integer usedWorkdays,
        int visits,
        boolean imported,
        String clock) {}
