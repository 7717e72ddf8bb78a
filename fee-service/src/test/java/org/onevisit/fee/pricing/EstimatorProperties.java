package org.onevisit.fee.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every project, not only for those worked out by hand. */
class EstimatorProperties {

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
    void reliefIsTheShareOfItsBuildingAndNoneForArrears(
            @ForAll("projects") Project project, @ForAll("policies") Policy policy) {
        Estimate estimate = new Estimator(project, policy).estimate();
        if (estimate.decision() == Decision.COLLECT_ARREARS) {
            assertThat(estimate.relief()).isEqualTo("0.00");
        }
        if (estimate.decision() == Decision.RELOCATE) {
            for (Line line : estimate.lines()) {
                switch (line.building().relief()) {
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
    void orderOfBuildingsDoesNotMatterWhenNothingIsBuilt(
            @ForAll("buildings") List<Building> buildings, @ForAll("policies") Policy policy) {
        List<Building> reversed = new java.util.ArrayList<>(buildings);
        java.util.Collections.reverse(reversed);
        Policy withoutMinimum =
                new Policy(policy.model(), policy.tariff(), BigDecimal.ZERO, policy.base());
        assertThat(relocation(reversed, BigDecimal.ZERO, withoutMinimum).payable())
                .isEqualTo(relocation(buildings, BigDecimal.ZERO, withoutMinimum).payable());
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
                        Arbitraries.integers().between(0, 40),
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
                                        "B", use, floors, depth, first, first.add(upper), relief))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Project> projects() {
        return Combinators.combine(
                        buildings(),
                        areas(),
                        Arbitraries.of(RelocationGround.class).injectNull(0.4),
                        Arbitraries.of(Basis.class).injectNull(0.7))
                .as(
                        (buildings, built, ground, basis) ->
                                new Project(
                                        buildings,
                                        built,
                                        ground,
                                        basis,
                                        LocalDate.of(2025, 9, 26)));
    }

    @Provide
    Arbitrary<Policy> policies() {
        Arbitrary<BigDecimal> rate =
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal(3_000))
                        .ofScale(2);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of("0.02", "0.025", "0.04", "0.05"),
                        rate,
                        rate,
                        Arbitraries.of("0", "200"),
                        Arbitraries.of(Base.class))
                .as(
                        (keyCity, zone, ratio, six, sixB, minimum, base) ->
                                new Policy(
                                        new NationalModel(keyCity, zone, new BigDecimal(ratio)),
                                        new Tariff(
                                                Map.of(Grade.SIX, six, Grade.SIX_B, sixB),
                                                List.of()),
                                        new BigDecimal(minimum),
                                        base));
    }

    private static Estimate relocation(List<Building> buildings, BigDecimal built, Policy policy) {
        return new Estimator(
                        new Project(
                                buildings,
                                built,
                                RelocationGround.GEOLOGY,
                                null,
                                LocalDate.of(2025, 9, 26)),
                        policy)
                .estimate();
    }

    private static BigDecimal sum(List<BigDecimal> figures) {
        return figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
