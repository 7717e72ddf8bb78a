package org.onevisit.fee.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.estimate.EstimateRequest;
import org.onevisit.fee.estimate.EstimateView;
import org.onevisit.fee.estimate.Estimates;
import org.onevisit.fee.policy.OfficePolicies;
import org.onevisit.fee.policy.Policies;
import org.onevisit.fee.policy.PublishedPolicy;
import org.onevisit.fee.pricing.Basis;
import org.onevisit.fee.pricing.Building;
import org.onevisit.fee.pricing.Relief;

/** Works out what a project owes, by the policy of its office, and the same again years later. */
@ApplicationScoped
class Reckoning {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final Estimates estimates;
    private final Policies policies;
    private final OfficePolicies offices;
    private final EvidenceFiles files;
    private final ObjectMapper json;
    private final Clock clock;

    Reckoning(
            Estimates estimates,
            Policies policies,
            OfficePolicies offices,
            EvidenceFiles files,
            ObjectMapper json,
            Clock clock) {
        this.estimates = estimates;
        this.policies = policies;
        this.offices = offices;
        this.files = files;
        this.json = json;
        this.clock = clock;
    }

    /** A project with its papers, the day fixed, and what it comes to. */
    record Reckoned(JsonNode inputs, JsonNode evidence, Determination.Outcome outcome) {}

    /**
     * Reckons a project by the policy of its office.
     *
     * @throws Refused with all flaws; {@code POLICY_UNKNOWN}, {@code POLICY_OF_ANOTHER_OFFICE} and
     *     what the rules refuse
     */
    Reckoned reckon(Assessment assessment, ProjectInput sent) {
        try {
            return reckoned(assessment, sent);
        } catch (Refused flaws) {
            throw flaws.under("/project");
        }
    }

    private Reckoned reckoned(Assessment assessment, ProjectInput sent) {
        LocalDate day = day(sent.assessedOn());
        EstimateRequest dated = ProjectInputs.ofOfficer(sent, day, json);
        PublishedPolicy policy = policy(assessment.officeCode(), sent.policyCode(), day);
        Estimates.Answer answer = estimates.by(dated, policy);
        Map<String, String> known = files.hashes(assessment);
        List<Evidence> papers = sent.papers().stream().map(one -> one.sealed(known)).toList();
        reliefs(answer, papers, known.keySet());
        if (answer.estimate().splitNeeded()) {
            throw Refused.because(Reason.SPLIT_NEEDED, "/buildings");
        }
        return new Reckoned(json.valueToTree(dated), json.valueToTree(papers), outcome(answer));
    }

    /** What the stored inputs come to by the stored version of the policy, today as on that day. */
    Determination.Outcome again(Determination determination) {
        PublishedPolicy policy =
                policies.version(determination.policyCode(), determination.policyVersion())
                        .orElseThrow(() -> Refused.because(Reason.POLICY_UNKNOWN));
        try {
            EstimateRequest stored =
                    json.treeToValue(determination.inputs(), EstimateRequest.class);
            return outcome(estimates.by(stored, policy));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private LocalDate day(String asked) {
        LocalDate today = LocalDate.now(clock);
        if (asked == null) {
            return today;
        }
        Findings findings = new Findings();
        LocalDate day = findings.date("/assessedOn", asked);
        if (day != null && day.isAfter(today)) {
            findings.add("/assessedOn", "IN_THE_FUTURE", "核定日不能晚于今天 It may not lie after today");
        }
        findings.refuse();
        return day;
    }

    private PublishedPolicy policy(String officeCode, String asked, LocalDate day) {
        String chosen =
                offices.of(officeCode, day).map(OfficePolicies.Assignment::policyCode).orElse(null);
        if (chosen != null && asked != null && !chosen.equals(asked)) {
            throw Refused.because(Reason.POLICY_OF_ANOTHER_OFFICE, "/policyCode");
        }
        String code = chosen == null ? asked : chosen;
        if (code == null) {
            throw Refused.because(Reason.POLICY_UNKNOWN, "/policyCode");
        }
        return policies.inForce(code, day)
                .orElseThrow(() -> Refused.because(Reason.POLICY_UNKNOWN, "/policyCode"));
    }

    /** Relief is given by a code of the policy, on paper, and not for arrears. F-9. */
    private static void reliefs(Estimates.Answer answer, List<Evidence> papers, Set<String> files) {
        Findings findings = new Findings();
        List<Building> relieved =
                answer.project().buildings().stream()
                        .filter(building -> building.relief().share() != Relief.NONE)
                        .toList();
        for (Building building : relieved) {
            String code = building.relief().code();
            if (Arrays.stream(Relief.values()).anyMatch(share -> share.name().equals(code))) {
                findings.add(
                        "/buildings",
                        "RELIEF_CODE_NEEDED",
                        building.id() + "：须用政策所列减免代码 A relief code of the policy is needed");
            }
            if (answer.project().basis() == Basis.ILLEGAL_NOT_BUILT) {
                findings.add(
                        "/buildings",
                        "NO_RELIEF_FOR_ARREARS",
                        building.id() + "：应建未建的，不适用减免 There is no relief for arrears");
            }
        }
        Set<String> ids = relieved.stream().map(Building::id).collect(Collectors.toSet());
        Evidence.check(papers, files, ids, findings);
        findings.refuse();
    }

    private Determination.Outcome outcome(Estimates.Answer answer) {
        boolean amounts = answer.estimate().payable() != null;
        return new Determination.Outcome(
                answer.policy().code(),
                answer.policy().version(),
                answer.project().assessedOn(),
                answer.estimate().decision(),
                amounts ? answer.estimate().gross() : NOTHING,
                amounts ? answer.estimate().relief() : NOTHING,
                json.valueToTree(EstimateView.of(answer)));
    }
}
