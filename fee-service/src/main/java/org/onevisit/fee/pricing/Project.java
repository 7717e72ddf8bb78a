package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A project for which the fee is asked.
 *
 * @param buildings in the order in which built area is counted to them (F-6)
 * @param builtArea shelter area approved to be built, in m²
 * @param ground recognised ground for relocation, or null
 * @param basis null for a planned project
 * @param assessedOn the assessment day (核定日), Asia/Shanghai: the rates of that day apply (F-7)
 */
public record Project(
        List<Building> buildings,
        BigDecimal builtArea,
        RelocationGround ground,
        Basis basis,
        LocalDate assessedOn) {

    public Project {
        buildings = List.copyOf(buildings);
    }
}
