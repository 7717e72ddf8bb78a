package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How a place finds the required area of a project: a strategy, its parameters from the policy. */
public sealed interface AreaModel permits NationalModel, RatioModel {

    /** What each building needs, in the order given, each rounded to 0.01 m² (F-4). */
    List<Requirement> require(Project project);

    /** Whether the model reads the building's first-floor area. */
    boolean readsFirstFloor(Building building);

    /** Whether the model reads the building's area above ground. */
    boolean readsTotal(Building building);

    /**
     * Parameters of the contract that this project needs and the policy does not fix, such as
     * {@code ratio}; empty when {@link #require} can answer.
     */
    Set<String> lacking(Project project);

    /** Sum of the areas above ground of the buildings that a test picks, m². */
    static BigDecimal sum(List<Building> buildings, Predicate<Building> picked) {
        return buildings.stream()
                .filter(picked)
                .map(Building::aboveGroundArea)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
