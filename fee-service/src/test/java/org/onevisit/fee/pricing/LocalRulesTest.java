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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onevisit.fee.pricing.Policy.RateDay;
import org.onevisit.fee.pricing.Policy.Relocation;

/** What a place may fix otherwise than the national rules. */
class LocalRulesTest {

    private static final Policy SHARED = policy(ratio("0.08", "0.05", "2000"), anyGrade("1000"));

    @Test
    void thresholdOfOthersIsInclusiveAndLeavesDwellingsAlone() {
        Building home = building("H", Use.RESIDENTIAL, 3, "1", "100", "300", Relief.NONE);
        Estimate below = relocate(SHARED, office("A", 2, "1999.99", Relief.NONE), home);
        assertThat(below.lines().get(0).rule()).isEqualTo(Rule.BELOW_THRESHOLD);
        assertThat(below.lines().get(0).grade()).isNull();
        assertThat(below.lines().get(1).rule()).isEqualTo(Rule.RATIO_RES);
        assertThat(below.requiredArea()).isEqualTo("24.00");
        Estimate reached =
                relocate(
                        SHARED,
                        office("A", 2, "1500", Relief.NONE),
                        office("B", 20, "500", Relief.NONE));
        assertThat(reached.requiredArea()).isEqualTo("100.00");
        assertThat(reached.explanation()).anyMatch(line -> line.contains("达到2000 m²"));
    }

    @Test
    void thresholdOfDwellingsHolds() {
        RatioModel model =
                new RatioModel(
                        new BigDecimal("0.08"),
                        new BigDecimal("0.05"),
                        new BigDecimal(1000),
                        BigDecimal.ZERO,
                        null,
                        false);
        Policy policy = policy(model, anyGrade("1000"));
        assertThat(relocate(policy, home("A", "999.99")).decision())
                .isEqualTo(Decision.NOT_REQUIRED);
        assertThat(relocate(policy, home("A", "1000.00")).requiredArea()).isEqualTo("80.00");
    }

    @Test
    void provinceMayKeepTheFirstFloorRuleAndHaveAShareForDangerousHousing() {
        RatioModel model =
                new RatioModel(
                        new BigDecimal("0.08"),
                        new BigDecimal("0.05"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal("0.03"),
                        true);
        Estimate estimate =
                relocate(
                        policy(model, anyGrade("1000")),
                        building("T", Use.RESIDENTIAL, 10, "1", "600", "6000", Relief.NONE),
                        building("D", Use.RESIDENTIAL, 3, "3.00", "100", "300", Relief.NONE),
                        building(
                                "R",
                                Use.DANGEROUS_HOUSING_REBUILT,
                                6,
                                "1",
                                "100",
                                "600",
                                Relief.NONE),
                        home("H", "500"));
        assertThat(estimate.lines())
                .extracting(Line::rule)
                .containsExactly(Rule.ART47_1, Rule.ART47_1, Rule.ART47_5, Rule.RATIO_RES);
        assertThat(estimate.lines())
                .extracting(line -> line.requiredArea().toPlainString())
                .containsExactly("600.00", "100.00", "18.00", "40.00");
        assertThat(estimate.lines()).extracting(Line::grade).containsOnly(Grade.ANY);
    }

    @Test
    void zoneMayHaveAShareOfItsOwnAndAProjectMayLieInOne() {
        NationalModel model =
                new NationalModel(
                        true, false, new BigDecimal("0.02"), new BigDecimal("0.03"), List.of());
        Policy policy = policy(model, tariff("2000", "2000"));
        Project inZone =
                new Project(
                        List.of(office("A", 2, "1000", Relief.NONE)),
                        BigDecimal.ZERO,
                        RelocationGround.GEOLOGY,
                        null,
                        DAY,
                        null,
                        true);
        Estimate estimate = new Estimator(inZone, policy).estimate();
        assertThat(estimate.lines().get(0).rule()).isEqualTo(Rule.ART47_3);
        assertThat(estimate.payable()).isEqualTo("60000.00");
        assertThat(relocate(policy, office("A", 2, "2000", Relief.NONE)).payable())
                .isEqualTo("80000.00");
    }

    @Test
    void rateMayDependOnTheUseAndTheSizeBothEndsIncluded() {
        Tariff tariff =
                new Tariff(
                        Map.of(Grade.ANY, new BigDecimal(1000)),
                        List.of(
                                special(null, Use.HOSPITAL, null, null, "100"),
                                special(null, null, null, "2000", "500"),
                                special(null, null, "50000", null, "800")),
                        List.of());
        Policy policy = policy(ratio("0.02", "0.02", "0"), tariff);
        assertThat(rate(policy, Use.HOSPITAL, "9000")).isEqualTo("100.00");
        assertThat(rate(policy, Use.OFFICE, "2000")).isEqualTo("500.00");
        assertThat(rate(policy, Use.OFFICE, "2000.01")).isEqualTo("1000.00");
        assertThat(rate(policy, Use.OFFICE, "49999.99")).isEqualTo("1000.00");
        assertThat(rate(policy, Use.OFFICE, "50000")).isEqualTo("800.00");
    }

    @Test
    void rateForAUseCountsForTheFinerOnes() {
        Tariff tariff =
                tariff("1700", "1000", List.of(special(null, Use.OTHER, null, null, "1200")));
        Policy policy = policy(national(true, false, "0.04"), tariff);
        assertThat(rate(policy, Use.SCHOOL, "3000")).isEqualTo("1200.00");
        assertThat(rate(policy, Use.OTHER, "3000")).isEqualTo("1200.00");
        assertThat(rate(policy, Use.RESIDENTIAL, "3000")).isEqualTo("1000.00");
    }

    @Test
    void specialRateMayHaveABaseOfItsOwn() {
        Tariff tariff =
                new Tariff(
                        Map.of(),
                        List.of(
                                special(null, null, "7000", null, "1800"),
                                new Tariff.SpecialRate(
                                        null, null, null, null, new BigDecimal(30), Base.TOTAL)),
                        List.of());
        Policy policy = policy(ratio("0.02", "0.02", "0"), tariff);
        assertThat(relocate(policy, home("A", "6000")).payable()).isEqualTo("180000.00");
        assertThat(relocate(policy, home("A", "7000")).payable()).isEqualTo("252000.00");
        assertThat(policy.readsTotal(home("A", "1"))).isTrue();
        assertThat(policy.readsFirstFloor(home("A", "1"))).isFalse();
    }

    @Test
    void placeMayRecogniseFewerGrounds() {
        Policy geologyOnly = relocation(new Relocation(Set.of(RelocationGround.GEOLOGY), null));
        Building office = office("A", 7, "6500", Relief.NONE);
        assertThat(estimate(geologyOnly, "0", RelocationGround.GEOLOGY, null, office).decision())
                .isEqualTo(Decision.RELOCATE);
        Estimate other = estimate(geologyOnly, "0", RelocationGround.STRUCTURE, null, office);
        assertThat(other.decision()).isEqualTo(Decision.MUST_BUILD);
        assertThat(other.explanation()).anyMatch(line -> line.contains("不是本地认可的情形"));
    }

    @Test
    void smallProjectsMayNeedNoGround() {
        Policy policy = relocation(new Relocation(Set.of(), new BigDecimal(260)));
        assertThat(
                        estimate(policy, "0", null, null, office("A", 7, "6499", Relief.NONE))
                                .decision())
                .isEqualTo(Decision.RELOCATE);
        assertThat(
                        estimate(policy, "0", null, null, office("A", 7, "6500", Relief.NONE))
                                .decision())
                .isEqualTo(Decision.MUST_BUILD);
    }

    @Test
    void ratesMayBeThoseOfTheDayOfApplication() {
        Tariff tariff =
                new Tariff(
                        Map.of(Grade.SIX, new BigDecimal(1700)),
                        List.of(),
                        List.of(new Tariff.Adjustment(DAY, null, new BigDecimal("0.8"))));
        Building office = office("A", 7, "6500", Relief.NONE);
        Policy policy =
                new Policy(
                        national(true, false, "0.04"),
                        tariff,
                        BigDecimal.ZERO,
                        Base.REQUIRED,
                        Relocation.NATIONAL,
                        RateDay.APPLICATION,
                        Rounding.CENT,
                        "测试");
        assertThat(applied(policy, office, DAY.minusDays(1))).isEqualTo("442000.00");
        assertThat(applied(policy, office, DAY)).isEqualTo("353600.00");
    }

    @Test
    void whatAPolicyDoesNotFixIsNamed() {
        Project project =
                new Project(
                        List.of(office("A", 2, "3000", Relief.NONE), home("B", "500")),
                        BigDecimal.ZERO,
                        null,
                        null,
                        DAY,
                        null,
                        null);
        NationalModel nothing = new NationalModel(null, false, null, null, List.of());
        assertThat(nothing.lacking(project)).containsExactly("ratio", "keyCity");
        assertThat(national(true, false, "0.04").lacking(project)).isEmpty();
        RatioModel shares =
                new RatioModel(null, null, BigDecimal.ZERO, BigDecimal.ZERO, null, false);
        assertThat(shares.lacking(project)).containsExactly("otherRatio", "residentialRatio");
        assertThat(ratio("0.01", "0.02", "0").lacking(project)).isEmpty();
    }

    @Test
    void officerMaySayWhichBuildingTheBuiltAreaIsOf() {
        Policy policy = policy("0.04", "1500", "300");
        Building tower = building("T", Use.RESIDENTIAL, 12, "2", "600", "7200", Relief.NONE);
        Building block = building("B", Use.RESIDENTIAL, 6, "2", "600", "3600", Relief.NONE);
        assertThat(estimate(policy, "600", RelocationGround.GEOLOGY, null, tower, block))
                .satisfies(inOrder -> assertThat(inOrder.splitNeeded()).isTrue())
                .satisfies(inOrder -> assertThat(inOrder.payable()).isEqualTo("180000.00"));
        Estimate split =
                estimate(
                        policy,
                        "600",
                        RelocationGround.GEOLOGY,
                        null,
                        assigned(tower, "100"),
                        assigned(block, "500"));
        assertThat(split.splitNeeded()).isFalse();
        assertThat(split.payable()).isEqualTo("780000.00");
        // More than a building needs is no matter when nothing is lacking.
        assertThat(
                        estimate(
                                        policy,
                                        "1300",
                                        null,
                                        null,
                                        assigned(tower, "600"),
                                        assigned(block, "700"))
                                .decision())
                .isEqualTo(Decision.BUILT_IN_FULL);
    }

    @Test
    void reliefIsInForceFromItsFirstDayUntilTheDayBeforeItsEnd() {
        ReliefGrant grant =
                new ReliefGrant(
                        "X",
                        "x",
                        Relief.HALF,
                        null,
                        LocalDate.of(2025, 1, 1),
                        LocalDate.of(2026, 1, 1));
        assertThat(grant.inForce(LocalDate.of(2024, 12, 31))).isFalse();
        assertThat(grant.inForce(LocalDate.of(2025, 1, 1))).isTrue();
        assertThat(grant.inForce(LocalDate.of(2025, 12, 31))).isTrue();
        assertThat(grant.inForce(LocalDate.of(2026, 1, 1))).isFalse();
        assertThat(ReliefGrant.best(List.of(ReliefGrant.NONE, grant))).isEqualTo(grant);
    }

    @Test
    void aCityMayChargeWholeYuan() {
        // 33.33 m² × 1,500.50 = 50,011.665: 50,011.67 to the cent, 50,012 to the yuan.
        Building office = building("A", Use.OTHER, 12, "4", "33.33", "400", Relief.HALF);
        Policy cents = policy("0.04", "1500.50", "900");
        Estimate byCent = relocate(cents, office);
        assertThat(byCent.gross()).isEqualTo("50011.67");
        assertThat(byCent.relief()).isEqualTo("25005.84");
        Policy yuan =
                new Policy(
                        cents.model(),
                        cents.tariff(),
                        cents.minimumArea(),
                        cents.base(),
                        cents.relocation(),
                        cents.rateDay(),
                        Rounding.YUAN,
                        cents.document());
        Estimate byYuan = relocate(yuan, office);
        assertThat(byYuan.gross()).isEqualTo("50012.00");
        assertThat(byYuan.relief()).isEqualTo("25006.00");
        assertThat(byYuan.payable()).isEqualTo("25006.00");
        assertThat(byYuan.steps())
                .filteredOn(step -> step.figure() == Step.Figure.GROSS)
                .extracting(Step::rounding)
                .containsExactly("HALF_UP 1 元");
        assertThat(byYuan.explanation()).anyMatch(line -> line.contains("四舍五入到元"));
    }

    private static Policy relocation(Relocation relocation) {
        return new Policy(
                national(true, false, "0.04"),
                tariff("1700", "1000"),
                BigDecimal.ZERO,
                Base.REQUIRED,
                relocation,
                RateDay.ASSESSMENT,
                Rounding.CENT,
                "测试");
    }

    private static BigDecimal applied(Policy policy, Building building, LocalDate appliedOn) {
        Project project =
                new Project(
                        List.of(building),
                        BigDecimal.ZERO,
                        RelocationGround.GEOLOGY,
                        null,
                        DAY,
                        appliedOn,
                        null);
        return new Estimator(project, policy).estimate().payable();
    }

    private static Tariff.SpecialRate special(
            Rule rule, Use use, String from, String upTo, String rate) {
        return new Tariff.SpecialRate(
                rule,
                use,
                from == null ? null : new BigDecimal(from),
                upTo == null ? null : new BigDecimal(upTo),
                new BigDecimal(rate),
                null);
    }

    private static BigDecimal rate(Policy policy, Use use, String area) {
        return relocate(policy, building("A", use, 5, "1", "600", area, Relief.NONE))
                .lines()
                .get(0)
                .rate();
    }

    private static Building home(String id, String area) {
        return building(id, Use.RESIDENTIAL, 6, "1", "100", area, Relief.NONE);
    }
}
