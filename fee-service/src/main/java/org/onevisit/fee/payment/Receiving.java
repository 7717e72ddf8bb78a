package org.onevisit.fee.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.assessment.Assessment;
import org.onevisit.fee.assessment.Assessments;
import org.onevisit.fee.assessment.LateFees;
import org.onevisit.fee.ledger.Ledger;
import org.onevisit.fee.ledger.Ledger.Booked;
import org.onevisit.fee.ledger.Ledger.Deed;
import org.onevisit.platform.Caller;

/**
 * Takes in what the collector reports, once each: money is booked on its assessment, or kept in
 * suspense when there is none that takes it. No money is ever turned away for its number.
 */
@ApplicationScoped
class Receiving {

    private final Payments payments;
    private final Assessments assessments;
    private final LateFees lateFees;
    private final Ledger ledger;
    private final Caller caller;
    private final Clock clock;

    Receiving(
            Payments payments,
            Assessments assessments,
            LateFees lateFees,
            Ledger ledger,
            Caller caller,
            Clock clock) {
        this.payments = payments;
        this.assessments = assessments;
        this.lateFees = lateFees;
        this.ledger = ledger;
        this.caller = caller;
        this.clock = clock;
    }

    /** A payment, and whether this report was the first of it. */
    record Received(Payment payment, boolean isNew) {}

    /**
     * Takes in a report. The same again changes nothing; a success after a failure is the payment,
     * a failure after a success is passed over.
     *
     * @throws Refused {@code ID_TAKEN} when another payment has this channel and id, {@code
     *     PERIOD_CLOSED}
     */
    Received receive(PaymentReport report) {
        boolean isNew =
                payments.add(report, officeFor(report.number()), caller.name(), clock.instant());
        Payment payment = payments.locked(report.channel(), report.externalId());
        if (!payment.isToldBy(report) || !isOfficeOf(payment)) {
            throw Refused.because(Reason.ID_TAKEN);
        }
        if (payment.state() == Payment.State.FAILED && !report.hasFailed()) {
            payment.succeed(report.paidOn(), caller.name(), clock.instant());
            place(payment, report.number(), report.day());
        }
        return new Received(payment, isNew);
    }

    /** Books a payment on the assessment with a number, or in suspense when none takes it. */
    private void place(Payment payment, String assessmentNo, LocalDate day) {
        Optional<Assessment> found =
                assessments
                        .locked(assessmentNo)
                        .filter(one -> isOwnOffice(one.officeCode()))
                        .filter(Assessment::takesMoney);
        if (found.isEmpty()) {
            payment.suspend(
                    ledger.suspend(
                            payment.officeCode(),
                            payment.id(),
                            payment.amount(),
                            day,
                            caller.name()));
        } else {
            book(payment, found.get(), day);
        }
    }

    /**
     * Books a payment on a locked assessment, with what it owes for coming late; tells the case.
     */
    void book(Payment payment, Assessment assessment, LocalDate day) {
        Deed deed =
                new Deed(
                        assessment.id(), assessment.officeCode(), payment.id(), day, caller.name());
        lateFees.charge(assessment, deed, payment.amount(), payment.paidOn());
        Booked booked = ledger.pay(deed, payment.amount());
        payment.book(assessment.id(), assessment.officeCode(), booked.transactionId());
        assessments.tell(
                "PAYMENT_BOOKED",
                assessment,
                caller.name(),
                Map.of("amount", payment.amount(), "paidOn", payment.paidOn().toString()));
        assessments.settle(
                assessment, booked.account().outstanding(), payment.paidOn(), caller.name());
    }

    private boolean isOfficeOf(Payment payment) {
        return isOwnOffice(payment.officeCode()) || Payments.NO_OFFICE.equals(payment.officeCode());
    }

    /** A collector without an office reports for all of them. */
    private boolean isOwnOffice(String officeCode) {
        return caller.officeCode() == null || caller.officeCode().equals(officeCode);
    }

    /** Whose suspense it is when no assessment takes it. */
    private String officeFor(String assessmentNo) {
        if (caller.officeCode() != null) {
            return caller.officeCode();
        }
        return payments.officeIn(assessmentNo).orElse(Payments.NO_OFFICE);
    }
}
