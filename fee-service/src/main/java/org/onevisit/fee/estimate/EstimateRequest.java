package org.onevisit.fee.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.fee.policy.PolicyTerms;
import org.onevisit.fee.pricing.Use;

/**
 * What the calculator is asked, as it was sent. Figures, dates and names stay text until {@link
 * ProjectReader} has looked at all of them, so that everything wrong is told at once.
 */
@Schema(description = "A project and the policy to assess it by")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EstimateRequest(
        @Schema(
                        description =
                                "Code of a published policy: the version in force on the assessment"
                                        + " day; instead of policy")
                String policyCode,
        @Schema(description = "The policy itself; instead of policyCode") PolicyTerms policy,
        @Schema(
                        description =
                                "1 to 500 buildings; built area is counted to them in this order",
                        minItems = 1,
                        maxItems = 500)
                List<BuildingInput> buildings,
        @Schema(
                        description = "Shelter area approved to be built, m²; 0 when absent",
                        implementation = BigDecimal.class)
                String builtArea,
        @Schema(
                        description = "Recognised ground of art. 48; null: none",
                        enumeration = {
                            "GEOLOGY",
                            "PILE_FOUNDATION",
                            "STRUCTURE",
                            "DENSE_SURROUNDINGS"
                        },
                        nullable = true)
                String relocationGround,
        @Schema(
                        description = "Assessment day (核定日), Asia/Shanghai; today when absent",
                        format = "date")
                String assessedOn,
        @Schema(
                        description = "ILLEGAL_NOT_BUILT: found not built, arrears without relief",
                        enumeration = "ILLEGAL_NOT_BUILT",
                        nullable = true)
                String basis,
        @Schema(
                        description =
                                "Day of the application; needed where the policy takes the rates of"
                                        + " that day",
                        format = "date")
                String appliedOn,
        @Schema(
                        description =
                                "Whether the project lies in a zone of art. 47(3); as the policy says"
                                        + " when absent")
                Boolean developmentZone) {

    /** A building as sent. */
    @Schema(name = "EstimateBuilding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BuildingInput(
            @Schema(description = "Unique in the request", maxLength = 64) String id,
            @Schema(
                            description =
                                    "What the building is for; the finer ones count as RESIDENTIAL"
                                            + " or OTHER",
                            implementation = Use.class)
                    String use,
            @Schema(
                            description = "Storeys above ground",
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "300")
                    String floors,
            @Schema(description = "基础埋深, m; absent: less than 3", implementation = BigDecimal.class)
                    String foundationDepthM,
            @Schema(description = "地面首层建筑面积, m²", implementation = BigDecimal.class)
                    String firstFloorArea,
            @Schema(description = "地面建筑面积, m²", implementation = BigDecimal.class)
                    String aboveGroundArea,
            @Schema(
                            description =
                                    "NONE, HALF or EXEMPT, or a relief code of the policy; NONE when"
                                            + " absent",
                            example = "NONE")
                    String relief,
            @Schema(
                            description = "Further relief codes that apply; the best one counts",
                            maxItems = 10)
                    List<String> furtherReliefs,
            @Schema(
                            description =
                                    "Part of builtArea that counts to this building (F-6); for all"
                                            + " buildings or for none",
                            implementation = BigDecimal.class)
                    String builtArea) {}
}
