package org.onevisit.permit.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.onevisit.permit.filing.Applicant;
import org.onevisit.permit.filing.Filing;

/** What documents print of a case; it no longer changes once the case was handed in. */
record CaseData(
        String caseNo,
        String queryCode,
        Instant receivedAt,
        Instant acceptedAt,
        Instant decidedAt,
        Applicant applicant,
        JsonNode agent,
        JsonNode project,
        JsonNode form) {

    static CaseData of(Filing filing) {
        return new CaseData(
                filing.caseNo(),
                filing.queryCode(),
                filing.receivedAt(),
                filing.acceptedAt(),
                filing.decidedAt(),
                filing.applicant(),
                filing.agent(),
                filing.project(),
                filing.form());
    }
}
