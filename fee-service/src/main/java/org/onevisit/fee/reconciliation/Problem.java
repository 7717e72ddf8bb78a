package org.onevisit.fee.reconciliation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something wrong with a row of the list.
 *
 * @param line of the file, the header being line 1
 * @param column by its name in the header; null for the row as a whole
 * @param code stable upper-snake name of what is wrong
 * @param message what is wrong, Chinese first
 */
@Schema(name = "ReconciliationProblem")
public record Problem(
        long line, @Schema(nullable = true) String column, String code, String message) {}
