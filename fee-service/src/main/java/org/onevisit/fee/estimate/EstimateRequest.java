package org.onevisit.fee.estimate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the calculator is asked, as it was sent. Figures, dates and names stay text until {@link
 * EstimateReader} has looked at all of them, so that everything wrong is told at once.
 */
@Schema(description = "A project and the policy to assess it by")
public record EstimateRequest(
        @Schema(description = "Code of a published policy; instead of policy") String policyCode,
        @Schema(description = "The policy itself; instead of policyCode") PolicyInput policy,
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
                String basis) {

    /** A building as sent. */
    @Schema(name = "EstimateBuilding")
    public record BuildingInput(
            @Schema(description = "Unique in the request", maxLength = 64) String id,
            @Schema(
                            description =
                                    "What the building is for; each maps to one of the first three",
                            enumeration = {
                                "RESIDENTIAL",
                                "INDUSTRIAL_PRODUCTION",
                                "OTHER",
                                "DANGEROUS_HOUSING_REBUILT"
                            })
                    String use,
            @Schema(
                            description = "Storeys above ground",
                            type = SchemaType.INTEGER,
                            minimum = "0",
                            maximum = "300")
                    String floors,
            @Schema(description = "基础埋深, m; absent: less than 3", implementation = BigDecimal.class)
                    String foundationDepthM,
            @Schema(description = "地面首层建筑面积, m²", implementation = BigDecimal.class)
                    String firstFloorArea,
            @Schema(description = "地面建筑面积, m²", implementation = BigDecimal.class)
                    String aboveGroundArea,
            @Schema(
                            description = "Relief for this building; NONE when absent",
                            enumeration = {"NONE", "HALF", "EXEMPT"})
                    String relief) {}

    /** A policy as sent. The ratios of the other area model are not read by this one. */
    @Schema(name = "EstimatePolicy")
    @JsonIgnoreProperties({"residentialRatio", "otherRatio", "otherThreshold"})
    public record PolicyInput(
            @Schema(
                            description = "How the required area is found",
                            enumeration = "NATIONAL_2003_18")
                    String areaModel,
            @Schema(description = "人民防空重点城市; needed for dwellings") Boolean keyCity,
            @Schema(description = "Art. 47(3) applies; false when absent") Boolean developmentZone,
            @Schema(
                            description =
                                    "Share for art. 47(2) and (3), such as 0.04; needed for these",
                            implementation = BigDecimal.class)
                    String ratio,
            @Schema(
                            description = "Yuan per m² by grade, 6 and 6B",
                            type = SchemaType.OBJECT,
                            additionalProperties = String.class)
                    Map<String, String> rates,
            @Schema(maxItems = 100) List<AdjustmentInput> rateAdjustments,
            @Schema(
                            description = "Least area of a project that needs any, m²",
                            implementation = BigDecimal.class)
                    String minimumArea,
            @Schema(
                            description = "Area that the rate is charged on; REQUIRED when absent",
                            enumeration = {"REQUIRED", "FIRST_FLOOR", "TOTAL"})
                    String base) {}

    /** A temporary factor as sent. */
    @Schema(name = "EstimateRateAdjustment")
    public record AdjustmentInput(
            @Schema(description = "First day", format = "date") String from,
            @Schema(
                            description = "Last day, inclusive; null while open",
                            format = "date",
                            nullable = true)
                    String to,
            @Schema(description = "Such as 0.8", implementation = BigDecimal.class)
                    String factor) {}
}
