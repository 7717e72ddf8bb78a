package org.onevisit.permit.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A decision as the public sees it (双公示). Of a person the family name alone; nothing of the form,
 * the project, the place or the grade (secrecy comes first).
 *
 * @param decision {@code GRANT} (准予) or {@code REFUSE} (不予)
 * @param decisionNo number of the decision document
 * @param partyName name of the applicant; a person's is masked
 * @param partyCode unified social credit code; null for a person
 * @param certificateStatus {@code VALID} or {@code REVOKED}; null when there is no certificate
 */
public record Disclosed(
        UUID id,
        String officeCode,
        String officeName,
        String itemCode,
        String itemName,
        String decision,
        String decisionNo,
        LocalDate decidedOn,
        String partyType,
        String partyName,
        String partyCode,
        String certificateNo,
        String certificateStatus,
        LocalDate validTo,
        Instant publishedAt) {

    /** What it says in one line. */
    String title() {
        return partyName + "：" + itemName + ("GRANT".equals(decision) ? "（准予许可）" : "（不予许可）");
    }
}
