package org.onevisit.permit.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A document (文书) as it was issued: facts, number, date, and the template in force then.
 *
 * @param number 文号, unique within the office
 * @param issuedOn day in Asia/Shanghai, printed on it
 * @param template SHA-256 of the template text that it is printed from
 */
public record Document(
        UUID id,
        UUID filingId,
        String officeCode,
        DocumentKind kind,
        String number,
        LocalDate issuedOn,
        Instant issuedAt,
        JsonNode facts,
        String template) {}
