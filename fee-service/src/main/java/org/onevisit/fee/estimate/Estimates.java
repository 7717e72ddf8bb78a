package org.onevisit.fee.estimate;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.policy.Policies;
import org.onevisit.fee.policy.PolicyTerms;
import org.onevisit.fee.policy.PublishedPolicy;
import org.onevisit.fee.policy.Terms;
import org.onevisit.fee.policy.TermsReader;
import org.onevisit.fee.pricing.Estimate;
import org.onevisit.fee.pricing.Estimator;
import org.onevisit.fee.pricing.Policy;
import org.onevisit.fee.pricing.Project;

/**
 * Answers what a project owes, from a request as it was sent. The same request by the same version
 * of a policy has the same answer for ever.
 */
@ApplicationScoped
public class Estimates {

    private final Policies policies;
    private final Clock clock;

    Estimates(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * An estimate and what it was made of.
     *
     * @param policy the published version; null for a what-if with an inline policy
     */
    public record Answer(Estimate estimate, Project project, PublishedPolicy policy) {}

    /**
     * The estimate by the inline policy, or by the version that is in force on the assessment day.
     *
     * @throws Refused {@code INVALID_INPUT} with all flaws, {@code POLICY_UNKNOWN}, {@code
     *     POLICY_INCOMPLETE}, {@code AREA_MODEL_UNKNOWN}, {@code RATE_MISSING}, {@code
     *     SPLIT_EXCEEDS_REQUIRED}
     */
    public Answer of(EstimateRequest request) {
        sent(request);
        Findings findings = new Findings();
        LocalDate day = day(request, findings);
        if ((request.policyCode() == null) == (request.policy() == null)) {
            findings.add(
                    "/policy",
                    "ONE_POLICY",
                    "policyCode 与 policy 须且只能有一个 Exactly one of the two is needed");
        }
        if (request.policyCode() == null) {
            return inline(request, day, findings);
        }
        Optional<PublishedPolicy> policy =
                day == null ? Optional.empty() : policies.inForce(request.policyCode(), day);
        return stored(request, day, findings, policy);
    }

    /**
     * The estimate by a certain version of a policy, whatever the request names: how an old
     * assessment is worked out again from what was stored.
     *
     * @throws Refused as {@link #of(EstimateRequest)}
     */
    public Answer by(EstimateRequest request, PublishedPolicy policy) {
        sent(request);
        Findings findings = new Findings();
        return stored(request, day(request, findings), findings, Optional.of(policy));
    }

    private static void sent(EstimateRequest request) {
        if (request == null) {
            throw Refused.because(Reason.INVALID_INPUT, "");
        }
    }

    private LocalDate day(EstimateRequest request, Findings findings) {
        return request.assessedOn() == null
                ? LocalDate.now(clock)
                : findings.date("/assessedOn", request.assessedOn());
    }

    private Answer inline(EstimateRequest request, LocalDate day, Findings findings) {
        PolicyTerms sent = request.policy();
        Terms terms =
                sent == null
                        ? null
                        : TermsReader.read(sent, "/policy", Policy.WITHOUT_PAPER, findings);
        Project project = new ProjectReader(request, terms, day, findings).read();
        if (terms != null && terms.policy().model() != null) {
            terms.policy()
                    .model()
                    .lacking(project)
                    .forEach(parameter -> findings.missing("/policy/" + parameter));
        }
        findings.refuse();
        if (terms == null || terms.policy().model() == null) {
            throw Refused.because(Reason.AREA_MODEL_UNKNOWN, "/policy/areaModel");
        }
        return new Answer(new Estimator(project, terms.policy()).estimate(), project, null);
    }

    private static Answer stored(
            EstimateRequest request,
            LocalDate day,
            Findings findings,
            Optional<PublishedPolicy> policy) {
        Terms terms = policy.map(PublishedPolicy::terms).orElse(null);
        Project project = new ProjectReader(request, terms, day, findings).read();
        findings.refuse();
        if (terms == null) {
            throw Refused.because(Reason.POLICY_UNKNOWN, "/policyCode");
        }
        Set<String> lacking = terms.policy().model().lacking(project);
        if (!lacking.isEmpty()) {
            throw Refused.because(Reason.POLICY_INCOMPLETE, "/policy/" + lacking.iterator().next());
        }
        Estimate estimate = new Estimator(project, terms.policy()).estimate();
        return new Answer(estimate, project, policy.orElseThrow());
    }
}
