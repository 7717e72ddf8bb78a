package org.onevisit.fee.pricing;

import static org.onevisit.fee.pricing.Explanation.percent;
import static org.onevisit.fee.pricing.Explanation.plain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.onevisit.fee.pricing.Step.Figure;
import org.onevisit.fee.pricing.Step.Inputs;
import org.onevisit.fee.pricing.Tariff.Rate;

/**
 * The steps from the shortfall to what is payable: rate, charged area, fee, relief. F-7 to F-10.
 */
final class AmountSteps {

    private final Project project;
    private final Policy policy;
    private final List<Step> steps = new ArrayList<>();

    AmountSteps(Project project, Policy policy) {
        this.project = project;
        this.policy = policy;
    }

    List<Step> of(Estimate bare) {
        policy.tariff()
                .adjustment(policy.rateDay(project))
                .ifPresent(window -> factor(window.factor()));
        for (Line line : bare.lines()) {
            if (line.shortfall().signum() > 0) {
                rate(line);
                gross(line);
                relief(line, bare.decision());
            }
        }
        payable(bare);
        return steps;
    }

    private void factor(BigDecimal factor) {
        String day = policy.rateDay(project).toString();
        boolean applied = policy.rateDay() == Policy.RateDay.APPLICATION;
        steps.add(
                Step.note(
                        null,
                        "F-7",
                        policy.document(),
                        (applied ? "申请日 " : "核定日 ") + day + " 适用临时调整系数 " + plain(factor),
                        "Temporary factor " + plain(factor) + " applies"));
    }

    private void rate(Line line) {
        Rate rate = line.tariff();
        String id = line.building().id();
        String formula =
                rate.factor() == null
                        ? plain(rate.basic())
                        : plain(rate.basic()) + " × " + plain(rate.factor());
        String value = plain(rate.value());
        steps.add(
                new Step(
                        id,
                        Figure.RATE,
                        "F-7",
                        new Inputs()
                                .with("grade", line.grade().code())
                                .with("rule", line.rule())
                                .with("on", policy.rateDay(project))
                                .with("rate", rate.basic())
                                .with("factor", rate.factor())
                                .all(),
                        formula,
                        rate.value(),
                        Step.TO_CENT,
                        policy.document(),
                        id
                                + "（"
                                + line.grade().zh()
                                + "）：标准 "
                                + value
                                + " 元/m²（"
                                + policy.document()
                                + "）",
                        id + ": rate " + value + " yuan per m²"));
    }

    private void gross(Line line) {
        String id = line.building().id();
        String product = plain(line.chargedArea()) + " m² × " + plain(line.rate());
        boolean other = line.chargedArea().compareTo(line.shortfall()) != 0;
        steps.add(
                new Step(
                        id,
                        Figure.GROSS,
                        other ? "F-10" : "F-8",
                        new Inputs()
                                .with("shortfall", line.shortfall())
                                .with("chargedArea", line.chargedArea())
                                .with("base", base(line))
                                .with("rate", line.rate())
                                .all(),
                        plain(line.chargedArea()) + " × " + plain(line.rate()),
                        line.gross(),
                        policy.rounding().shown(),
                        policy.document(),
                        id
                                + "（"
                                + line.grade().zh()
                                + "）："
                                + (other ? chargedOn(line) : "")
                                + product
                                + " = "
                                + plain(line.gross())
                                + " 元"
                                + policy.rounding().zh(),
                        id + ": " + product + " = " + plain(line.gross()) + " yuan"));
    }

    private Base base(Line line) {
        return line.tariff().base() == null ? policy.base() : line.tariff().base();
    }

    private String chargedOn(Line line) {
        return base(line) == Base.FIRST_FLOOR ? "按首层面积（未建部分）" : "按总面积（未建部分）";
    }

    private void relief(Line line, Decision decision) {
        ReliefGrant grant = line.building().relief();
        String id = line.building().id();
        if (grant.share() == Relief.NONE) {
            return;
        }
        if (decision == Decision.COLLECT_ARREARS) {
            steps.add(
                    Step.note(
                            id,
                            "F-9",
                            grant.document(),
                            id + "：应建未建，不适用减免（" + grant.code() + "）",
                            id + ": no relief for arrears (" + grant.code() + ")"));
            return;
        }
        String share = percent(grant.share().share());
        String amount = plain(line.relief());
        String what = grant.name() == null ? "" : grant.name() + "，";
        String paper = grant.document() == null ? "" : "（" + grant.document() + "）";
        steps.add(
                new Step(
                        id,
                        Figure.RELIEF,
                        "F-9",
                        new Inputs()
                                .with("relief", grant.code())
                                .with("share", grant.share().share())
                                .with("gross", line.gross())
                                .all(),
                        plain(line.gross()) + " × " + plain(grant.share().share()),
                        line.relief(),
                        policy.rounding().shown(),
                        grant.document(),
                        id
                                + "："
                                + what
                                + "减免 "
                                + share
                                + "，"
                                + amount
                                + " 元"
                                + policy.rounding().zh()
                                + paper,
                        id + ": relief of " + share + ", " + amount + " yuan"));
    }

    private void payable(Estimate bare) {
        String difference = plain(bare.gross()) + " − " + plain(bare.relief());
        steps.add(
                new Step(
                        null,
                        Figure.PAYABLE,
                        "F-9",
                        new Inputs()
                                .with("gross", bare.gross())
                                .with("relief", bare.relief())
                                .all(),
                        difference,
                        bare.payable(),
                        null,
                        policy.document(),
                        "应缴 " + difference + " = " + plain(bare.payable()) + " 元",
                        "Payable: " + plain(bare.payable()) + " yuan"));
    }
}
