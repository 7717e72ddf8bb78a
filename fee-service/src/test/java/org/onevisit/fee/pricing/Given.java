package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Policies, projects and buildings to try the rules with. */
final class Given {

    static final LocalDate DAY = LocalDate.of(2025, 9, 26);

    private Given() {}

    static NationalModel national(boolean keyCity, boolean zone, String ratio) {
        return new NationalModel(
                keyCity, zone, ratio == null ? null : new BigDecimal(ratio), null, List.of());
    }

    static RatioModel ratio(String residential, String other, String threshold) {
        return new RatioModel(
                new BigDecimal(residential),
                new BigDecimal(other),
                BigDecimal.ZERO,
                new BigDecimal(threshold),
                null,
                false);
    }

    static Tariff tariff(String six, String sixB) {
        return tariff(six, sixB, List.of());
    }

    static Tariff tariff(String six, String sixB, List<Tariff.SpecialRate> special) {
        return new Tariff(
                Map.of(Grade.SIX, new BigDecimal(six), Grade.SIX_B, new BigDecimal(sixB)),
                special,
                List.of());
    }

    static Tariff anyGrade(String rate) {
        return new Tariff(Map.of(Grade.ANY, new BigDecimal(rate)), List.of(), List.of());
    }

    static Policy policy(AreaModel model, Tariff tariff) {
        return policy(model, tariff, BigDecimal.ZERO, Base.REQUIRED);
    }

    static Policy policy(AreaModel model, Tariff tariff, BigDecimal minimum, Base base) {
        return new Policy(
                model,
                tariff,
                minimum,
                base,
                Policy.Relocation.NATIONAL,
                Policy.RateDay.ASSESSMENT,
                Rounding.CENT,
                "测试〔2025〕1号");
    }

    /** A key city under art. 47. */
    static Policy policy(String ratio, String six, String sixB) {
        return policy(national(true, false, ratio), tariff(six, sixB));
    }

    static Building office(String id, int floors, String area, Relief relief) {
        return building(id, Use.OTHER, floors, "2.5", "100", area, relief);
    }

    static Building building(
            String id,
            Use use,
            int floors,
            String depth,
            String first,
            String total,
            Relief relief) {
        return new Building(
                id,
                use,
                floors,
                new BigDecimal(depth),
                new BigDecimal(first),
                new BigDecimal(total),
                ReliefGrant.of(relief),
                null);
    }

    /** The same building with built area that an officer assigned to it. */
    static Building assigned(Building one, String area) {
        return new Building(
                one.id(),
                one.use(),
                one.floors(),
                one.foundationDepth(),
                one.firstFloorArea(),
                one.aboveGroundArea(),
                one.relief(),
                new BigDecimal(area));
    }

    static Estimate relocate(Policy policy, Building... buildings) {
        return estimate(policy, "0", RelocationGround.GEOLOGY, null, buildings);
    }

    static Estimate on(String day, Policy policy, Building building) {
        Project project =
                new Project(
                        List.of(building),
                        BigDecimal.ZERO,
                        RelocationGround.GEOLOGY,
                        null,
                        LocalDate.parse(day),
                        null,
                        null);
        return new Estimator(project, policy).estimate();
    }

    static Estimate estimate(
            Policy policy,
            String built,
            RelocationGround ground,
            Basis basis,
            Building... buildings) {
        Project project =
                new Project(
                        List.of(buildings), new BigDecimal(built), ground, basis, DAY, null, null);
        return new Estimator(project, policy).estimate();
    }
}
