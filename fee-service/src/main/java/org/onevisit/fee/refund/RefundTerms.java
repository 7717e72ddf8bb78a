package org.onevisit.fee.refund;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.fee.office.Workdays;

/**
 * How long each step of a refund may take. Local law says so, so it is configured: {@code 10W} are
 * working days, {@code 15D} natural days, which end on a working day.
 */
@ApplicationScoped
class RefundTerms {

    private final Workdays workdays;
    private final Term verify;
    private final Term approve;
    private final Term pay;

    RefundTerms(
            Workdays workdays,
            @ConfigProperty(name = "onevisit.refund.verify") String verify,
            @ConfigProperty(name = "onevisit.refund.approve") String approve,
            @ConfigProperty(name = "onevisit.refund.pay") String pay) {
        this.workdays = workdays;
        this.verify = read(verify);
        this.approve = read(approve);
        this.pay = read(pay);
    }

    /** Last day to verify what was asked for on a day. */
    LocalDate verifyBy(String officeCode, LocalDate requested) {
        return due(officeCode, requested, verify);
    }

    /** Last day to decide on what was verified on a day. */
    LocalDate approveBy(String officeCode, LocalDate verified) {
        return due(officeCode, verified, approve);
    }

    /** Last day to pay what was approved on a day. */
    LocalDate payBy(String officeCode, LocalDate approved) {
        return due(officeCode, approved, pay);
    }

    private LocalDate due(String officeCode, LocalDate start, Term term) {
        // A year whose holidays nobody has announced yet is counted by weeks: an internal limit
        // need not wait for the notice.
        return Counting.prognosis(workdays.of(officeCode)).due(start, term, Suspensions.NONE);
    }

    static Term read(String text) {
        int days = Integer.parseInt(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'W' -> Term.workdays(days);
            case 'D' -> Term.naturalDays(days);
            default -> throw new IllegalArgumentException("A term is like 10W or 15D: " + text);
        };
    }
}
