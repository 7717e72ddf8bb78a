package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.pricing.NationalModel.Requirement;

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
     * @throws Refused {@code RATE_MISSING} when an amount is due and the tariff lacks its grade
     */
    public Estimate estimate() {
        List<Requirement> requirements = policy.model().require(project.buildings());
        List<Requirement> lifted = liftToMinimum(requirements);
        BigDecimal required = sum(lifted, Requirement::area);
        List<BigDecimal> shortfalls = shortfalls(lifted);
        BigDecimal shortfall = sum(shortfalls, Function.identity());
        Decision decision = decide(required, shortfall);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < lifted.size(); i++) {
            lines.add(line(lifted.get(i), shortfalls.get(i), decision));
        }
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
                        lines,
                        List.of());
        return new Explanation(project, policy, sum(requirements, Requirement::area)).of(bare);
    }

    /**
     * A project that needs some area, but less than the minimum, needs the minimum; the difference
     * is put on the building that needs most.
     */
    private List<Requirement> liftToMinimum(List<Requirement> requirements) {
        BigDecimal required = sum(requirements, Requirement::area);
        BigDecimal missing = area(policy.minimumArea()).subtract(required);
        if (required.signum() == 0 || missing.signum() <= 0) {
            return requirements;
        }
        BigDecimal most =
                requirements.stream()
                        .map(Requirement::area)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        List<Requirement> lifted = new ArrayList<>(requirements);
        for (int i = 0; i < lifted.size(); i++) {
            Requirement one = lifted.get(i);
            if (one.area().compareTo(most) == 0) {
                lifted.set(i, new Requirement(one.building(), one.rule(), one.area().add(missing)));
                break;
            }
        }
        return lifted;
    }

    /** What each building lacks when the built area is counted to them in order. F-6. */
    private List<BigDecimal> shortfalls(List<Requirement> requirements) {
        List<BigDecimal> shortfalls = new ArrayList<>();
        BigDecimal left = area(project.builtArea());
        for (Requirement one : requirements) {
            BigDecimal counted = left.min(one.area());
            left = left.subtract(counted);
            shortfalls.add(one.area().subtract(counted));
        }
        return shortfalls;
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
        return project.ground() == null ? Decision.MUST_BUILD : Decision.RELOCATE;
    }

    private Line line(Requirement need, BigDecimal shortfall, Decision decision) {
        if (decision == Decision.MUST_BUILD) {
            return new Line(
                    need.building(), need.rule(), need.area(), shortfall, null, null, null, null);
        }
        BigDecimal charged = charged(need, shortfall);
        BigDecimal rate = rate(need.rule().grade(), shortfall);
        BigDecimal gross = rate == null ? NOTHING : money(charged.multiply(rate));
        BigDecimal relief =
                decision == Decision.RELOCATE
                        ? money(gross.multiply(need.building().relief().share()))
                        : NOTHING;
        return new Line(
                need.building(), need.rule(), need.area(), shortfall, charged, rate, gross, relief);
    }

    private BigDecimal rate(Grade grade, BigDecimal shortfall) {
        if (grade == null) {
            return null;
        }
        BigDecimal rate = policy.tariff().rate(grade, project.assessedOn()).orElse(null);
        if (rate == null && shortfall.signum() > 0) {
            throw Refused.because(Reason.RATE_MISSING, "/policy/rates/" + grade.code());
        }
        return rate;
    }

    /**
     * Area that the rate is applied to; on another base, the part of it that is not built. F-10.
     */
    private BigDecimal charged(Requirement need, BigDecimal shortfall) {
        if (shortfall.signum() == 0) {
            return NOTHING;
        }
        BigDecimal whole =
                switch (policy.base()) {
                    case REQUIRED -> need.area();
                    case FIRST_FLOOR -> need.building().firstFloorArea();
                    case TOTAL -> need.building().aboveGroundArea();
                };
        return area(whole.multiply(shortfall).divide(need.area(), MathContext.DECIMAL128));
    }

    private static <T> BigDecimal sum(List<T> rows, Function<T, BigDecimal> figure) {
        return rows.stream().map(figure).reduce(NOTHING, BigDecimal::add);
    }

    private static BigDecimal area(BigDecimal value) {
        return value.setScale(NationalModel.AREA_PLACES, RoundingMode.HALF_UP);
    }

    private static BigDecimal money(BigDecimal value) {
        return value.setScale(Tariff.CENTS, RoundingMode.HALF_UP);
    }
}
