package org.onevisit.fee.pricing;

import static org.onevisit.fee.pricing.Explanation.plain;

import org.onevisit.fee.pricing.Step.Figure;
import org.onevisit.fee.pricing.Step.Inputs;

/** Says why a shelter must be built, or may be paid for instead (F-5). */
final class DecisionStep {

    private static final String ART48 = "国人防办字〔2003〕18号第48条";

    private static final String GUIDING_CASE = "最高人民法院指导案例21号";

    private final Project project;
    private final Policy policy;

    DecisionStep(Project project, Policy policy) {
        this.project = project;
        this.policy = policy;
    }

    /** Why it must be built, may be paid, or is done with. */
    Step of(Estimate bare) {
        String lacking = plain(bare.shortfall());
        return switch (bare.decision()) {
            case NOT_REQUIRED -> decided(bare, null, "不需修建防空地下室", "No shelter is required");
            case BUILT_IN_FULL ->
                    decided(bare, null, "应建面积已全部修建，不缴费", "Built in full, nothing to pay");
            case MUST_BUILD ->
                    decided(
                            bare,
                            ART48,
                            "缺 "
                                    + lacking
                                    + " m²，"
                                    + (project.ground() == null
                                            ? "无第48条所列情形"
                                            : project.ground().zh() + "不是本地认可的情形")
                                    + "，必须修建，不得以费代建",
                            "Short of "
                                    + lacking
                                    + " m² without a ground of art. 48: it must be built, not paid");
            case RELOCATE -> relocation(bare, lacking);
            case COLLECT_ARREARS ->
                    decided(
                            bare,
                            GUIDING_CASE,
                            "应建未建 " + lacking + " m² 且已不能补建，追缴易地建设费，不适用减免（" + GUIDING_CASE + "）",
                            "Unlawfully not built: arrears without relief (Guiding Case 21)");
        };
    }

    private Step relocation(Estimate bare, String lacking) {
        if (policy.relocation().recognises(project.ground())) {
            return decided(
                    bare,
                    ART48,
                    "缺 " + lacking + " m²，因" + project.ground().zh() + "可易地建设（第48条）",
                    "Short of "
                            + lacking
                            + " m², relocation for "
                            + project.ground().en()
                            + " (art. 48)");
        }
        String below = plain(policy.relocation().below());
        return decided(
                bare,
                policy.document(),
                "缺 " + lacking + " m²，应建面积不足 " + below + " m²，可易地建设（" + policy.document() + "）",
                "Short of " + lacking + " m²; less than " + below + " m² may be built elsewhere");
    }

    private Step decided(Estimate bare, String source, String zh, String en) {
        return new Step(
                null,
                Figure.DECISION,
                "F-5",
                new Inputs()
                        .with("requiredArea", bare.requiredArea())
                        .with("shortfall", bare.shortfall())
                        .with("relocationGround", project.ground())
                        .with("basis", project.basis())
                        .all(),
                null,
                null,
                null,
                source,
                zh,
                en);
    }
}
