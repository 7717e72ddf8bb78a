package org.onevisit.fee.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.assessment.Assessment;
import org.onevisit.fee.assessment.Assessments;
import org.onevisit.fee.assessment.LateFees;
import org.onevisit.fee.ledger.Account;
import org.onevisit.fee.ledger.Ledger;
import org.onevisit.platform.Caller;

/**
 * Puts right where a payment belongs: out of suspense onto its assessment, from one assessment to
 * another, or out of the books when the money was returned. Each time what was booked is reversed.
 */
@ApplicationScoped
class Placing {

    private final Payments payments;
    private final Receiving receiving;
    private final Assessments assessments;
    private final LateFees lateFees;
    private final Ledger ledger;
    private final Caller caller;
    private final Clock clock;

    Placing(
            Payments payments,
            Receiving receiving,
            Assessments assessments,
            LateFees lateFees,
            Ledger ledger,
            Caller caller,
            Clock clock) {
        this.payments = payments;
        this.receiving = receiving;
        this.assessments = assessments;
        this.lateFees = lateFees;
        this.ledger = ledger;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Places a payment on the assessment it was meant for, booked today.
     *
     * @throws Refused {@code NOT_FOUND} when it is not the office's, {@code ASSESSMENT_UNKNOWN}
     *     when no assessment of the office with this number takes money, {@code NO_MONEY_CAME}
     */
    Payment assign(UUID id, String assessmentNo, String note) {
        Payment payment = payments.locked(id, caller);
        Assessment from = lockedOf(payment);
        if (from != null && from.assessmentNo().equals(assessmentNo)) {
            return payment;
        }
        Assessment to =
                assessments
                        .locked(assessmentNo)
                        .filter(one -> one.officeCode().equals(caller.officeCode()))
                        .filter(Assessment::takesMoney)
                        .orElseThrow(
                                () -> Refused.because(Reason.ASSESSMENT_UNKNOWN, "/assessmentNo"));
        takeBack(payment, from, payment.paidOn(), note);
        receiving.book(payment, to, LocalDate.now(clock));
        payment.placed(note, caller.name(), clock.instant());
        return payment;
    }

    /**
     * Takes a payment out of the books, because the money was returned or never came.
     *
     * @throws Refused {@code NOT_FOUND}, {@code NO_MONEY_CAME}
     */
    Payment reverse(UUID id, String why) {
        Payment payment = payments.locked(id, caller);
        if (payment.state() == Payment.State.REVERSED) {
            return payment;
        }
        takeBack(payment, lockedOf(payment), LocalDate.now(clock), why);
        payment.reverse(why, caller.name(), clock.instant());
        return payment;
    }

    private Assessment lockedOf(Payment payment) {
        if (payment.assessmentId() == null) {
            return null;
        }
        return assessments.locked(payment.assessmentId()).orElseThrow();
    }

    /** Reverses what is booked; the case is told of money that goes again. */
    private void takeBack(Payment payment, Assessment from, LocalDate toldOn, String why) {
        if (payment.transactionId() == null) {
            throw Refused.because(Reason.NO_MONEY_CAME);
        }
        LocalDate today = LocalDate.now(clock);
        ledger.reverse(payment.transactionId(), today, caller.name(), why);
        if (from != null) {
            assessments.tell(
                    "PAYMENT_BOOKED",
                    from,
                    caller.name(),
                    Map.of("amount", payment.amount().negate(), "paidOn", toldOn.toString()));
            Account left = lateFees.takeBack(from.id(), payment.id(), today, caller.name(), why);
            assessments.settle(from, left.outstanding(), today, caller.name());
        }
    }
}
