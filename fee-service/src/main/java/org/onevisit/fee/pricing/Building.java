package org.onevisit.fee.pricing;

import java.math.BigDecimal;

/**
 * A building of the project as planned.
 *
 * @param id unique in the project
 * @param floors storeys above ground
 * @param foundationDepth 基础埋深 in metres, from the outdoor ground to the underside of the slab
 *     (piles: of the cap); null when not given, which counts as less than 3 m
 * @param firstFloorArea 地面首层建筑面积 in m²; null where no rule needs it
 * @param aboveGroundArea 地面建筑面积 in m²; null where no rule needs it
 */
public record Building(
        String id,
        Use use,
        int floors,
        BigDecimal foundationDepth,
        BigDecimal firstFloorArea,
        BigDecimal aboveGroundArea,
        Relief relief) {

    private static final int TALL = 10;
    private static final BigDecimal DEEP = new BigDecimal(3);

    /** 10 storeys or more, or a foundation of 3 m or deeper, both inclusive (F-1). */
    public boolean tallOrDeep() {
        return floors >= TALL || foundationDepth != null && foundationDepth.compareTo(DEEP) >= 0;
    }

    /** Civil buildings are all but productive ones. Art. 45, F-3. */
    public boolean civil() {
        return use != Use.INDUSTRIAL_PRODUCTION;
    }

    /** Whether its required area is its first floor: art. 47(1), (4), (5). */
    public boolean byFirstFloor() {
        return civil() && (tallOrDeep() || use.residential());
    }

    /** Whether its required area is a share of its total: art. 47(2), (3). */
    public boolean byTotalArea() {
        return civil() && !byFirstFloor();
    }

    /** Whether it matters that the city is a key city (人民防空重点城市): art. 47(4), (5). */
    public boolean dependsOnKeyCity() {
        return use == Use.DANGEROUS_HOUSING_REBUILT || use == Use.RESIDENTIAL && !tallOrDeep();
    }
}
