package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Area model {@code NATIONAL_2003_18}: 国人防办字〔2003〕18号 art. 47.
 *
 * @param keyCity whether the city is a key city for civil air defence (人民防空重点城市)
 * @param developmentZone development, industrial or bonded zone, or key economic target: art. 47(3)
 * @param ratio the city's share for art. 47(2) and (3), 2-5 %; null where no building needs it
 */
public record NationalModel(boolean keyCity, boolean developmentZone, BigDecimal ratio) {

    /**
     * From this much on, inclusive, other civil buildings of a project need a shelter. F-1, F-2.
     */
    static final BigDecimal THRESHOLD = new BigDecimal(2000);

    /** Places of an area: 0.01 m². F-4. */
    static final int AREA_PLACES = 2;

    /** What one building needs by which rule, in m². */
    record Requirement(Building building, Rule rule, BigDecimal area) {}

    /** What each building needs, in the order given, each rounded to 0.01 m² (F-4). */
    List<Requirement> require(List<Building> buildings) {
        BigDecimal others = countedForThreshold(buildings);
        return buildings.stream()
                .map(
                        building -> {
                            Rule rule = rule(building, others);
                            return new Requirement(building, rule, area(building, rule));
                        })
                .toList();
    }

    /**
     * Sum that is held against the threshold: the project's civil, non-residential buildings that
     * do not fall under art. 47(1). F-2.
     */
    BigDecimal countedForThreshold(List<Building> buildings) {
        return buildings.stream()
                .filter(Building::byTotalArea)
                .map(Building::aboveGroundArea)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Rule rule(Building building, BigDecimal others) {
        if (!building.civil()) {
            return Rule.NOT_CIVIL;
        }
        // Art. 47(5) has no exception for tall buildings, unlike (4): a rebuilt dwelling stays
        // there.
        if (building.use() == Use.DANGEROUS_HOUSING_REBUILT && keyCity) {
            return Rule.ART47_5;
        }
        if (building.tallOrDeep()) {
            return Rule.ART47_1;
        }
        if (building.use().residential()) {
            return keyCity ? Rule.ART47_4 : Rule.BELOW_THRESHOLD;
        }
        if (developmentZone) {
            return Rule.ART47_3;
        }
        return others.compareTo(THRESHOLD) >= 0 ? Rule.ART47_2 : Rule.BELOW_THRESHOLD;
    }

    private BigDecimal area(Building building, Rule rule) {
        BigDecimal exact =
                switch (rule) {
                    case ART47_1, ART47_4, ART47_5 -> building.firstFloorArea();
                    case ART47_2, ART47_3 -> building.aboveGroundArea().multiply(ratio);
                    case BELOW_THRESHOLD, NOT_CIVIL -> BigDecimal.ZERO;
                };
        return exact.setScale(AREA_PLACES, RoundingMode.HALF_UP);
    }
}
