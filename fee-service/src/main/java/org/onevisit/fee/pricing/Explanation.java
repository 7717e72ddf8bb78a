package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Says in short lines how an estimate came about, Chinese first, each step with its article. */
final class Explanation {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal LEAST_RATIO = new BigDecimal("0.02");
    private static final BigDecimal MOST_RATIO = new BigDecimal("0.05");

    private final Project project;
    private final Policy policy;
    private final BigDecimal requiredByRules;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param requiredByRules the sum before the minimum area was applied, in m²
     */
    Explanation(Project project, Policy policy, BigDecimal requiredByRules) {
        this.project = project;
        this.policy = policy;
        this.requiredByRules = requiredByRules;
    }

    /** The same estimate with its explanation. */
    Estimate of(Estimate bare) {
        bare.lines().forEach(this::requirement);
        ratioOutsideArticle();
        minimum(bare.requiredArea());
        built(bare);
        decision(bare);
        if (bare.payable() != null && bare.shortfall().signum() > 0) {
            amounts(bare);
        }
        return new Estimate(
                bare.requiredArea(),
                bare.shortfall(),
                bare.decision(),
                bare.gross(),
                bare.relief(),
                bare.payable(),
                bare.lines(),
                lines);
    }

    private void requirement(Line line) {
        Building building = line.building();
        String id = building.id();
        if (building.civil() && building.foundationDepth() == null && !building.tallOrDeep()) {
            say(
                    id + "：未填基础埋深，按不足 3 m 计",
                    id + ": foundation depth not given, taken as less than 3 m");
        }
        Rule rule = line.rule();
        String article = "（国人防办字〔2003〕18号" + rule.zh() + "）";
        switch (rule) {
            case ART47_1, ART47_4, ART47_5 -> {
                String area = plain(building.firstFloorArea());
                say(
                        id + "：" + why(rule) + "，应建地面首层建筑面积 " + area + " m²" + article,
                        id + ": the first-floor area, " + area + " m² (" + rule.en() + ")");
            }
            case ART47_2, ART47_3 -> {
                String product =
                        percent(policy.model().ratio())
                                + " × "
                                + plain(building.aboveGroundArea())
                                + " m²";
                say(
                        id + "：" + why(rule) + "，应建地面建筑面积的 " + product + article,
                        id + ": " + product + " of area above ground (" + rule.en() + ")");
            }
            case BELOW_THRESHOLD ->
                    say(
                            id + "：" + why(rule) + "，不需修建" + article,
                            id + ": reaches no rule, nothing required (" + rule.en() + ")");
            case NOT_CIVIL ->
                    say(
                            id + "：工业生产厂房及其配套，不属民用建筑，不计" + article,
                            id
                                    + ": industrial production, not a civil building ("
                                    + rule.en()
                                    + ")");
        }
    }

    private String why(Rule rule) {
        return switch (rule) {
            case ART47_1 -> "10层（含）以上或基础埋深3 m（含）以上";
            case ART47_2 -> "其他民用建筑，项目合计 " + others() + " m²，达到2000 m²";
            case ART47_3 -> "开发区、工业园区、保税区等内的其他民用建筑";
            case ART47_4 -> "人民防空重点城市的居民住宅";
            case ART47_5 -> "人民防空重点城市的危房翻新住宅";
            case BELOW_THRESHOLD ->
                    "不足10层且基础埋深不足3 m，非重点城市住宅，或其他民用建筑合计 " + others() + " m²，不足2000 m²";
            case NOT_CIVIL -> "";
        };
    }

    private String others() {
        return plain(policy.model().countedForThreshold(project.buildings()));
    }

    private void ratioOutsideArticle() {
        BigDecimal ratio = policy.model().ratio();
        if (ratio != null
                && (ratio.compareTo(LEAST_RATIO) < 0 || ratio.compareTo(MOST_RATIO) > 0)) {
            say(
                    "注意：比例 " + percent(ratio) + " 不在第47条的 2%-5% 之内，须有地方依据",
                    "Note: " + percent(ratio) + " lies outside the 2-5% of art. 47");
        }
    }

    private void minimum(BigDecimal required) {
        if (required.compareTo(requiredByRules) > 0) {
            say(
                    "应建 " + plain(requiredByRules) + " m² 不足最低面积，按 " + plain(required) + " m² 计",
                    "Less than the minimum area, counted as " + plain(required) + " m²");
        }
    }

    private void built(Estimate bare) {
        BigDecimal counted = bare.requiredArea().subtract(bare.shortfall());
        if (counted.signum() > 0) {
            say(
                    "已批准修建 " + plain(project.builtArea()) + " m²，按楼栋顺序抵扣 " + plain(counted) + " m²",
                    "Built area counted building by building: " + plain(counted) + " m²");
            long grades =
                    bare.lines().stream()
                            .filter(line -> line.requiredArea().signum() > 0)
                            .map(line -> line.rule().grade())
                            .distinct()
                            .count();
            if (grades > 1 && bare.shortfall().signum() > 0) {
                say(
                        "注意：各楼栋抗力级别不同，已建面积的分配由经办人核定",
                        "Note: the grades differ, an officer settles how built area is shared out");
            }
        }
    }

    private void decision(Estimate bare) {
        String lacking = plain(bare.shortfall());
        switch (bare.decision()) {
            case NOT_REQUIRED -> say("不需修建防空地下室", "No shelter is required");
            case BUILT_IN_FULL -> say("应建面积已全部修建，不缴费", "Built in full, nothing to pay");
            case MUST_BUILD ->
                    say(
                            "缺 " + lacking + " m²，无第48条所列情形，必须修建，不得以费代建",
                            "Short of "
                                    + lacking
                                    + " m² without a ground of art. 48: it must be built, not paid");
            case RELOCATE ->
                    say(
                            "缺 " + lacking + " m²，因" + project.ground().zh() + "可易地建设（第48条）",
                            "Short of "
                                    + lacking
                                    + " m², relocation for "
                                    + project.ground().en()
                                    + " (art. 48)");
            case COLLECT_ARREARS ->
                    say(
                            "应建未建 " + lacking + " m² 且已不能补建，追缴易地建设费，不适用减免（最高人民法院指导案例21号）",
                            "Unlawfully not built: arrears without relief (Guiding Case 21)");
        }
    }

    private void amounts(Estimate bare) {
        policy.tariff()
                .adjustment(project.assessedOn())
                .ifPresent(
                        window ->
                                say(
                                        "核定日 "
                                                + project.assessedOn()
                                                + " 适用临时调整系数 "
                                                + plain(window.factor()),
                                        "Temporary factor " + plain(window.factor()) + " applies"));
        for (Line line : bare.lines()) {
            if (line.shortfall().signum() > 0) {
                amount(line);
            }
        }
        say(
                "应缴 "
                        + plain(bare.gross())
                        + " − "
                        + plain(bare.relief())
                        + " = "
                        + plain(bare.payable())
                        + " 元",
                "Payable: " + plain(bare.payable()) + " yuan");
    }

    private void amount(Line line) {
        String id = line.building().id();
        String product =
                plain(line.chargedArea())
                        + " m² × "
                        + plain(line.rate())
                        + " = "
                        + plain(line.gross());
        say(
                id + "（" + line.rule().grade().code() + "级）：" + product + " 元",
                id + ": " + product + " yuan");
        if (line.relief().signum() > 0) {
            String share = percent(line.building().relief().share());
            say(
                    id + "：减免 " + share + "，" + plain(line.relief()) + " 元",
                    id + ": relief of " + share + ", " + plain(line.relief()) + " yuan");
        }
    }

    private void say(String zh, String en) {
        lines.add(zh + " " + en);
    }

    private static String plain(BigDecimal figure) {
        return figure.toPlainString();
    }

    private static String percent(BigDecimal share) {
        return share.multiply(HUNDRED).stripTrailingZeros().toPlainString() + "%";
    }
}
