package org.onevisit.fee.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onevisit.fee.pricing.Given.DAY;
import static org.onevisit.fee.pricing.Given.anyGrade;
import static org.onevisit.fee.pricing.Given.assigned;
import static org.onevisit.fee.pricing.Given.building;
import static org.onevisit.fee.pricing.Given.estimate;
import static org.onevisit.fee.pricing.Given.national;
import static org.onevisit.fee.pricing.Given.office;
import static org.onevisit.fee.pricing.Given.policy;
import static org.onevisit.fee.pricing.Given.ratio;
import static org.onevisit.fee.pricing.Given.relocate;
import static org.onevisit.fee.pricing.Given.tariff;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every figure is told with rule, inputs, formula, rounding and source. What is told of a project
 * for each branch of the rules stands in {@code explanations.txt}; what the rules tell now is
 * written to {@code target/explanations.txt}.
 */
class ExplanationTest {

    private static final Policy CITY = policy("0.04", "1700", "1000");
    private static final Policy PROVINCE =
            policy(ratio("0.08", "0.05", "2000"), anyGrade("1000.50"));

    @Test
    void everyBranchIsToldAsItWasAgreed() throws IOException {
        StringBuilder told = new StringBuilder();
        projects().forEach((name, estimate) -> tell(told, name, estimate));
        Files.writeString(Path.of("target/explanations.txt"), told);
        try (var agreed = getClass().getResourceAsStream("/explanations.txt")) {
            assertThat(told.toString())
                    .isEqualTo(new String(agreed.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Map<String, Estimate> projects() {
        Map<String, Estimate> all = new LinkedHashMap<>();
        Building tower = building("T", Use.OTHER, 10, "2", "600", "6000", Relief.NONE);
        Building home = building("H", Use.RESIDENTIAL, 6, "2", "500.005", "3000", Relief.HALF);
        Building plant =
                building("P", Use.INDUSTRIAL_PRODUCTION, 1, "5", "900", "900", Relief.NONE);
        all.put("W2 as a school", relocate(CITY, office("A", 7, "6500", Relief.HALF)));
        all.put(
                "tower, deep building, dwelling, plant",
                relocate(
                        CITY,
                        tower,
                        building("D", Use.OTHER, 2, "3", "100", "200", Relief.EXEMPT),
                        home,
                        plant));
        all.put("below the threshold", relocate(CITY, office("A", 3, "1999.99", Relief.NONE)));
        all.put(
                "dwelling outside a key city",
                relocate(policy(national(false, false, "0.04"), tariff("1700", "1000")), home));
        all.put(
                "zone, share outside the article",
                relocate(
                        policy(national(true, true, "0.06"), tariff("1700", "1000")),
                        office("A", 2, "300", Relief.NONE)));
        all.put(
                "share on the edge of the article",
                relocate(policy("0.05", "1700", "1000"), office("A", 2, "3000", Relief.NONE)));
        all.put(
                "rebuilt dangerous housing",
                relocate(
                        CITY,
                        building(
                                "R",
                                Use.DANGEROUS_HOUSING_REBUILT,
                                6,
                                "2",
                                "300",
                                "1800",
                                Relief.NONE)));
        all.put("province", relocate(PROVINCE, home, office("O", 5, "2000", Relief.NONE), plant));
        all.put(
                "province, below its threshold",
                relocate(PROVINCE, office("O", 5, "1999", Relief.NONE)));
        all.put(
                "partly built in order, grades differ",
                estimate(CITY, "650", RelocationGround.STRUCTURE, null, tower, home));
        all.put(
                "partly built as an officer assigned it",
                estimate(
                        CITY,
                        "650",
                        RelocationGround.DENSE_SURROUNDINGS,
                        null,
                        assigned(tower, "600"),
                        assigned(home, "50")));
        all.put("all built", estimate(CITY, "600", null, null, tower));
        all.put("must be built", estimate(CITY, "0", null, null, tower));
        all.put(
                "not a ground here",
                estimate(
                        with(CITY, Base.REQUIRED, Set.of(RelocationGround.GEOLOGY), "0", null),
                        "0",
                        RelocationGround.PILE_FOUNDATION,
                        null,
                        tower));
        all.put(
                "small enough to need no ground",
                estimate(with(CITY, Base.REQUIRED, Set.of(), "0", "1000"), "0", null, null, tower));
        all.put(
                "arrears",
                estimate(
                        CITY,
                        "0",
                        null,
                        Basis.ILLEGAL_NOT_BUILT,
                        building("T", Use.OTHER, 10, "2", "600", "6000", Relief.EXEMPT)));
        all.put(
                "least area of a city, charged on the whole area",
                relocate(
                        with(CITY, Base.TOTAL, Set.of(RelocationGround.values()), "200", null),
                        office("A", 3, "3000", Relief.NONE)));
        all.put(
                "partly built, charged on the first floor",
                estimate(
                        with(CITY, Base.FIRST_FLOOR, Set.of(RelocationGround.values()), "0", null),
                        "300",
                        RelocationGround.GEOLOGY,
                        null,
                        tower));
        all.put("temporary factor", relocate(adjusted(), office("A", 7, "6500", Relief.NONE)));
        return all;
    }

    private static Policy with(
            Policy policy, Base base, Set<RelocationGround> grounds, String minimum, String below) {
        return new Policy(
                policy.model(),
                policy.tariff(),
                new BigDecimal(minimum),
                base,
                new Policy.Relocation(grounds, below == null ? null : new BigDecimal(below)),
                policy.rateDay(),
                policy.rounding(),
                policy.document());
    }

    private static Policy adjusted() {
        Tariff.Adjustment window = new Tariff.Adjustment(DAY, DAY, new BigDecimal("0.8"));
        return policy(
                national(true, false, "0.04"),
                new Tariff(Map.of(Grade.SIX, new BigDecimal("1700")), List.of(), List.of(window)));
    }

    private static void tell(StringBuilder told, String name, Estimate estimate) {
        told.append("# ").append(name).append('\n');
        for (Step step : estimate.steps()) {
            told.append(step.rule())
                    .append(' ')
                    .append(step.figure())
                    .append(step.building() == null ? "" : " " + step.building())
                    .append('\n');
            line(told, "zh", step.zh());
            line(told, "en", step.en());
            line(told, "inputs", step.inputs().isEmpty() ? null : step.inputs());
            line(told, "formula", step.formula());
            line(told, "result", step.result());
            line(told, "rounding", step.rounding());
            line(told, "source", step.source());
        }
        told.append('\n');
    }

    private static void line(StringBuilder told, String name, Object what) {
        if (what != null) {
            told.append("    ").append(name).append(": ").append(what).append('\n');
        }
    }
}
