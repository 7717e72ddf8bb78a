package org.onevisit.fee.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a policy, as everyone may read it once it is published. */
@Schema(name = "PolicyVersion", description = "One version of a policy")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PolicyView(
        @Schema(required = true) String code,
        @Schema(required = true) int version,
        @Schema(required = true) PolicyVersion.Status status,
        @Schema(nullable = true) String name,
        @Schema(description = "Whose finance edits it; null: the administrators'", nullable = true)
                String officeCode,
        @Schema(description = "Number of the paper behind it", nullable = true) String document,
        @Schema(nullable = true) String note,
        @Schema(description = "Sample data, not the place's own", required = true) boolean sample,
        @Schema(description = "First day in force", nullable = true) LocalDate validFrom,
        @Schema(description = "First day no longer in force; null while open", nullable = true)
                LocalDate validTo,
        @Schema(required = true) PolicyTerms policy) {

    static PolicyView of(PolicyVersion version, String officeCode, PolicyTerms terms) {
        return new PolicyView(
                version.code(),
                version.version(),
                version.status(),
                version.name(),
                officeCode,
                version.document(),
                version.note(),
                version.sample(),
                version.validFrom(),
                version.validTo(),
                terms);
    }
}
