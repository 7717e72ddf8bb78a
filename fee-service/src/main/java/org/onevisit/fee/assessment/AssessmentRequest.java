package org.onevisit.fee.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an assessment is opened with, or put right with while it is a draft. A case sends what its
 * form says, complete or not; an officer sends a project that the rules can answer.
 */
@Schema(description = "Who pays for which project, and the project itself")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssessmentRequest(
        @Schema(description = "The case; sent by permit-service alone") UUID filingId,
        @Schema(description = "办件编号") @Size(max = 64) String caseNo,
        @Schema(description = "Sent by permit-service; an officer's is that of the token")
                @Pattern(regexp = "[0-9A-Z]{6,18}")
                String officeCode,
        @Schema(description = "Name of the office on its papers; sent by permit-service")
                @Size(max = 200)
                String officeName,
        @Schema(description = "实施编码 of the item") @Size(max = 64) String itemCode,
        @Schema(description = "User name of the applicant; sent by permit-service") @Size(max = 200)
                String owner,
        @NotNull @Valid Payer payer,
        @Size(max = 200) String projectName,
        @Schema(description = "Day of the decision of the case", format = "date") @Size(max = 10)
                String decidedOn,
        @Schema(description = "Files handed in with the case; sent by permit-service alone")
                @Valid
                @Size(max = 500)
                List<@NotNull CaseFile> materials,
        @NotNull @Valid ProjectInput project) {

    /** A file that was handed in with the case, where it lies. */
    @Schema(name = "CaseFile")
    public record CaseFile(
            @NotBlank @Size(max = 64) String materialCode,
            @NotBlank @Size(max = 200) String fileName,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String sha256) {}

    /** Who pays. */
    @Schema(name = "Payer")
    public record Payer(
            @NotBlank @Size(max = 200) String name,
            @Schema(description = "统一社会信用代码 (C-2), of a person 身份证号 (C-3)")
                    @NotBlank
                    @Size(max = 50)
                    String identifier,
            @NotNull PayerClass type) {}
}
