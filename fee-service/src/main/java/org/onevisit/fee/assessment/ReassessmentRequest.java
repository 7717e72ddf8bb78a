package org.onevisit.fee.assessment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole project as it is now, and why it is assessed again. */
@Schema(description = "The whole project as changed, and why")
public record ReassessmentRequest(
        @Schema(description = "What has changed, such as a plan") @NotBlank @Size(max = 500)
                String reason,
        @NotNull @Valid ProjectInput project) {}
