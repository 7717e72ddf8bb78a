package org.onevisit.fee.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onevisit.fee.pricing.Given.building;
import static org.onevisit.fee.pricing.Given.estimate;
import static org.onevisit.fee.pricing.Given.national;
import static org.onevisit.fee.pricing.Given.office;
import static org.onevisit.fee.pricing.Given.on;
import static org.onevisit.fee.pricing.Given.policy;
import static org.onevisit.fee.pricing.Given.relocate;
import static org.onevisit.fee.pricing.Given.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onevisit.fee.Refused;

class EstimatorTest {

    @Test
    void officeOfTwoThousandSquareMetresPaysForItsShareOfTheTotalArea() {
        Estimate w2 = relocate(policy("0.04", "1700", "1000"), office("A", 7, "6500", Relief.NONE));
        assertThat(w2.requiredArea()).isEqualTo("260.00");
        assertThat(w2.payable()).isEqualTo("442000.00");
        assertThat(w2.lines().get(0).rule()).isEqualTo(Rule.ART47_2);
        assertThat(w2.decision()).isEqualTo(Decision.RELOCATE);
        assertThat(w2.explanation()).anyMatch(line -> line.contains("第47条第（二）项"));
    }

    @Test
    void teachingBuildingPaysHalf() {
        Estimate w12 =
                relocate(policy("0.04", "1700", "1000"), office("A", 7, "6500", Relief.HALF));
        assertThat(w12.gross()).isEqualTo("442000.00");
        assertThat(w12.relief()).isEqualTo("221000.00");
        assertThat(w12.payable()).isEqualTo("221000.00");
    }

    @Test
    void temporaryFactorLowersTheRateInItsWindowBothEndsIncluded() {
        Policy policy =
                policy(
                        national(true, false, "0.04"),
                        new Tariff(
                                Map.of(Grade.SIX, new BigDecimal("1700")),
                                List.of(),
                                List.of(
                                        new Tariff.Adjustment(
                                                LocalDate.of(2022, 4, 1),
                                                LocalDate.of(2022, 12, 31),
                                                new BigDecimal("0.8")))),
                        BigDecimal.ZERO,
                        Base.REQUIRED);
        Building office = office("A", 7, "6500", Relief.NONE);
        assertThat(on("2022-04-01", policy, office).payable()).isEqualTo("353600.00");
        assertThat(on("2022-12-31", policy, office).payable()).isEqualTo("353600.00");
        assertThat(on("2022-03-31", policy, office).payable()).isEqualTo("442000.00");
        assertThat(on("2023-01-01", policy, office).payable()).isEqualTo("442000.00");
    }

    @Test
    void factoryPaysForItsOfficesOnly() {
        Building workshop =
                building("W", Use.INDUSTRIAL_PRODUCTION, 12, "4", "9000", "100000", Relief.NONE);
        Estimate w8 =
                relocate(
                        policy("0.07", "1700", "1000"),
                        office("A", 5, "10000", Relief.NONE),
                        workshop);
        assertThat(w8.payable()).isEqualTo("1190000.00");
        assertThat(w8.lines().get(1).rule()).isEqualTo(Rule.NOT_CIVIL);
        assertThat(w8.lines().get(1).requiredArea()).isEqualTo("0.00");
        assertThat(w8.explanation()).anyMatch(line -> line.contains("2%-5%"));
    }

    @Test
    void towerAndBlockPayForTheirFirstFloorsByGrade() {
        Estimate w9 =
                relocate(
                        policy("0.04", "1500", "300"),
                        building("T", Use.RESIDENTIAL, 12, "2", "600", "7200", Relief.NONE),
                        building("B", Use.RESIDENTIAL, 6, "2", "600", "3600", Relief.NONE));
        assertThat(w9.lines().get(0).gross()).isEqualTo("900000.00");
        assertThat(w9.lines().get(0).rule()).isEqualTo(Rule.ART47_1);
        assertThat(w9.lines().get(1).gross()).isEqualTo("180000.00");
        assertThat(w9.lines().get(1).rule()).isEqualTo(Rule.ART47_4);
    }

    @Test
    void thresholdsAreInclusive() {
        Policy policy = policy("0.04", "1700", "1000");
        assertThat(rule(policy, Use.OTHER, 10, "2.99", "100", "500")).isEqualTo(Rule.ART47_1);
        assertThat(rule(policy, Use.OTHER, 9, "3.00", "100", "500")).isEqualTo(Rule.ART47_1);
        assertThat(rule(policy, Use.OTHER, 9, "2.99", "100", "2000.00")).isEqualTo(Rule.ART47_2);
        assertThat(rule(policy, Use.OTHER, 9, "2.99", "100", "1999.999"))
                .isEqualTo(Rule.BELOW_THRESHOLD);
    }

    @Test
    void thresholdIsHeldAgainstTheProjectWithoutTowersDwellingsAndPlants() {
        Policy policy = policy("0.04", "1700", "1000");
        Building tower = building("T", Use.OTHER, 10, "1", "500", "5000", Relief.NONE);
        Building dwelling = building("D", Use.RESIDENTIAL, 6, "1", "500", "3000", Relief.NONE);
        Building plant =
                building("P", Use.INDUSTRIAL_PRODUCTION, 1, "1", "5000", "5000", Relief.NONE);
        Estimate below =
                relocate(policy, office("A", 2, "1999.99", Relief.NONE), tower, dwelling, plant);
        assertThat(below.lines().get(0).rule()).isEqualTo(Rule.BELOW_THRESHOLD);
        Estimate reached =
                relocate(
                        policy,
                        office("A", 2, "1200", Relief.NONE),
                        office("B", 2, "800", Relief.NONE));
        assertThat(reached.requiredArea()).isEqualTo("80.00");
    }

    @Test
    void zoneHasNoThreshold() {
        Policy zone =
                policy(
                        national(true, true, "0.03"),
                        tariff("1700", "1000"),
                        BigDecimal.ZERO,
                        Base.REQUIRED);
        Estimate estimate = relocate(zone, office("A", 2, "500", Relief.NONE));
        assertThat(estimate.lines().get(0).rule()).isEqualTo(Rule.ART47_3);
        assertThat(estimate.requiredArea()).isEqualTo("15.00");
    }

    @Test
    void lowDwellingNeedsAShelterInAKeyCityOnly() {
        Policy elsewhere =
                policy(
                        national(false, true, "0.03"),
                        tariff("1700", "1000"),
                        BigDecimal.ZERO,
                        Base.REQUIRED);
        assertThat(rule(elsewhere, Use.RESIDENTIAL, 9, "2", "600", "5400"))
                .isEqualTo(Rule.BELOW_THRESHOLD);
        assertThat(rule(elsewhere, Use.RESIDENTIAL, 10, "2", "600", "5400"))
                .isEqualTo(Rule.ART47_1);
        assertThat(rule(elsewhere, Use.DANGEROUS_HOUSING_REBUILT, 6, "2", "600", "3600"))
                .isEqualTo(Rule.BELOW_THRESHOLD);
        assertThat(
                        rule(
                                policy("0.04", "1700", "1000"),
                                Use.DANGEROUS_HOUSING_REBUILT,
                                6,
                                "2",
                                "600",
                                "3600"))
                .isEqualTo(Rule.ART47_5);
    }

    @Test
    void withoutGroundTheShelterMustBeBuiltAndNoAmountIsOffered() {
        Estimate estimate =
                estimate(
                        policy("0.04", "1700", "1000"),
                        "0",
                        null,
                        null,
                        office("A", 7, "6500", Relief.NONE));
        assertThat(estimate.decision()).isEqualTo(Decision.MUST_BUILD);
        assertThat(estimate.payable()).isNull();
        assertThat(estimate.gross()).isNull();
        assertThat(estimate.lines().get(0).rate()).isNull();
        assertThat(estimate.lines().get(0).shortfall()).isEqualTo("260.00");
    }

    @Test
    void builtAreaIsCountedInTheOrderOfTheList() {
        Estimate estimate =
                estimate(
                        policy("0.04", "1500", "300"),
                        "700",
                        RelocationGround.GEOLOGY,
                        null,
                        building("T", Use.RESIDENTIAL, 12, "2", "600", "7200", Relief.NONE),
                        building("B", Use.RESIDENTIAL, 6, "2", "600", "3600", Relief.NONE));
        assertThat(estimate.lines().get(0).shortfall()).isEqualTo("0.00");
        assertThat(estimate.lines().get(1).shortfall()).isEqualTo("500.00");
        assertThat(estimate.payable()).isEqualTo("150000.00");
        assertThat(estimate.explanation()).anyMatch(line -> line.contains("抗力级别不同"));
    }

    @Test
    void builtInFullAndNothingRequiredCostNothing() {
        Estimate full =
                estimate(
                        policy("0.04", "1700", "1000"),
                        "260.00",
                        null,
                        null,
                        office("A", 7, "6500", Relief.NONE));
        assertThat(full.decision()).isEqualTo(Decision.BUILT_IN_FULL);
        assertThat(full.payable()).isEqualTo("0.00");
        Estimate none =
                estimate(
                        policy("0.04", "1700", "1000"),
                        "0",
                        null,
                        Basis.ILLEGAL_NOT_BUILT,
                        office("A", 2, "900", Relief.NONE));
        assertThat(none.decision()).isEqualTo(Decision.NOT_REQUIRED);
        assertThat(none.payable()).isEqualTo("0.00");
    }

    @Test
    void whoUnlawfullyDidNotBuildPaysWithoutRelief() {
        Estimate estimate =
                estimate(
                        policy("0.04", "1700", "1000"),
                        "0",
                        RelocationGround.GEOLOGY,
                        Basis.ILLEGAL_NOT_BUILT,
                        office("A", 7, "6500", Relief.EXEMPT));
        assertThat(estimate.decision()).isEqualTo(Decision.COLLECT_ARREARS);
        assertThat(estimate.relief()).isEqualTo("0.00");
        assertThat(estimate.payable()).isEqualTo("442000.00");
    }

    @Test
    void areaIsRoundedPerBuildingHalfUpAndThenSummed() {
        Policy policy = policy("0.03", "1000.005", "1");
        // 1000.15 × 0.03 = 30.0045 → 30.00; 1000.17 × 0.03 = 30.0051 → 30.01
        Estimate estimate =
                relocate(
                        policy,
                        office("A", 2, "1000.15", Relief.NONE),
                        office("B", 2, "1000.17", Relief.NONE));
        assertThat(estimate.requiredArea()).isEqualTo("60.01");
        assertThat(estimate.lines().get(0).rate()).isEqualTo("1000.01");
        assertThat(estimate.lines().get(0).gross()).isEqualTo("30000.30");
    }

    @Test
    void minimumAreaLiftsAProjectThatNeedsAny() {
        Policy policy =
                policy(
                        national(true, false, "0.04"),
                        tariff("1700", "1000"),
                        new BigDecimal(200),
                        Base.REQUIRED);
        assertThat(relocate(policy, office("A", 2, "2500", Relief.NONE)).payable())
                .isEqualTo("340000.00");
        assertThat(relocate(policy, office("A", 2, "1500", Relief.NONE)).decision())
                .isEqualTo(Decision.NOT_REQUIRED);
    }

    @Test
    void cityMayChargeOnTotalAreaInProportionToWhatIsNotBuilt() {
        Policy total =
                policy(
                        national(true, false, "0.04"),
                        tariff("10", "10"),
                        BigDecimal.ZERO,
                        Base.TOTAL);
        Building office = office("A", 7, "58698.19", Relief.NONE);
        assertThat(relocate(total, office).payable()).isEqualTo("586981.90");
        Estimate half = estimate(total, "1173.96", RelocationGround.GEOLOGY, null, office);
        assertThat(half.lines().get(0).chargedArea()).isEqualTo("29349.22");
    }

    @Test
    void missingRateIsRefusedOnlyWhereSomethingIsDue() {
        Policy noRates =
                policy(
                        national(true, false, "0.04"),
                        new Tariff(Map.of(), List.of(), List.of()),
                        BigDecimal.ZERO,
                        Base.REQUIRED);
        Building office = office("A", 7, "6500", Relief.NONE);
        assertThat(estimate(noRates, "260", null, null, office).payable()).isEqualTo("0.00");
        assertThatThrownBy(() -> relocate(noRates, office))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("RATE_MISSING"));
    }

    private static Rule rule(
            Policy policy, Use use, int floors, String depth, String first, String total) {
        return relocate(policy, building("A", use, floors, depth, first, total, Relief.NONE))
                .lines()
                .get(0)
                .rule();
    }
}
