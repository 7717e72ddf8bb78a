package org.onevisit.fee.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onevisit.fee.pricing.Given.anyGrade;
import static org.onevisit.fee.pricing.Given.building;
import static org.onevisit.fee.pricing.Given.estimate;
import static org.onevisit.fee.pricing.Given.national;
import static org.onevisit.fee.pricing.Given.office;
import static org.onevisit.fee.pricing.Given.on;
import static org.onevisit.fee.pricing.Given.policy;
import static org.onevisit.fee.pricing.Given.ratio;
import static org.onevisit.fee.pricing.Given.relocate;
import static org.onevisit.fee.pricing.Given.tariff;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Published calculations, to the cent, and calculations derived from published rates. What a policy
 * consists of is said at each. W7 to W10 are done by the shipped samples in {@code SamplesTest}.
 */
class WorkedExamplesTest {

    /** Published; the place is not named. A share of 4 % for dwellings, 1,100 yuan. */
    @Test
    void w1DwellingOfSixStoreys() {
        Estimate w1 =
                relocate(
                        policy(ratio("0.04", "0.04", "0"), anyGrade("1100")),
                        building("A", Use.RESIDENTIAL, 6, "2", "800", "4800", Relief.NONE));
        assertThat(w1.requiredArea()).isEqualTo("192.00");
        assertThat(w1.payable()).isEqualTo("211200.00");
    }

    /** Published; the place is not named. Art. 47(2) with 4 %, 1,700 yuan for grade 6. */
    @Test
    void w2OfficeOfSevenStoreys() {
        Estimate w2 = relocate(policy("0.04", "1700", "1100"), office("A", 7, "6500", Relief.NONE));
        assertThat(w2.requiredArea()).isEqualTo("260.00");
        assertThat(w2.payable()).isEqualTo("442000.00");
    }

    /** Published, 辽源 2018: works out as 10 yuan on the total area, arrears; the fine was 5 %. */
    @Test
    void w3NothingBuiltAndNothingPaid() {
        Policy policy =
                policy(national(true, false, "0.04"), anyGrade("10"), BigDecimal.ZERO, Base.TOTAL);
        Estimate w3 =
                estimate(
                        policy,
                        "0",
                        null,
                        Basis.ILLEGAL_NOT_BUILT,
                        office("A", 7, "58698.19", Relief.NONE));
        assertThat(w3.decision()).isEqualTo(Decision.COLLECT_ARREARS);
        assertThat(w3.payable()).isEqualTo("586981.90");
        assertThat(w3.payable().multiply(new BigDecimal("0.05")).setScale(2, RoundingMode.HALF_UP))
                .isEqualTo("29349.10");
    }

    /**
     * Published, Guiding Case 21: 5,518 m² not built, affordable housing, relief refused, 172.46万元.
     * The tariff is not stated, so the amount comes out to the 万元 only.
     */
    @Test
    void w4WhoDidNotBuildGetsNoReliefForAffordableHousing() {
        Estimate w4 =
                estimate(
                        policy("0.04", "312.54", "312.54"),
                        "0",
                        null,
                        Basis.ILLEGAL_NOT_BUILT,
                        building("A", Use.RESIDENTIAL, 12, "3", "5518", "60000", Relief.EXEMPT));
        assertThat(w4.relief()).isEqualTo("0.00");
        assertThat(w4.payable().movePointLeft(4).setScale(2, RoundingMode.HALF_UP))
                .isEqualTo("172.46");
    }

    /** Areas published, 柳州 2020: what was neither designed nor approved for relocation. */
    @Test
    void w5GapOfWhatWasApproved() {
        Estimate w5 =
                estimate(
                        policy("0.04", "1500", "900"),
                        new BigDecimal("24997.60").add(new BigDecimal("6807.68")).toPlainString(),
                        null,
                        Basis.ILLEGAL_NOT_BUILT,
                        building("A", Use.OTHER, 20, "6", "32152.76", "400000", Relief.NONE));
        assertThat(w5.shortfall()).isEqualTo("347.48");
        assertThat(w5.decision()).isEqualTo(Decision.COLLECT_ARREARS);
    }

    /** Derived, 周口 2025: the area of the notice of a fine, at Henan's 1,700 yuan. */
    @Test
    void w6FirstFloorNotBuilt() {
        Estimate w6 =
                estimate(
                        policy("0.04", "1700", "1700"),
                        "0",
                        null,
                        Basis.ILLEGAL_NOT_BUILT,
                        building("A", Use.OTHER, 12, "4", "5627.75", "60000", Relief.NONE));
        assertThat(w6.payable()).isEqualTo("9567175.00");
    }

    /** Derived, 南京 before 2013: 4 % from 15,000 m² on, 3 % below, 2,500 yuan; 47(1) 2,800. */
    @Test
    void w11ShareAndRateByTheSizeOfTheProject() {
        NationalModel model =
                new NationalModel(
                        true,
                        false,
                        new BigDecimal("0.04"),
                        null,
                        List.of(
                                new NationalModel.Band(
                                        new BigDecimal(15000), new BigDecimal("0.03"))));
        Tariff rates =
                tariff(
                        "2500",
                        "900",
                        List.of(
                                new Tariff.SpecialRate(
                                        Rule.ART47_1,
                                        null,
                                        null,
                                        null,
                                        new BigDecimal(2800),
                                        null)));
        Policy nanjing = policy(model, rates);
        assertThat(relocate(nanjing, office("A", 7, "20000", Relief.NONE)).payable())
                .isEqualTo("2000000.00");
        assertThat(relocate(nanjing, office("A", 7, "15000", Relief.NONE)).payable())
                .isEqualTo("1500000.00");
        assertThat(relocate(nanjing, office("A", 7, "12000", Relief.NONE)).payable())
                .isEqualTo("900000.00");
        assertThat(
                        relocate(
                                        nanjing,
                                        building(
                                                "T",
                                                Use.OFFICE,
                                                10,
                                                "2",
                                                "500",
                                                "5000",
                                                Relief.NONE))
                                .payable())
                .isEqualTo("1400000.00");
    }

    /** Derived: W2 as a school, half. */
    @Test
    void w12SchoolBuildingPaysHalf() {
        Estimate w12 =
                relocate(
                        policy("0.04", "1700", "1100"),
                        building("A", Use.SCHOOL, 7, "2", "930", "6500", Relief.HALF));
        assertThat(w12.payable()).isEqualTo("221000.00");
    }

    /** Derived: W2 in a window as Jiangsu's of 2022, × 0.8. */
    @Test
    void w13TemporaryFactor() {
        Tariff window =
                new Tariff(
                        Map.of(Grade.SIX, new BigDecimal(1700)),
                        List.of(),
                        List.of(
                                new Tariff.Adjustment(
                                        LocalDate.of(2022, 4, 1),
                                        LocalDate.of(2022, 12, 31),
                                        new BigDecimal("0.8"))));
        Estimate w13 =
                on(
                        "2022-06-30",
                        policy(national(true, false, "0.04"), window),
                        office("A", 7, "6500", Relief.NONE));
        assertThat(w13.lines().get(0).rate()).isEqualTo("1360.00");
        assertThat(w13.payable()).isEqualTo("353600.00");
    }

    /** Derived, 浙江: 2‰ a day. */
    @Test
    void w14TenDaysLate() {
        LateFee w14 =
                LateFee.of(
                        new BigDecimal("100000.00"),
                        LocalDate.of(2025, 9, 26),
                        LocalDate.of(2025, 10, 6),
                        new BigDecimal("0.002"),
                        true);
        assertThat(w14.daysLate()).isEqualTo(10);
        assertThat(w14.lateFee()).isEqualTo("2000.00");
        assertThat(w14.capped()).isFalse();
        assertThat(w14.total()).isEqualTo("102000.00");
    }
}
