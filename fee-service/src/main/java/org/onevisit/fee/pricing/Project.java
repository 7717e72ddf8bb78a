package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A project for which the fee is asked.
 *
 * @param buildings in the order in which built area is counted to them (F-6)
 * @param builtArea shelter area approved to be built, in m²
 * @param ground ground claimed for relocation, or null
 * @param basis null for a planned project
 * @param assessedOn the assessment day (核定日), Asia/Shanghai: the rates of that day apply (F-7)
 * @param appliedOn the day of the application; null where no policy asks for it
 * @param developmentZone whether it lies in a zone of art. 47(3); null: as the policy says
 */
public record Project(
        List<Building> buildings,
        BigDecimal builtArea,
        RelocationGround ground,
        Basis basis,
        LocalDate assessedOn,
        LocalDate appliedOn,
        Boolean developmentZone) {

    public Project {
        buildings = List.copyOf(buildings);
    }

    /** Whether the officer said which building the built area belongs to. F-6. */
    public boolean split() {
        return buildings.stream().anyMatch(building -> building.builtArea() != null);
    }
}
