package org.onevisit.fee.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.fee.Findings;

/**
 * A policy as an editor writes it. What was read of a version can be sent back: its code, number,
 * state and days are ignored.
 */
@Schema(name = "PolicyDraft", description = "A policy to be published")
@JsonIgnoreProperties({"code", "version", "status", "validFrom", "validTo"})
public record PolicyDraft(
        @Schema(description = "Such as 示范市易地建设费; needed to publish", maxLength = 200) String name,
        @Schema(
                        description =
                                "Office whose finance edits it; the caller's own when absent, and"
                                        + " the administrators' when they have none")
                String officeCode,
        @Schema(description = "Number of the paper behind it; needed to publish", maxLength = 200)
                String document,
        @Schema(description = "Where it was read, and what one must know", maxLength = 1000)
                String note,
        @Schema(description = "Sample data, not the place's own; false when absent") Boolean sample,
        @Schema(required = true) PolicyTerms policy) {

    /** Whatever is wrong is added to the findings. */
    Terms check(Findings findings) {
        findings.text("/name", name, 200);
        findings.text("/document", document, 200);
        findings.text("/note", note, 1000);
        if (officeCode != null && !officeCode.matches("[0-9]{6,12}")) {
            findings.add("/officeCode", "BAD_OFFICE", "应为6至12位数字 6 to 12 digits are expected");
        }
        findings.needed("/policy", policy);
        return policy == null ? null : TermsReader.read(policy, "/policy", document, findings);
    }
}
