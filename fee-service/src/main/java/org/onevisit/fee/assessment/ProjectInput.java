package org.onevisit.fee.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.fee.estimate.EstimateRequest;
import org.onevisit.fee.pricing.RelocationGround;

/** The project of an assessment, as the calculator takes it, and the papers behind its reliefs. */
@Schema(description = "The project as the calculator takes it, with the papers behind its reliefs")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectInput(
        @Schema(
                        description = "As the calculator takes them",
                        type = SchemaType.ARRAY,
                        implementation = EstimateRequest.BuildingInput.class)
                JsonNode buildings,
        @Schema(
                        description = "Shelter area approved to be built, m²; 0 when absent",
                        implementation = BigDecimal.class)
                String builtArea,
        @Schema(
                        description = "Recognised ground of art. 48; null: none",
                        implementation = RelocationGround.class)
                String relocationGround,
        @Schema(description = "ILLEGAL_NOT_BUILT: arrears without relief", nullable = true)
                String basis,
        @Schema(description = "The policy; that of the office when absent") @Size(max = 64)
                String policyCode,
        @Schema(
                        description = "Assessment day (核定日), not after today; today when absent",
                        format = "date")
                String assessedOn,
        @Schema(
                        description = "Day of the application, where the policy asks for it",
                        format = "date")
                String appliedOn,
        @Schema(description = "As the policy says when absent") Boolean developmentZone,
        @Schema(description = "Papers behind the reliefs") @Valid @Size(max = 50)
                List<@NotNull Evidence> evidence) {

    List<Evidence> papers() {
        return evidence == null ? List.of() : evidence;
    }
}
