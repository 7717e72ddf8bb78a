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
 * @param relief what may be waived of its fee
 * @param builtArea shelter area that the officer assigns to it, in m²; null where built area is
 *     counted in the order of the list (F-6)
 */
public record Building(
        String id,
        Use use,
        int floors,
        BigDecimal foundationDepth,
        BigDecimal firstFloorArea,
        BigDecimal aboveGroundArea,
        ReliefGrant relief,
        BigDecimal builtArea) {

    private static final int TALL = 10;
    private static final BigDecimal DEEP = new BigDecimal(3);

    /** 10 storeys or more, or a foundation of 3 m or deeper, both inclusive (F-1). */
    public boolean tallOrDeep() {
        return floors >= TALL || foundationDepth != null && foundationDepth.compareTo(DEEP) >= 0;
    }

    /** Civil buildings are all but productive ones. Art. 45, F-3. */
    public boolean civil() {
        return use.civil();
    }
}
