package org.onevisit.fee.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file on which a relief of an assessment may rest: handed in with its case, or filed here.
 *
 * @param file how {@link Evidence} names it: {@code <material code>/<file name>} of the case, or
 *     the name of one filed here
 * @param sha256 of its content
 * @param uploadedBy user name; null for one of the case
 */
@Schema(name = "EvidenceFile", description = "A file that a relief may rest on")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EvidenceFile(
        @Schema(description = "materialCode/fileName of the case, or the name of one filed here")
                String file,
        String sha256,
        @Schema(description = "Whether it was handed in with the case") boolean ofCase,
        @Schema(nullable = true) String mediaType,
        @Schema(nullable = true) String uploadedBy,
        @Schema(nullable = true) Instant uploadedAt) {

    static EvidenceFile ofCase(AssessmentRequest.CaseFile file) {
        return new EvidenceFile(
                file.materialCode() + "/" + file.fileName(), file.sha256(), true, null, null, null);
    }
}
