package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.pricing.Tariff.Rate;

/**
 * Works out what a project owes: required area, shortfall, decision, amounts (F-1 to F-10). Pure:
 * the same question has the same answer on every day.
 */
public final class Estimator {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final Project project;
    private final Policy policy;

    public Estimator(Project project, Policy policy) {
        this.project = project;
        this.policy = policy;
    }

    /**
     * The estimate with its explanation.
     *
     * @throws Refused {@code RATE_MISSING} when an amount is due and the tariff lacks its grade,
     *     {@code SPLIT_EXCEEDS_REQUIRED} when built area was assigned to a building that needs less
     *     while another lacks some
     */
    public Estimate estimate() {
        List<Requirement> byRules = policy.model().require(project);
        List<Requirement> needs = liftToMinimum(byRules);
        BigDecimal required = sum(needs, Requirement::area);
        List<BigDecimal> shortfalls = project.split() ? bySplit(needs) : inOrder(needs);
        BigDecimal shortfall = sum(shortfalls, Function.identity());
        Decision decision = decide(required, shortfall);
        List<Line> lines = lines(needs, shortfalls, decision);
        boolean amounts = decision != Decision.MUST_BUILD;
        BigDecimal gross = amounts ? sum(lines, Line::gross) : null;
        BigDecimal relief = amounts ? sum(lines, Line::relief) : null;
        Estimate bare =
                new Estimate(
                        required,
                        shortfall,
                        decision,
                        gross,
                        relief,
                        amounts ? gross.subtract(relief) : null,
                        splitNeeded(needs, shortfall),
                        lines,
                        List.of());
        return new Explanation(project, policy).of(bare, sum(byRules, Requirement::area));
    }

    /**
     * A project that needs some area, but less than the minimum, needs the minimum; the difference
     * is put on the building that needs most.
     */
    private List<Requirement> liftToMinimum(List<Requirement> needs) {
        BigDecimal required = sum(needs, Requirement::area);
        BigDecimal missing = Requirement.round(policy.minimumArea()).subtract(required);
        if (required.signum() == 0 || missing.signum() <= 0) {
            return needs;
        }
        List<Requirement> lifted = new ArrayList<>(needs);
        Requirement most =
                needs.stream().max(Comparator.comparing(Requirement::area)).orElseThrow();
        lifted.set(needs.indexOf(most), most.with(missing));
        return lifted;
    }

    /** What each building lacks when the built area is counted to them in order. F-6. */
    private List<BigDecimal> inOrder(List<Requirement> needs) {
        List<BigDecimal> shortfalls = new ArrayList<>();
        BigDecimal left = Requirement.round(project.builtArea());
        for (Requirement one : needs) {
            BigDecimal counted = left.min(one.area());
            left = left.subtract(counted);
            shortfalls.add(one.area().subtract(counted));
        }
        return shortfalls;
    }

    /** What each building lacks when the officer said whose the built area is. F-6. */
    private List<BigDecimal> bySplit(List<Requirement> needs) {
        List<BigDecimal> shortfalls = new ArrayList<>();
        int wasted = -1;
        for (int i = 0; i < needs.size(); i++) {
            BigDecimal assigned = needs.get(i).building().builtArea();
            BigDecimal lacks =
                    needs.get(i)
                            .area()
                            .subtract(assigned == null ? NOTHING : Requirement.round(assigned));
            wasted = wasted < 0 && lacks.signum() < 0 ? i : wasted;
            shortfalls.add(lacks.max(NOTHING));
        }
        if (wasted >= 0 && sum(shortfalls, Function.identity()).signum() > 0) {
            throw Refused.because(
                    Reason.SPLIT_EXCEEDS_REQUIRED, "/buildings/" + wasted + "/builtArea");
        }
        return shortfalls;
    }

    private boolean splitNeeded(List<Requirement> needs, BigDecimal shortfall) {
        long grades =
                needs.stream()
                        .filter(need -> need.area().signum() > 0)
                        .map(Requirement::grade)
                        .distinct()
                        .count();
        return !project.split()
                && project.builtArea().signum() > 0
                && shortfall.signum() > 0
                && grades > 1;
    }

    /** F-5; who did not build unlawfully gets no relocation, whatever the ground. */
    private Decision decide(BigDecimal required, BigDecimal shortfall) {
        if (required.signum() == 0) {
            return Decision.NOT_REQUIRED;
        }
        if (shortfall.signum() == 0) {
            return Decision.BUILT_IN_FULL;
        }
        if (project.basis() == Basis.ILLEGAL_NOT_BUILT) {
            return Decision.COLLECT_ARREARS;
        }
        return policy.relocation().lawful(project.ground(), required)
                ? Decision.RELOCATE
                : Decision.MUST_BUILD;
    }

    private List<Line> lines(
            List<Requirement> needs, List<BigDecimal> shortfalls, Decision decision) {
        BigDecimal total =
                policy.tariff().readsTotal()
                        ? AreaModel.sum(project.buildings(), Building::civil)
                        : BigDecimal.ZERO;
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < needs.size(); i++) {
            lines.add(
                    decision == Decision.MUST_BUILD
                            ? new Line(needs.get(i), shortfalls.get(i), null, null, null, null)
                            : priced(needs.get(i), shortfalls.get(i), decision, total));
        }
        return lines;
    }

    private Line priced(
            Requirement need, BigDecimal shortfall, Decision decision, BigDecimal total) {
        Rate rate = rate(need, shortfall, total);
        BigDecimal charged = charged(need, shortfall, rate);
        BigDecimal gross =
                rate == null ? NOTHING : policy.rounding().round(charged.multiply(rate.value()));
        BigDecimal share = need.building().relief().share().share();
        BigDecimal relief =
                decision == Decision.RELOCATE
                        ? policy.rounding().round(gross.multiply(share))
                        : NOTHING;
        return new Line(need, shortfall, charged, rate, gross, relief);
    }

    private Rate rate(Requirement need, BigDecimal shortfall, BigDecimal total) {
        if (need.grade() == null) {
            return null;
        }
        Rate rate = policy.tariff().rate(need, total, policy.rateDay(project)).orElse(null);
        if (rate == null && shortfall.signum() > 0) {
            throw Refused.because(Reason.RATE_MISSING, "/policy/rates/" + need.grade().code());
        }
        return rate;
    }

    /**
     * Area that the rate is applied to; on another base, the part of it that is not built. F-10.
     */
    private BigDecimal charged(Requirement need, BigDecimal shortfall, Rate rate) {
        if (shortfall.signum() == 0 || rate == null) {
            return NOTHING;
        }
        BigDecimal whole =
                switch (rate.base() == null ? policy.base() : rate.base()) {
                    case REQUIRED -> need.area();
                    case FIRST_FLOOR -> need.building().firstFloorArea();
                    case TOTAL -> need.building().aboveGroundArea();
                };
        return Requirement.round(
                whole.multiply(shortfall).divide(need.area(), MathContext.DECIMAL128));
    }

    private static <T> BigDecimal sum(List<T> rows, Function<T, BigDecimal> figure) {
        return rows.stream().map(figure).reduce(NOTHING, BigDecimal::add);
    }
}
