package org.onevisit.fee.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.fee.assessment.AssessmentRequest.Payer;
import org.onevisit.fee.ledger.Account;
import org.onevisit.fee.pricing.Decision;

/**
 * An assessment as the contract shows it.
 *
 * @param payable yuan, as confirmed last; null until confirmed
 * @param account how it stands in the ledger
 * @param determinations all reckonings in order; an applicant sees the confirmed ones
 */
@Schema(name = "Assessment", description = "What one payer owes for one project")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AssessmentView(
        UUID id,
        String assessmentNo,
        Assessment.State state,
        long version,
        String officeCode,
        String officeName,
        UUID filingId,
        String caseNo,
        String itemCode,
        Payer payer,
        String projectName,
        Instant openedAt,
        BigDecimal payable,
        LocalDate dueOn,
        LocalDate paidOn,
        Account account,
        List<LateView> lateFees,
        String voidReason,
        String voidAskedBy,
        String voidedBy,
        List<DeterminationView> determinations) {

    /** A late fee that was charged with a payment. */
    @Schema(name = "LateCharge", description = "A late fee charged with a payment")
    public record LateView(
            @Schema(description = "Part of the fee that came late, yuan") BigDecimal principal,
            LocalDate dueOn,
            LocalDate paidOn,
            BigDecimal dailyRate,
            boolean capped,
            BigDecimal amount) {

        static LateView of(LateCharge charge) {
            return new LateView(
                    charge.principal(),
                    charge.dueOn(),
                    charge.paidOn(),
                    charge.dailyRate(),
                    charge.isCapped(),
                    charge.amount());
        }
    }

    /** One reckoning. */
    @Schema(name = "Determination", description = "Inputs, policy and what they came to")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record DeterminationView(
            @Schema(description = "From 1, in the order of drafting") int number,
            boolean confirmed,
            @Schema(description = "Why it replaces the one before") String reason,
            LocalDate assessedOn,
            String policyCode,
            Integer policyVersion,
            Decision decision,
            @Schema(description = "Fee before relief, yuan") BigDecimal gross,
            BigDecimal relief,
            BigDecimal payable,
            @Schema(implementation = Object.class) JsonNode inputs,
            @Schema(implementation = Evidence[].class) JsonNode evidence,
            @Schema(
                            description = "The estimate, with lines and explanation",
                            implementation = Object.class)
                    JsonNode result,
            String draftedBy,
            Instant draftedAt,
            String confirmedBy,
            Instant confirmedAt) {

        static DeterminationView of(Determination one) {
            return new DeterminationView(
                    one.number(),
                    one.isConfirmed(),
                    one.reason(),
                    one.assessedOn(),
                    one.policyCode(),
                    one.policyVersion(),
                    one.decision(),
                    one.gross(),
                    one.relief(),
                    one.payable(),
                    one.inputs(),
                    one.evidence(),
                    one.result(),
                    one.draftedBy(),
                    one.draftedAt(),
                    one.confirmedBy(),
                    one.confirmedAt());
        }
    }

    /** An assessment in a list: without numbers of persons. */
    @Schema(name = "AssessmentInList")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record InList(
            UUID id,
            String assessmentNo,
            Assessment.State state,
            String officeCode,
            UUID filingId,
            String caseNo,
            String payerName,
            String projectName,
            Instant openedAt,
            LocalDate dueOn,
            LocalDate paidOn,
            Account account) {

        static InList of(Assessment assessment, Account account) {
            return new InList(
                    assessment.id(),
                    assessment.assessmentNo(),
                    assessment.state(),
                    assessment.officeCode(),
                    assessment.filingId(),
                    assessment.caseNo(),
                    assessment.payerName(),
                    assessment.projectName(),
                    assessment.openedAt(),
                    assessment.dueOn(),
                    assessment.paidOn(),
                    account);
        }
    }

    /**
     * @param all reckonings that the caller may see
     * @param masked whether the number of a person is hidden but for its ends
     */
    static AssessmentView of(
            Assessment assessment,
            List<Determination> all,
            Account account,
            List<LateCharge> late,
            boolean masked) {
        BigDecimal payable = null;
        for (Determination one : all) {
            payable = one.isConfirmed() ? one.payable() : payable;
        }
        return new AssessmentView(
                assessment.id(),
                assessment.assessmentNo(),
                assessment.state(),
                assessment.version(),
                assessment.officeCode(),
                assessment.officeName(),
                assessment.filingId(),
                assessment.caseNo(),
                assessment.itemCode(),
                payer(assessment, masked),
                assessment.projectName(),
                assessment.openedAt(),
                payable,
                assessment.dueOn(),
                assessment.paidOn(),
                account,
                late.stream().map(LateView::of).toList(),
                assessment.voidReason(),
                assessment.voidAskedBy(),
                assessment.voidedBy(),
                all.stream().map(DeterminationView::of).toList());
    }

    private static Payer payer(Assessment assessment, boolean masked) {
        String number = assessment.payerIdentifier();
        if (masked && assessment.payerClass() == PayerClass.PERSON && number.length() > 8) {
            int hidden = number.length() - 7;
            number = number.substring(0, 3) + "*".repeat(hidden) + number.substring(3 + hidden);
        }
        return new Payer(assessment.payerName(), number, assessment.payerClass());
    }
}
