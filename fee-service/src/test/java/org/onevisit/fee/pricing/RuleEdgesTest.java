package org.onevisit.fee.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onevisit.fee.pricing.Given.DAY;
import static org.onevisit.fee.pricing.Given.anyGrade;
import static org.onevisit.fee.pricing.Given.assigned;
import static org.onevisit.fee.pricing.Given.building;
import static org.onevisit.fee.pricing.Given.estimate;
import static org.onevisit.fee.pricing.Given.national;
import static org.onevisit.fee.pricing.Given.office;
import static org.onevisit.fee.pricing.Given.policy;
import static org.onevisit.fee.pricing.Given.ratio;
import static org.onevisit.fee.pricing.Given.relocate;
import static org.onevisit.fee.pricing.Given.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a rule ends and the next begins. */
class RuleEdgesTest {

    private static final Policy CITY = policy("0.04", "1700", "1000");
    private static final Building TOWER =
            building("T", Use.OTHER, 10, "2", "600", "6000", Relief.NONE);
    private static final Building HOME =
            building("H", Use.RESIDENTIAL, 6, "2", "500", "3000", Relief.NONE);
    private static final Building PLANT =
            building("P", Use.INDUSTRIAL_PRODUCTION, 1, "5", "900", "1500", Relief.NONE);

    @Test
    void plantsCountToNoThreshold() {
        Policy shared = policy(ratio("0.08", "0.05", "2000"), anyGrade("1000"));
        assertThat(relocate(shared, office("A", 2, "1999", Relief.NONE), PLANT).requiredArea())
                .isEqualTo("0.00");
        assertThat(relocate(CITY, office("A", 2, "1999", Relief.NONE), PLANT).requiredArea())
                .isEqualTo("0.00");
    }

    @Test
    void dwellingsHaveAThresholdOfTheirOwn() {
        RatioModel model =
                new RatioModel(
                        new BigDecimal("0.08"),
                        new BigDecimal("0.05"),
                        new BigDecimal("1000"),
                        new BigDecimal("2000"),
                        null,
                        false);
        Policy shared = policy(model, anyGrade("1000"));
        Building small = building("S", Use.RESIDENTIAL, 3, "1", "400", "999.99", Relief.NONE);
        Building enough = building("E", Use.RESIDENTIAL, 3, "1", "400", "1000", Relief.NONE);
        Building other = office("O", 3, "5000", Relief.NONE);
        assertThat(relocate(shared, small, other).lines().get(0).rule())
                .isEqualTo(Rule.BELOW_THRESHOLD);
        assertThat(relocate(shared, enough, other).lines().get(0).requiredArea())
                .isEqualTo("80.00");
        assertThat(relocate(shared, enough, office("O", 3, "1999", Relief.NONE)).lines().get(1))
                .extracting(Line::rule)
                .isEqualTo(Rule.BELOW_THRESHOLD);
    }

    @Test
    void builtAreaMustBeAssignedOnlyWhereItDecidesAboutMoney() {
        assertThat(built("650", TOWER, HOME).splitNeeded()).isTrue();
        assertThat(built("0", TOWER, HOME).splitNeeded()).as("nothing built").isFalse();
        assertThat(built("1100", TOWER, HOME).splitNeeded()).as("nothing lacks").isFalse();
        assertThat(built("300", TOWER, PLANT).splitNeeded()).as("one grade").isFalse();
        assertThat(built("650", assigned(TOWER, "600"), assigned(HOME, "50")).splitNeeded())
                .isFalse();
    }

    @Test
    void areaAssignedToTheFullLeavesNothingAndWastesNothing() {
        Estimate full = built("1100", assigned(TOWER, "600"), assigned(HOME, "500"));
        assertThat(full.decision()).isEqualTo(Decision.BUILT_IN_FULL);
        Estimate more = built("1150", assigned(TOWER, "650"), assigned(HOME, "500"));
        assertThat(more.decision()).isEqualTo(Decision.BUILT_IN_FULL);
        Estimate first = built("600", assigned(TOWER, "600"), assigned(HOME, "0"));
        assertThat(first.shortfall()).isEqualTo("500.00");
    }

    @Test
    void projectThatNeedsJustTheLeastAreaIsNotLifted() {
        Policy least = policy(CITY.model(), CITY.tariff(), new BigDecimal("600"), Base.REQUIRED);
        assertThat(relocate(least, TOWER).steps())
                .filteredOn(step -> step.figure() == Step.Figure.REQUIRED_AREA)
                .hasSize(1);
    }

    @Test
    void temporaryFactorsOverlapOnTheirLastDay() {
        Tariff.Adjustment half = window("2025-01-01", "2025-06-30");
        assertThat(half.overlaps(window("2025-06-30", "2025-12-31"))).isTrue();
        assertThat(half.overlaps(window("2025-07-01", "2025-12-31"))).isFalse();
        assertThat(half.overlaps(window("2024-01-01", "2025-01-01"))).isTrue();
        assertThat(half.overlaps(window("2024-01-01", "2024-12-31"))).isFalse();
        assertThat(half.overlaps(window("2025-06-01", null))).isTrue();
        assertThat(half.overlaps(window("2025-07-01", null))).isFalse();
        assertThat(window("2025-07-01", null).overlaps(half)).isFalse();
        assertThat(window("2025-01-01", null).overlaps(window("2030-01-01", null))).isTrue();
    }

    @Test
    void policyAsksOnlyForTheAreasThatItReads() {
        assertThat(CITY.readsFirstFloor(TOWER)).isTrue();
        assertThat(CITY.readsTotal(TOWER)).isFalse();
        assertThat(CITY.readsTotal(office("A", 2, "3000", Relief.NONE))).isTrue();
        assertThat(CITY.readsTotal(PLANT)).isFalse();
        assertThat(CITY.readsFirstFloor(PLANT)).isFalse();
        Policy onTotal = policy(CITY.model(), CITY.tariff(), BigDecimal.ZERO, Base.TOTAL);
        assertThat(onTotal.readsTotal(TOWER)).isTrue();
        assertThat(onTotal.readsTotal(PLANT)).isFalse();
        Policy onFloor = policy(CITY.model(), CITY.tariff(), BigDecimal.ZERO, Base.FIRST_FLOOR);
        assertThat(onFloor.readsFirstFloor(office("A", 2, "3000", Relief.NONE))).isTrue();
        assertThat(sized("5000", null).readsTotal(TOWER)).isTrue();
        assertThat(sized(null, "5000").readsTotal(TOWER)).isTrue();
        assertThat(sized(null, null).readsTotal(TOWER)).isFalse();
    }

    @Test
    void whatAPolicyLacksDependsOnTheProject() {
        NationalModel open = new NationalModel(null, false, null, null, List.of());
        assertThat(open.lacking(project(TOWER))).isEmpty();
        assertThat(open.lacking(project(PLANT))).isEmpty();
        assertThat(open.lacking(project(HOME))).containsExactly("keyCity");
        assertThat(open.lacking(project(office("A", 2, "300", Relief.NONE))))
                .containsExactly("ratio");
        Building rebuilt =
                building("R", Use.DANGEROUS_HOUSING_REBUILT, 12, "4", "300", "1800", Relief.NONE);
        assertThat(open.lacking(project(rebuilt))).containsExactly("keyCity");
        Building tall = building("H", Use.RESIDENTIAL, 12, "4", "300", "3600", Relief.NONE);
        assertThat(open.lacking(project(tall))).isEmpty();
        NationalModel zone = new NationalModel(true, true, null, new BigDecimal("0.05"), List.of());
        assertThat(zone.lacking(project(office("A", 2, "300", Relief.NONE)))).isEmpty();
        NationalModel outside =
                new NationalModel(true, false, null, new BigDecimal("0.05"), List.of());
        assertThat(outside.lacking(project(office("A", 2, "300", Relief.NONE))))
                .containsExactly("ratio");
    }

    @Test
    void lateFeeThatJustReachesThePrincipalIsNotCutDown() {
        LateFee just = LateFee.of(new BigDecimal("1000"), DAY, DAY.plusDays(500), rate(), true);
        assertThat(just.lateFee()).isEqualTo("1000.00");
        assertThat(just.capped()).isFalse();
        LateFee over = LateFee.of(new BigDecimal("1000"), DAY, DAY.plusDays(501), rate(), true);
        assertThat(over.lateFee()).isEqualTo("1000.00");
        assertThat(over.capped()).isTrue();
        assertThat(LateFee.of(new BigDecimal("1000"), DAY, DAY.plusDays(501), rate(), false))
                .extracting(LateFee::lateFee)
                .isEqualTo(new BigDecimal("1002.00"));
    }

    @Test
    void gradesAreKnownByTheirCodes() {
        for (Grade grade : Grade.values()) {
            assertThat(Grade.of(grade.code())).contains(grade);
        }
        assertThat(Grade.of("7")).isEmpty();
    }

    private static BigDecimal rate() {
        return new BigDecimal("0.002");
    }

    private static Estimate built(String area, Building... buildings) {
        return estimate(CITY, area, RelocationGround.GEOLOGY, null, buildings);
    }

    private static Tariff.Adjustment window(String from, String to) {
        return new Tariff.Adjustment(
                LocalDate.parse(from), to == null ? null : LocalDate.parse(to), BigDecimal.ONE);
    }

    private static Policy sized(String from, String upTo) {
        Tariff.SpecialRate special =
                new Tariff.SpecialRate(
                        null,
                        null,
                        from == null ? null : new BigDecimal(from),
                        upTo == null ? null : new BigDecimal(upTo),
                        BigDecimal.TEN,
                        null);
        Map<Grade, BigDecimal> rates = tariff("1700", "1000").rates();
        return policy(
                national(true, false, "0.04"), new Tariff(rates, List.of(special), List.of()));
    }

    private static Project project(Building building) {
        return new Project(
                List.of(building),
                BigDecimal.ZERO,
                RelocationGround.GEOLOGY,
                null,
                DAY,
                null,
                null);
    }
}
