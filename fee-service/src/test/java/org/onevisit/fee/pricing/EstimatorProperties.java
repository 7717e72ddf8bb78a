package org.onevisit.fee.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every project, not only for those worked out by hand. */
class EstimatorProperties {

    @Property(tries = 1000)
    void secondImplementationSaysTheSame(
            @ForAll("projects") Project project, @ForAll("policies") Policy policy) {
        Estimate estimate = new Estimator(project, policy).estimate();
        Reckoning reckoning = Reckoning.of(project, policy);
        assertThat(estimate.decision()).isEqualTo(reckoning.decision);
        assertThat(estimate.requiredArea())
                .isEqualByComparingTo(reckoning.yuan(reckoning.required));
        assertThat(estimate.shortfall()).isEqualByComparingTo(reckoning.yuan(reckoning.shortfall));
        if (estimate.decision() != Decision.MUST_BUILD) {
            assertThat(estimate.gross()).isEqualByComparingTo(reckoning.yuan(reckoning.gross));
            assertThat(estimate.relief()).isEqualByComparingTo(reckoning.yuan(reckoning.relief));
        }
    }

    @Property(tries = 500)
    void payableIsWhatReliefLeavesAndNeverNegative(
            @ForAll("projects") Project project, @ForAll("policies") Policy policy) {
        Estimate estimate = new Estimator(project, policy).estimate();
        if (estimate.decision() == Decision.MUST_BUILD) {
            assertThat(estimate.payable()).isNull();
            return;
        }
        assertThat(estimate.payable())
                .isEqualByComparingTo(estimate.gross().subtract(estimate.relief()))
                .isLessThanOrEqualTo(estimate.gross())
                .isNotNegative();
        assertThat(sum(estimate.lines().stream().map(Line::gross).toList()))
                .isEqualByComparingTo(estimate.gross());
        assertThat(sum(estimate.lines().stream().map(Line::relief).toList()))
                .isEqualByComparingTo(estimate.relief());
    }

    @Property(tries = 500)
    void areasHaveTwoPlacesAndAddUp(
            @ForAll("projects") Project project, @ForAll("policies") Policy policy) {
        Estimate estimate = new Estimator(project, policy).estimate();
        assertThat(sum(estimate.lines().stream().map(Line::requiredArea).toList()))
                .isEqualTo(estimate.requiredArea());
        assertThat(sum(estimate.lines().stream().map(Line::shortfall).toList()))
                .isEqualTo(estimate.shortfall());
        for (Line line : estimate.lines()) {
            assertThat(line.requiredArea().scale()).isEqualTo(2);
            assertThat(line.shortfall()).isBetween(BigDecimal.ZERO, line.requiredArea());
        }
        assertThat(estimate.shortfall())
                .isEqualByComparingTo(
                        estimate.requiredArea().subtract(project.builtArea()).max(BigDecimal.ZERO));
    }

    @Property(tries = 500)
    void everyStepCanBeWorkedOutAgainFromItsFormula(
            @ForAll("projects") Project project, @ForAll("policies") Policy policy) {
        Estimate estimate = new Estimator(project, policy).estimate();
        for (Step step : estimate.steps()) {
            assertThat(step.zh()).isNotBlank();
            assertThat(step.rule()).matches("F-[0-9]+");
            if (step.formula() != null && step.formula().contains(" × ")) {
                BigDecimal product = BigDecimal.ONE;
                for (String factor : step.formula().split(" × ")) {
                    product = product.multiply(new BigDecimal(factor));
                }
                assertThat(product.setScale(2, RoundingMode.HALF_UP)).isEqualTo(step.result());
            }
        }
    }

    @Property(tries = 500)
    void reliefIsTheShareOfItsBuildingAndNoneForArrears(
            @ForAll("projects") Project project, @ForAll("policies") Policy policy) {
        Estimate estimate = new Estimator(project, policy).estimate();
        if (estimate.decision() == Decision.COLLECT_ARREARS) {
            assertThat(estimate.relief()).isEqualTo("0.00");
        }
        if (estimate.decision() == Decision.RELOCATE) {
            for (Line line : estimate.lines()) {
                switch (line.building().relief().share()) {
                    case NONE -> assertThat(line.relief()).isEqualTo("0.00");
                    case EXEMPT -> assertThat(line.relief()).isEqualTo(line.gross());
                    case HALF ->
                            assertThat(line.relief().multiply(BigDecimal.valueOf(2)))
                                    .isBetween(
                                            line.gross(), line.gross().add(new BigDecimal("0.01")));
                }
            }
        }
    }

    @Property(tries = 300)
    void moreBuiltAreaNeverCostsMore(
            @ForAll("buildings") List<Building> buildings,
            @ForAll("areas") BigDecimal built,
            @ForAll("areas") BigDecimal more,
            @ForAll("policies") Policy policy) {
        Estimate less = relocation(buildings, built, policy);
        Estimate greater = relocation(buildings, built.add(more), policy);
        assertThat(greater.gross()).isLessThanOrEqualTo(less.gross());
    }

    @Property(tries = 300)
    void oneMoreBuildingNeverNeedsOrCostsLess(
            @ForAll("buildings") List<Building> buildings, @ForAll("policies") Policy policy) {
        Estimate all = relocation(buildings, BigDecimal.ZERO, policy);
        Estimate fewer =
                relocation(buildings.subList(0, buildings.size() - 1), BigDecimal.ZERO, policy);
        assertThat(all.requiredArea()).isGreaterThanOrEqualTo(fewer.requiredArea());
        if (policy.minimumArea().signum() == 0) {
            assertThat(all.gross()).isGreaterThanOrEqualTo(fewer.gross());
        }
    }

    @Property(tries = 300)
    void orderOfBuildingsDoesNotMatterWhenNothingIsBuilt(
            @ForAll("buildings") List<Building> buildings,
            @ForAll Random random,
            @ForAll("policies") Policy policy) {
        List<Building> shuffled = new ArrayList<>(buildings);
        Collections.shuffle(shuffled, random);
        Policy withoutMinimum =
                Given.policy(policy.model(), policy.tariff(), BigDecimal.ZERO, policy.base());
        Estimate one = relocation(buildings, BigDecimal.ZERO, withoutMinimum);
        Estimate other = relocation(shuffled, BigDecimal.ZERO, withoutMinimum);
        assertThat(other.requiredArea()).isEqualTo(one.requiredArea());
        assertThat(other.payable()).isEqualTo(one.payable());
    }

    @Property(tries = 300)
    void whoIsExemptPaysNothing(
            @ForAll("buildings") List<Building> buildings, @ForAll("policies") Policy policy) {
        List<Building> exempt =
                buildings.stream()
                        .map(
                                one ->
                                        new Building(
                                                one.id(),
                                                one.use(),
                                                one.floors(),
                                                one.foundationDepth(),
                                                one.firstFloorArea(),
                                                one.aboveGroundArea(),
                                                ReliefGrant.of(Relief.EXEMPT),
                                                null))
                        .toList();
        assertThat(relocation(exempt, BigDecimal.ZERO, policy).payable()).isEqualTo("0.00");
    }

    @Property(tries = 300)
    void splitAndOrderFindTheSameShortfall(
            @ForAll("buildings") List<Building> buildings,
            @ForAll("areas") BigDecimal built,
            @ForAll("policies") Policy policy) {
        Estimate inOrder = relocation(buildings, built, policy);
        List<Building> assigned = new ArrayList<>();
        for (Line line : inOrder.lines()) {
            BigDecimal part = line.requiredArea().subtract(line.shortfall());
            assigned.add(Given.assigned(line.building(), part.toPlainString()));
        }
        BigDecimal used = inOrder.requiredArea().subtract(inOrder.shortfall());
        Estimate split = relocation(assigned, used, policy);
        assertThat(split.shortfall()).isEqualTo(inOrder.shortfall());
        assertThat(split.payable()).isEqualTo(inOrder.payable());
        assertThat(split.splitNeeded()).isFalse();
    }

    @Property(tries = 300)
    void lateFeeGrowsWithTheDaysAndStopsAtThePrincipal(
            @ForAll("areas") BigDecimal principal, @ForAll("days") int days) {
        LocalDate due = LocalDate.of(2025, 1, 31);
        BigDecimal daily = new BigDecimal("0.002");
        LateFee one = LateFee.of(principal, due, due.plusDays(days), daily, true);
        LateFee next = LateFee.of(principal, due, due.plusDays(days + 1L), daily, true);
        assertThat(one.lateFee()).isBetween(BigDecimal.ZERO, principal);
        assertThat(next.lateFee()).isGreaterThanOrEqualTo(one.lateFee());
        assertThat(one.total()).isEqualTo(one.principal().add(one.lateFee()));
        assertThat(one.daysLate()).isEqualTo(days);
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, 2000);
    }

    @Provide
    Arbitrary<BigDecimal> areas() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal(50_000))
                .ofScale(2);
    }

    @Provide
    Arbitrary<List<Building>> buildings() {
        Arbitrary<BigDecimal> area =
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal(5_000))
                        .ofScale(4);
        return Combinators.combine(
                        Arbitraries.of(Use.class),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.TEN)
                                .ofScale(2)
                                .injectNull(0.1),
                        area,
                        area,
                        Arbitraries.of(Relief.class))
                .as(
                        (use, floors, depth, first, upper, relief) ->
                                new Building(
                                        "B",
                                        use,
                                        floors,
                                        depth,
                                        first,
                                        first.add(upper),
                                        ReliefGrant.of(relief),
                                        null))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Project> projects() {
        return Combinators.combine(
                        buildings(),
                        areas().injectNull(0.3),
                        Arbitraries.of(RelocationGround.class).injectNull(0.4),
                        Arbitraries.of(Basis.class).injectNull(0.7),
                        Arbitraries.of(true, false).injectNull(0.5))
                .as(
                        (buildings, built, ground, basis, zone) ->
                                new Project(
                                        buildings,
                                        built == null ? BigDecimal.ZERO : built,
                                        ground,
                                        basis,
                                        Given.DAY,
                                        null,
                                        zone));
    }

    @Provide
    Arbitrary<Policy> policies() {
        Arbitrary<BigDecimal> rate =
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal(3_000))
                        .ofScale(2);
        return Combinators.combine(
                        models(),
                        rate,
                        rate,
                        Arbitraries.of("0", "200"),
                        Arbitraries.of(Base.class))
                .as(
                        (model, six, other, minimum, base) ->
                                Given.policy(
                                        model,
                                        new Tariff(
                                                Map.of(
                                                        Grade.SIX,
                                                        six,
                                                        Grade.SIX_B,
                                                        other,
                                                        Grade.ANY,
                                                        other),
                                                List.of(),
                                                List.of(
                                                        new Tariff.Adjustment(
                                                                Given.DAY,
                                                                null,
                                                                new BigDecimal("0.8")))),
                                        new BigDecimal(minimum),
                                        base));
    }

    private static Arbitrary<AreaModel> models() {
        Arbitrary<String> shares = Arbitraries.of("0.02", "0.025", "0.04", "0.05");
        Arbitrary<AreaModel> national =
                Combinators.combine(
                                Arbitraries.of(true, false), Arbitraries.of(true, false), shares)
                        .as(Given::national);
        Arbitrary<AreaModel> ratio =
                Combinators.combine(shares, shares, Arbitraries.of("0", "2000")).as(Given::ratio);
        return Arbitraries.oneOf(List.of(national, ratio));
    }

    private static Estimate relocation(List<Building> buildings, BigDecimal built, Policy policy) {
        Project project =
                new Project(
                        buildings, built, RelocationGround.GEOLOGY, null, Given.DAY, null, null);
        return new Estimator(project, policy).estimate();
    }

    private static BigDecimal sum(List<BigDecimal> figures) {
        return figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
