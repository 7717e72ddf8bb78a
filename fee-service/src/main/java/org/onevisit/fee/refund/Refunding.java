package org.onevisit.fee.refund;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.assessment.Assessment;
import org.onevisit.fee.assessment.Assessments;
import org.onevisit.fee.ledger.Ledger;
import org.onevisit.fee.ledger.Ledger.Booked;
import org.onevisit.fee.ledger.Ledger.Deed;
import org.onevisit.platform.Caller;

/**
 * The steps of a refund. Each may be repeated by the same person and changes nothing then. What
 * open refunds ask for is held back, so that two together never exceed what was overpaid.
 */
@ApplicationScoped
class Refunding {

    private final Refunds refunds;
    private final RefundTerms terms;
    private final Assessments assessments;
    private final Ledger ledger;
    private final Caller caller;
    private final Clock clock;

    Refunding(
            Refunds refunds,
            RefundTerms terms,
            Assessments assessments,
            Ledger ledger,
            Caller caller,
            Clock clock) {
        this.refunds = refunds;
        this.terms = terms;
        this.assessments = assessments;
        this.ledger = ledger;
        this.caller = caller;
        this.clock = clock;
    }

    /** A refund, and whether it is new. */
    record Asked(Refund refund, boolean isNew) {}

    /**
     * Asks for a refund.
     *
     * @throws Refused {@code ASSESSMENT_UNKNOWN}, {@code ID_TAKEN}, {@code REFUND_EXCEEDS_OVERPAID}
     */
    Asked ask(UUID id, RefundRequest request) {
        Assessment assessment =
                assessments
                        .locked(request.assessmentNo().strip())
                        .filter(one -> one.officeCode().equals(caller.officeCode()))
                        .orElseThrow(
                                () -> Refused.because(Reason.ASSESSMENT_UNKNOWN, "/assessmentNo"));
        Refund known = refunds.findById(id);
        if (known != null) {
            if (!known.isAskedBy(assessment.id(), request)) {
                throw Refused.because(Reason.ID_TAKEN);
            }
            return new Asked(known, false);
        }
        BigDecimal free =
                ledger.hold(assessment.id()).overpaid().subtract(refunds.heldBack(assessment.id()));
        if (request.amount().compareTo(free) > 0) {
            throw Refused.because(Reason.REFUND_EXCEEDS_OVERPAID, "/amount");
        }
        Refund refund =
                new Refund(
                        id,
                        assessment,
                        request,
                        terms.verifyBy(assessment.officeCode(), today()),
                        caller.name(),
                        clock.instant());
        refunds.persistAndFlush(refund);
        return new Asked(refund, true);
    }

    /** Confirms what was overpaid. */
    Refund verify(UUID id) {
        Refund refund = refunds.locked(id, caller);
        if (!caller.name().equals(refund.verifiedBy())) {
            refund.verify(
                    terms.approveBy(refund.officeCode(), today()), caller.name(), clock.instant());
        }
        return refund;
    }

    /**
     * Approves.
     *
     * @throws Refused {@code FOUR_EYES}, {@code REFUND_STATE}
     */
    Refund approve(UUID id) {
        Refund refund = refunds.locked(id, caller);
        if (!caller.name().equals(refund.approvedBy())) {
            refund.approve(
                    terms.payBy(refund.officeCode(), today()), caller.name(), clock.instant());
        }
        return refund;
    }

    /**
     * Rejects, or withdraws.
     *
     * @throws Refused {@code REFUND_STATE}
     */
    Refund reject(UUID id, String why) {
        Refund refund = refunds.locked(id, caller);
        if (!caller.name().equals(refund.rejectedBy())) {
            refund.reject(why, caller.name(), clock.instant());
        }
        return refund;
    }

    /**
     * Books that the money went back.
     *
     * @param bookedOn day in whose month it is booked
     * @throws Refused {@code FOUR_EYES}, {@code REFUND_STATE}, {@code REFUND_EXCEEDS_OVERPAID} when
     *     less is overpaid by now, {@code PERIOD_CLOSED}
     */
    Refund pay(UUID id, LocalDate paidOn, LocalDate bookedOn, String voucherNo) {
        Refund refund = refunds.locked(id, caller);
        if (caller.name().equals(refund.paidBy())
                && paidOn.equals(refund.paidOn())
                && Objects.equals(voucherNo, refund.voucherNo())) {
            return refund;
        }
        refund.mayBePaidBy(caller.name());
        Assessment assessment = assessments.locked(refund.assessmentId()).orElseThrow();
        Booked booked =
                ledger.refund(
                        new Deed(
                                assessment.id(),
                                assessment.officeCode(),
                                refund.id(),
                                bookedOn,
                                caller.name()),
                        refund.amount());
        refund.pay(paidOn, voucherNo, booked.transactionId(), caller.name(), clock.instant());
        assessments.tell(
                "REFUND_PAID",
                assessment,
                caller.name(),
                Map.of("amount", refund.amount(), "paidOn", paidOn.toString()));
        return refund;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
