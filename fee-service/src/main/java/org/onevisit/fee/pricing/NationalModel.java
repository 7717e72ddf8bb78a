package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Area model {@code NATIONAL_2003_18}: 国人防办字〔2003〕18号 art. 47.
 *
 * @param keyCity whether the city is a key city for civil air defence (人民防空重点城市); null where the
 *     policy does not say
 * @param developmentZone development, industrial or bonded zone, or key economic target: art.
 *     47(3); a project may say otherwise
 * @param ratio the city's share for art. 47(2) and (3), 2-5 %; null where the policy fixes none
 * @param zoneRatio share for art. 47(3) where it differs; null: as {@code ratio}
 * @param bands shares that apply to projects of other sizes; the first that holds is taken
 */
public record NationalModel(
        Boolean keyCity,
        boolean developmentZone,
        BigDecimal ratio,
        BigDecimal zoneRatio,
        List<Band> bands)
        implements AreaModel {

    /**
     * From this much on, inclusive, other civil buildings of a project need a shelter. F-1, F-2.
     */
    static final BigDecimal THRESHOLD = new BigDecimal(2000);

    public NationalModel {
        bands = List.copyOf(bands);
    }

    /**
     * Another share for art. 47(2) by the size of the project, such as 3 % below 15,000 m².
     *
     * @param totalBelow sum of the buildings under art. 47(2), m², exclusive
     */
    public record Band(BigDecimal totalBelow, BigDecimal ratio) {}

    @Override
    public List<Requirement> require(Project project) {
        BigDecimal others = AreaModel.sum(project.buildings(), this::readsTotal);
        return project.buildings().stream().map(one -> require(one, project, others)).toList();
    }

    private Requirement require(Building building, Project project, BigDecimal others) {
        if (!building.civil()) {
            return Requirement.nothing(building, Rule.NOT_CIVIL);
        }
        // Art. 47(5) has no exception for tall buildings, unlike (4): a rebuilt dwelling stays
        // there.
        if (building.use() == Use.DANGEROUS_HOUSING_REBUILT && keyCity) {
            return Requirement.firstFloor(building, Rule.ART47_5, Grade.SIX_B);
        }
        if (building.tallOrDeep()) {
            return Requirement.firstFloor(building, Rule.ART47_1, Grade.SIX);
        }
        if (building.use().residential()) {
            return keyCity
                    ? Requirement.firstFloor(building, Rule.ART47_4, Grade.SIX_B)
                    : Requirement.nothing(building, Rule.BELOW_THRESHOLD);
        }
        if (inZone(project)) {
            BigDecimal share = zoneRatio == null ? ratio : zoneRatio;
            return Requirement.share(building, Rule.ART47_3, Grade.SIX, share, null, null);
        }
        if (others.compareTo(THRESHOLD) < 0) {
            return Requirement.nothing(building, Rule.BELOW_THRESHOLD, others, THRESHOLD);
        }
        return Requirement.share(
                building, Rule.ART47_2, Grade.SIX, ratio(others), others, THRESHOLD);
    }

    private BigDecimal ratio(BigDecimal others) {
        return bands.stream()
                .filter(band -> others.compareTo(band.totalBelow()) < 0)
                .map(Band::ratio)
                .findFirst()
                .orElse(ratio);
    }

    private boolean inZone(Project project) {
        return project.developmentZone() == null ? developmentZone : project.developmentZone();
    }

    @Override
    public boolean readsFirstFloor(Building building) {
        return building.civil() && (building.tallOrDeep() || building.use().residential());
    }

    @Override
    public boolean readsTotal(Building building) {
        return building.civil() && !readsFirstFloor(building);
    }

    @Override
    public Set<String> lacking(Project project) {
        Set<String> lacking = new LinkedHashSet<>();
        boolean needsRatio =
                project.buildings().stream().anyMatch(this::readsTotal)
                        && !(inZone(project) && zoneRatio != null);
        if (ratio == null && needsRatio) {
            lacking.add("ratio");
        }
        if (keyCity == null && project.buildings().stream().anyMatch(NationalModel::asksKeyCity)) {
            lacking.add("keyCity");
        }
        return lacking;
    }

    /** Whether it matters that the city is a key city: art. 47(4), (5). */
    private static boolean asksKeyCity(Building building) {
        return building.use() == Use.DANGEROUS_HOUSING_REBUILT
                || building.use().residential() && !building.tallOrDeep();
    }
}
