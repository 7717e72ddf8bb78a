package org.onevisit.permit.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A visit.
 *
 * @param ordinal the how-manieth for the case
 * @param recordedBy user name; the applicant does not see it
 */
public record VisitView(
        UUID id,
        UUID filingId,
        String caseNo,
        String officeCode,
        String itemCode,
        int ordinal,
        LocalDate visitedOn,
        String reason,
        String recordedBy,
        Instant recordedAt) {

    static VisitView of(Visit visit, boolean inside) {
        return new VisitView(
                visit.id(),
                visit.filingId(),
                visit.caseNo(),
                visit.officeCode(),
                visit.itemCode(),
                visit.ordinal(),
                visit.visitedOn(),
                visit.reason(),
                inside ? visit.recordedBy() : null,
                visit.recordedAt());
    }
}
