package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onevisit.fee.pricing.Step.Figure;
import org.onevisit.fee.pricing.Step.Inputs;

/**
 * Says step by step how an estimate came about, so that each figure can be worked out again by
 * hand: area and shortfall here, the decision in {@link DecisionStep}, money in {@link
 * AmountSteps}.
 */
final class Explanation {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal LEAST_RATIO = new BigDecimal("0.02");
    private static final BigDecimal MOST_RATIO = new BigDecimal("0.05");

    private final Project project;
    private final Policy policy;
    private final List<Step> steps = new ArrayList<>();

    Explanation(Project project, Policy policy) {
        this.project = project;
        this.policy = policy;
    }

    /**
     * The same estimate with its steps.
     *
     * @param requiredByRules the sum before the minimum area was applied, in m²
     */
    Estimate of(Estimate bare, BigDecimal requiredByRules) {
        bare.lines().forEach(this::requirement);
        ratioOutsideArticle(bare);
        total(bare, requiredByRules);
        built(bare);
        steps.add(new DecisionStep(project, policy).of(bare));
        if (bare.payable() != null && bare.shortfall().signum() > 0) {
            steps.addAll(new AmountSteps(project, policy).of(bare));
        }
        return new Estimate(
                bare.requiredArea(),
                bare.shortfall(),
                bare.decision(),
                bare.gross(),
                bare.relief(),
                bare.payable(),
                bare.splitNeeded(),
                bare.lines(),
                steps);
    }

    private void requirement(Line line) {
        Requirement need = line.need();
        Building building = need.building();
        String id = building.id();
        if (building.civil() && building.foundationDepth() == null && !building.tallOrDeep()) {
            note(
                    id,
                    "F-1",
                    id + "：未填基础埋深，按不足 3 m 计",
                    id + ": foundation depth not given, taken as less than 3 m");
        }
        Rule rule = need.rule();
        String source = rule.source(policy);
        if (rule == Rule.NOT_CIVIL) {
            steps.add(
                    Step.note(
                            id,
                            "F-3",
                            source,
                            id + "：工业生产厂房及其配套，不属民用建筑，不计（" + source + "）",
                            id
                                    + ": industrial production, not a civil building ("
                                    + rule.en()
                                    + ")"));
        } else if (rule == Rule.BELOW_THRESHOLD) {
            steps.add(
                    Step.note(
                            id,
                            "F-2",
                            source,
                            id + "：" + why(need) + "，不需修建（" + source + "）",
                            id
                                    + ": reaches no rule, nothing required ("
                                    + (isByFirstFloor() ? rule.en() : source)
                                    + ")"));
        } else if (need.ratio() == null) {
            firstFloor(need, source);
        } else {
            share(need, source);
        }
    }

    private void firstFloor(Requirement need, String source) {
        String id = need.building().id();
        BigDecimal floor = need.building().firstFloorArea();
        String area = plain(Requirement.round(floor)) + " m²";
        steps.add(
                new Step(
                        id,
                        Figure.REQUIRED_AREA,
                        "F-4",
                        building(need).with("firstFloorArea", floor).all(),
                        plain(floor),
                        Requirement.round(floor),
                        Step.TO_AREA,
                        source,
                        id + "：" + why(need) + "，应建地面首层建筑面积 " + area + "（" + source + "）",
                        id + ": the first-floor area, " + area + " (" + need.rule().en() + ")"));
    }

    private void share(Requirement need, String source) {
        String id = need.building().id();
        BigDecimal total = need.building().aboveGroundArea();
        BigDecimal exact = total.multiply(need.ratio());
        BigDecimal area = Requirement.round(exact);
        String product = percent(need.ratio()) + " × " + plain(total) + " = " + plain(area) + " m²";
        steps.add(
                new Step(
                        id,
                        Figure.REQUIRED_AREA,
                        "F-4",
                        building(need)
                                .with("ratio", need.ratio())
                                .with("aboveGroundArea", total)
                                .with("counted", need.counted())
                                .with("threshold", need.threshold())
                                .all(),
                        plain(need.ratio()) + " × " + plain(total),
                        area,
                        Step.TO_AREA,
                        source,
                        id + "：" + why(need) + "，应建地面建筑面积的 " + product + "（" + source + "）",
                        id + ": " + product + " of area above ground (" + need.rule().en() + ")"));
    }

    private static Inputs building(Requirement need) {
        return new Inputs()
                .with("use", need.building().use())
                .with("floors", need.building().floors())
                .with("foundationDepthM", need.building().foundationDepth());
    }

    private String why(Requirement need) {
        String reached =
                need.threshold() == null
                        ? ""
                        : "，项目合计 "
                                + plain(need.counted())
                                + " m²，达到"
                                + plain(need.threshold())
                                + " m²";
        return switch (need.rule()) {
            case ART47_1 -> "10层（含）以上或基础埋深3 m（含）以上";
            case ART47_2 -> "其他民用建筑" + reached;
            case ART47_3 -> "开发区、工业园区、保税区等内的其他民用建筑";
            case ART47_4 -> "人民防空重点城市的居民住宅";
            case ART47_5 -> "危房翻新住宅";
            case RATIO_RES -> "居民住宅" + reached;
            case RATIO_OTHER -> "其他民用建筑" + reached;
            case BELOW_THRESHOLD -> below(need);
            case NOT_CIVIL -> "";
        };
    }

    private String below(Requirement need) {
        return need.threshold() == null
                ? "不足10层且基础埋深不足3 m，非重点城市住宅"
                : (isByFirstFloor() ? "未达首层标准，" : "")
                        + "项目合计 "
                        + plain(need.counted())
                        + " m²，不足"
                        + plain(need.threshold())
                        + " m²";
    }

    /**
     * Art. 47 asks for the first floor of tall buildings; a province's share of the area does not.
     */
    private boolean isByFirstFloor() {
        return policy.model() instanceof NationalModel;
    }

    private void ratioOutsideArticle(Estimate bare) {
        bare.lines().stream()
                .map(Line::need)
                .filter(need -> need.rule() == Rule.ART47_2 || need.rule() == Rule.ART47_3)
                .map(Requirement::ratio)
                .filter(one -> one.compareTo(LEAST_RATIO) < 0 || one.compareTo(MOST_RATIO) > 0)
                .findFirst()
                .ifPresent(
                        ratio ->
                                note(
                                        null,
                                        "F-4",
                                        "注意：比例 " + percent(ratio) + " 不在第47条的 2%-5% 之内，须有地方依据",
                                        "Note: "
                                                + percent(ratio)
                                                + " lies outside the 2-5% of art. 47"));
    }

    private void total(Estimate bare, BigDecimal requiredByRules) {
        BigDecimal required = bare.requiredArea();
        if (required.compareTo(requiredByRules) > 0) {
            String minimum = plain(policy.minimumArea());
            steps.add(
                    new Step(
                            null,
                            Figure.REQUIRED_AREA,
                            "F-4",
                            new Inputs()
                                    .with("byRules", requiredByRules)
                                    .with("minimumArea", policy.minimumArea())
                                    .all(),
                            "max(" + plain(requiredByRules) + ", " + minimum + ")",
                            required,
                            Step.TO_AREA,
                            policy.document(),
                            "按规则合计 " + plain(requiredByRules) + " m²，不足最低面积，按 " + minimum + " m² 计",
                            "Less than the minimum of the city, " + minimum + " m² is taken"));
        }
    }

    private void built(Estimate bare) {
        if (project.builtArea().signum() == 0 || bare.requiredArea().signum() == 0) {
            return;
        }
        String built = plain(project.builtArea());
        steps.add(
                new Step(
                        null,
                        Figure.SHORTFALL,
                        "F-6",
                        new Inputs()
                                .with("requiredArea", bare.requiredArea())
                                .with("builtArea", project.builtArea())
                                .all(),
                        "max(0, " + plain(bare.requiredArea()) + " − " + built + ")",
                        bare.shortfall(),
                        Step.TO_AREA,
                        policy.document(),
                        "核准修建 " + built + " m²，" + (project.split() ? "按指定分摊到各楼栋" : "按楼栋顺序抵扣"),
                        built
                                + " m² built, "
                                + (project.split()
                                        ? "assigned to the buildings as entered"
                                        : "counted to the buildings in order")));
        if (bare.splitNeeded()) {
            note(
                    null,
                    "F-6",
                    "注意：抗力级别不同且部分修建，抵扣的分摊须由核定人员确定",
                    "Note: grades differ; which building the built area counts to is for an officer");
        }
    }

    private void note(String building, String rule, String zh, String en) {
        steps.add(new Step(building, Figure.NOTE, rule, Map.of(), null, null, null, null, zh, en));
    }

    static String plain(BigDecimal figure) {
        return figure.toPlainString();
    }

    static String percent(BigDecimal share) {
        return share.multiply(HUNDRED).stripTrailingZeros().toPlainString() + "%";
    }
}
