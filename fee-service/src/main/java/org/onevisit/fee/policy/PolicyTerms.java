package org.onevisit.fee.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.fee.pricing.Base;
import org.onevisit.fee.pricing.Policy.RateDay;
import org.onevisit.fee.pricing.Relief;
import org.onevisit.fee.pricing.RelocationGround;
import org.onevisit.fee.pricing.Rounding;
import org.onevisit.fee.pricing.Rule;
import org.onevisit.fee.pricing.Use;

/**
 * What a city fixes about the fee, as it was sent and as it is kept. Figures, dates and names stay
 * text until {@link TermsReader} has looked at all of them.
 */
@Schema(name = "PolicyTerms", description = "What a city fixes about the fee")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyTerms(
        @Schema(
                        description = "How the required area is found",
                        enumeration = {"NATIONAL_2003_18", "TOTAL_AREA_RATIO"})
                String areaModel,
        @Schema(description = "人民防空重点城市; needed for dwellings (NATIONAL_2003_18)") Boolean keyCity,
        @Schema(description = "Art. 47(3) applies; false when absent (NATIONAL_2003_18)")
                Boolean developmentZone,
        @Schema(
                        description =
                                "Share for art. 47(2) and (3), such as 0.04 (NATIONAL_2003_18)",
                        implementation = BigDecimal.class)
                String ratio,
        @Schema(
                        description = "Share for art. 47(3) where it differs (NATIONAL_2003_18)",
                        implementation = BigDecimal.class)
                String zoneRatio,
        @Schema(description = "Shares for smaller projects (NATIONAL_2003_18)", maxItems = 20)
                List<Band> ratioBands,
        @Schema(
                        description = "Share for dwellings (TOTAL_AREA_RATIO)",
                        implementation = BigDecimal.class)
                String residentialRatio,
        @Schema(
                        description = "Share for other civil buildings (TOTAL_AREA_RATIO)",
                        implementation = BigDecimal.class)
                String otherRatio,
        @Schema(
                        description =
                                "From this sum of dwellings on, m²; 0 when absent (TOTAL_AREA_RATIO)",
                        implementation = BigDecimal.class)
                String residentialThreshold,
        @Schema(
                        description =
                                "From this sum of other civil buildings on, m²; 0 when absent"
                                        + " (TOTAL_AREA_RATIO)",
                        implementation = BigDecimal.class)
                String otherThreshold,
        @Schema(
                        description =
                                "Share for rebuilt dangerous housing where it differs"
                                        + " (TOTAL_AREA_RATIO)",
                        implementation = BigDecimal.class)
                String dangerousHousingRatio,
        @Schema(
                        description =
                                "Tall and deep buildings by their first floor, as in art. 47(1)"
                                        + " (TOTAL_AREA_RATIO)")
                Boolean tallByFirstFloor,
        @Schema(
                        description =
                                "Yuan per m² by grade: 6, 6B, or ANY for all that have none of their own",
                        type = SchemaType.OBJECT,
                        additionalProperties = String.class)
                Map<String, String> rates,
        @Schema(
                        description = "Rates that come before those by grade; the first that holds",
                        maxItems = 50)
                List<Special> specialRates,
        @Schema(maxItems = 100) List<Adjustment> rateAdjustments,
        @Schema(
                        description = "Least area of a project that needs any, m²",
                        implementation = BigDecimal.class)
                String minimumArea,
        @Schema(
                        description = "Area that the rate is charged on; REQUIRED when absent",
                        implementation = Base.class)
                String base,
        @Schema(
                        description = "Grounds of art. 48 that are recognised; all when absent",
                        type = SchemaType.ARRAY,
                        implementation = RelocationGround.class)
                List<String> relocationGrounds,
        @Schema(
                        description = "Projects that need less than this, m², need no ground",
                        implementation = BigDecimal.class)
                String relocationBelow,
        @Schema(
                        description = "Day whose rates apply; ASSESSMENT when absent",
                        implementation = RateDay.class)
                String rateDay,
        @Schema(
                        description =
                                "To what the fee and the relief of a building are rounded, half up;"
                                        + " CENT when absent",
                        implementation = Rounding.class)
                String rounding,
        @Schema(description = "Codes of relief that this policy knows", maxItems = 100)
                List<ReliefTerm> reliefs,
        @Schema(description = "Only where local law has one") LateFeeTerms lateFee) {

    /** Another share by the size of the project. */
    @Schema(name = "PolicyRatioBand")
    public record Band(
            @Schema(
                            description = "Up to this sum, m², exclusive",
                            implementation = BigDecimal.class)
                    String totalBelow,
            @Schema(implementation = BigDecimal.class) String ratio) {}

    /** A rate of its own; what is absent does not matter. */
    @Schema(name = "PolicySpecialRate")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Special(
            @Schema(implementation = Rule.class) String rule,
            @Schema(implementation = Use.class) String use,
            @Schema(
                            description = "From this area above ground of the project on, m²",
                            implementation = BigDecimal.class)
                    String totalFrom,
            @Schema(description = "Up to this area, inclusive", implementation = BigDecimal.class)
                    String totalUpTo,
            @Schema(description = "Yuan per m²", implementation = BigDecimal.class) String rate,
            @Schema(description = "As the policy says when absent", implementation = Base.class)
                    String base) {}

    /** A temporary factor. */
    @Schema(name = "PolicyRateAdjustment")
    public record Adjustment(
            @Schema(description = "First day", format = "date") String from,
            @Schema(
                            description = "Last day, inclusive; null while open",
                            format = "date",
                            nullable = true)
                    String to,
            @Schema(description = "Such as 0.8", implementation = BigDecimal.class)
                    String factor) {}

    /** A code of relief. */
    @Schema(name = "PolicyRelief")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReliefTerm(
            @Schema(description = "Such as SCHOOL_BUILDING") String code,
            @Schema(description = "What is relieved, in the words of the paper") String name,
            @Schema(implementation = Relief.class) String share,
            @Schema(description = "Number of the paper that grants it") String document,
            @Schema(description = "First day; null: since ever", format = "date") String from,
            @Schema(description = "First day no longer", format = "date") String to) {}

    /** What paying late costs. */
    @Schema(name = "PolicyLateFee")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LateFeeTerms(
            @Schema(
                            description = "Share of a day, such as 0.002",
                            implementation = BigDecimal.class)
                    String dailyRate,
            @Schema(description = "Not above the principal (行政强制法 art. 45); true when absent")
                    Boolean capAtPrincipal) {}
}
