package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a city fixes about the fee.
 *
 * @param model how much area is required
 * @param tariff what a square metre costs
 * @param minimumArea a project that needs any shelter needs at least this much, in m²; 0 without
 * @param base area that the rate is charged on
 * @param relocation when paying instead of building is lawful here
 * @param rateDay day whose rates apply
 * @param rounding of the fee and the relief of each building
 * @param document number of the paper behind it, as explanations cite it
 */
public record Policy(
        AreaModel model,
        Tariff tariff,
        BigDecimal minimumArea,
        Base base,
        Relocation relocation,
        RateDay rateDay,
        Rounding rounding,
        String document) {

    /** How a policy is cited that was sent without a paper. */
    public static final String WITHOUT_PAPER = "所给政策";

    /** Day whose rates apply; cities differ. F-7. */
    public enum RateDay {
        /** 核定日, the day of the assessment. */
        ASSESSMENT,
        /** The day on which the project applied. */
        APPLICATION
    }

    /**
     * When paying instead of building is lawful.
     *
     * @param grounds recognised ones of art. 48
     * @param below a project that needs less area than this needs no ground, in m²; null without
     *     (浙江省实施人防法办法)
     */
    public record Relocation(Set<RelocationGround> grounds, BigDecimal below) {

        /** All four grounds of art. 48, and no exception. */
        public static final Relocation NATIONAL =
                new Relocation(Set.of(RelocationGround.values()), null);

        public Relocation {
            grounds = Set.copyOf(grounds);
        }

        boolean lawful(RelocationGround ground, BigDecimal required) {
            return recognises(ground) || small(required);
        }

        boolean recognises(RelocationGround ground) {
            return ground != null && grounds.contains(ground);
        }

        private boolean small(BigDecimal required) {
            return below != null && required.compareTo(below) < 0;
        }
    }

    /** The day whose rates apply to a project. */
    LocalDate rateDay(Project project) {
        return rateDay == RateDay.APPLICATION ? project.appliedOn() : project.assessedOn();
    }

    /**
     * Whether the first-floor area of a building is needed, by the area model or for the charge.
     */
    public boolean readsFirstFloor(Building building) {
        return building.civil() && (charges(Base.FIRST_FLOOR) || model.readsFirstFloor(building));
    }

    /** Whether the area above ground is needed, by the area model, a rate or for the charge. */
    public boolean readsTotal(Building building) {
        return building.civil()
                && (charges(Base.TOTAL) || tariff.readsTotal() || model.readsTotal(building));
    }

    private boolean charges(Base wanted) {
        return base == wanted || tariff.special().stream().anyMatch(one -> one.base() == wanted);
    }
}
