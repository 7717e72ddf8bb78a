package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * A second, naive implementation of the rules to hold the first one against: whole numbers only,
 * one loop, written from the text of the rules. Areas in 0.01 m² and money in 0.01 yuan.
 */
final class Reckoning {

    Decision decision;
    long required;
    long shortfall;
    long gross;
    long relief;

    static Reckoning of(Project project, Policy policy) {
        Reckoning found = new Reckoning();
        found.reckon(project, policy);
        return found;
    }

    BigDecimal yuan(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private void reckon(Project project, Policy policy) {
        List<Building> list = project.buildings();
        long[] need = new long[list.size()];
        boolean[] sixB = new boolean[list.size()];
        for (int i = 0; i < need.length; i++) {
            need[i] = need(list.get(i), project, policy);
            sixB[i] = sixB(list.get(i), policy);
            required += need[i];
        }
        long minimum = policy.minimumArea().longValueExact() * 100;
        if (required > 0 && required < minimum) {
            int most = 0;
            for (int i = 1; i < need.length; i++) {
                most = need[i] > need[most] ? i : most;
            }
            need[most] += minimum - required;
            required = minimum;
        }
        long built = tenThousandths(project.builtArea()) / 100;
        shortfall = Math.max(0, required - built);
        decide(project);
        if (decision == Decision.MUST_BUILD) {
            return;
        }
        for (int i = 0; i < need.length; i++) {
            long counted = Math.min(built, need[i]);
            built -= counted;
            price(list.get(i), policy, need[i], need[i] - counted, sixB[i]);
        }
    }

    private void decide(Project project) {
        if (required == 0) {
            decision = Decision.NOT_REQUIRED;
        } else if (shortfall == 0) {
            decision = Decision.BUILT_IN_FULL;
        } else if (project.basis() != null) {
            decision = Decision.COLLECT_ARREARS;
        } else {
            decision = project.ground() == null ? Decision.MUST_BUILD : Decision.RELOCATE;
        }
    }

    private void price(Building one, Policy policy, long need, long lacking, boolean sixB) {
        if (lacking == 0) {
            return;
        }
        long charged =
                switch (policy.base()) {
                    case REQUIRED -> lacking;
                    case FIRST_FLOOR -> part(one.firstFloorArea(), lacking, need);
                    case TOTAL -> part(one.aboveGroundArea(), lacking, need);
                };
        boolean any = policy.model() instanceof RatioModel;
        Grade grade = any ? Grade.ANY : sixB ? Grade.SIX_B : Grade.SIX;
        // The factor of 0.8 that all policies of the properties have on the day.
        long rate = half(BigInteger.valueOf(cents(policy.tariff().rates().get(grade)) * 8), 10);
        long fee = half(BigInteger.valueOf(charged).multiply(BigInteger.valueOf(rate)), 100);
        gross += fee;
        if (decision == Decision.RELOCATE) {
            relief +=
                    switch (one.relief().share()) {
                        case NONE -> 0;
                        case HALF -> (fee + 1) / 2;
                        case EXEMPT -> fee;
                    };
        }
    }

    private static long need(Building one, Project project, Policy policy) {
        boolean dwelling =
                one.use() == Use.RESIDENTIAL || one.use() == Use.DANGEROUS_HOUSING_REBUILT;
        if (one.use() == Use.INDUSTRIAL_PRODUCTION) {
            return 0;
        }
        if (policy.model() instanceof RatioModel model) {
            boolean below =
                    !dwelling && others(project, true) < tenThousandths(model.otherThreshold());
            return below ? 0 : share(one, dwelling ? model.residentialRatio() : model.otherRatio());
        }
        NationalModel model = (NationalModel) policy.model();
        boolean tall = tall(one);
        if (tall || dwelling && model.keyCity()) {
            return half(BigInteger.valueOf(tenThousandths(one.firstFloorArea())), 100);
        }
        boolean zone =
                project.developmentZone() == null
                        ? model.developmentZone()
                        : project.developmentZone();
        boolean owed = !dwelling && (zone || others(project, false) >= 2000L * 10_000);
        return owed ? share(one, model.ratio()) : 0;
    }

    private static boolean sixB(Building one, Policy policy) {
        return policy.model() instanceof NationalModel model
                && model.keyCity()
                && (one.use() == Use.DANGEROUS_HOUSING_REBUILT
                        || one.use() == Use.RESIDENTIAL && !tall(one));
    }

    private static boolean tall(Building one) {
        return one.floors() > 9
                || one.foundationDepth() != null && one.foundationDepth().doubleValue() >= 3.0;
    }

    /** Sum of the other civil buildings, in 0.0001 m². */
    private static long others(Project project, boolean withTall) {
        long sum = 0;
        for (Building one : project.buildings()) {
            boolean other =
                    one.use() != Use.RESIDENTIAL
                            && one.use() != Use.DANGEROUS_HOUSING_REBUILT
                            && one.use() != Use.INDUSTRIAL_PRODUCTION;
            if (other && (withTall || !tall(one))) {
                sum += tenThousandths(one.aboveGroundArea());
            }
        }
        return sum;
    }

    private static long share(Building one, BigDecimal ratio) {
        BigInteger exact =
                BigInteger.valueOf(tenThousandths(one.aboveGroundArea()))
                        .multiply(BigInteger.valueOf(tenThousandths(ratio)));
        return half(exact, 1_000_000);
    }

    private static long part(BigDecimal whole, long lacking, long need) {
        BigInteger times =
                BigInteger.valueOf(tenThousandths(whole)).multiply(BigInteger.valueOf(lacking));
        return half(times, 100 * need);
    }

    /** Divides and rounds half up. */
    private static long half(BigInteger number, long divisor) {
        BigInteger by = BigInteger.valueOf(divisor);
        return number.shiftLeft(1).add(by).divide(by.shiftLeft(1)).longValueExact();
    }

    private static long cents(BigDecimal rate) {
        return rate.movePointRight(2).longValueExact();
    }

    private static long tenThousandths(BigDecimal figure) {
        return figure.movePointRight(4).longValueExact();
    }
}
