package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Area model {@code TOTAL_AREA_RATIO}: provinces that replaced art. 47 by a share of the area above
 * ground.
 *
 * @param residentialRatio share for dwellings; null where the policy fixes none
 * @param otherRatio share for other civil buildings; null where the policy fixes none
 * @param residentialThreshold from this sum of the project's dwellings on, inclusive; 0 without
 * @param otherThreshold from this sum of its other civil buildings on, inclusive (F-2); 0 without
 * @param dangerousHousingRatio share for rebuilt dangerous housing where it differs, or null
 * @param tallByFirstFloor whether art. 47(1) was kept: tall or deep buildings by their first floor
 */
public record RatioModel(
        BigDecimal residentialRatio,
        BigDecimal otherRatio,
        BigDecimal residentialThreshold,
        BigDecimal otherThreshold,
        BigDecimal dangerousHousingRatio,
        boolean tallByFirstFloor)
        implements AreaModel {

    @Override
    public List<Requirement> require(Project project) {
        BigDecimal dwellings = AreaModel.sum(project.buildings(), one -> shared(one, true));
        BigDecimal others = AreaModel.sum(project.buildings(), one -> shared(one, false));
        return project.buildings().stream()
                .map(one -> require(one, one.use().residential() ? dwellings : others))
                .toList();
    }

    private Requirement require(Building building, BigDecimal counted) {
        if (!building.civil()) {
            return Requirement.nothing(building, Rule.NOT_CIVIL);
        }
        if (readsFirstFloor(building)) {
            return Requirement.firstFloor(building, Rule.ART47_1, Grade.ANY);
        }
        boolean dwelling = building.use().residential();
        BigDecimal threshold = dwelling ? residentialThreshold : otherThreshold;
        if (counted.compareTo(threshold) < 0) {
            return Requirement.nothing(building, Rule.BELOW_THRESHOLD, counted, threshold);
        }
        return Requirement.share(
                building,
                rule(building),
                Grade.ANY,
                ratio(building),
                threshold.signum() == 0 ? null : counted,
                threshold.signum() == 0 ? null : threshold);
    }

    private Rule rule(Building building) {
        if (building.use() == Use.DANGEROUS_HOUSING_REBUILT && dangerousHousingRatio != null) {
            return Rule.ART47_5;
        }
        return building.use().residential() ? Rule.RATIO_RES : Rule.RATIO_OTHER;
    }

    private BigDecimal ratio(Building building) {
        return switch (rule(building)) {
            case ART47_5 -> dangerousHousingRatio;
            case RATIO_RES -> residentialRatio;
            default -> otherRatio;
        };
    }

    private boolean shared(Building building, boolean dwelling) {
        return readsTotal(building) && building.use().residential() == dwelling;
    }

    @Override
    public boolean readsFirstFloor(Building building) {
        return building.civil() && tallByFirstFloor && building.tallOrDeep();
    }

    @Override
    public boolean readsTotal(Building building) {
        return building.civil() && !readsFirstFloor(building);
    }

    @Override
    public Set<String> lacking(Project project) {
        Set<String> lacking = new LinkedHashSet<>();
        for (Building building : project.buildings()) {
            if (readsTotal(building) && ratio(building) == null) {
                lacking.add(building.use().residential() ? "residentialRatio" : "otherRatio");
            }
        }
        return lacking;
    }
}
