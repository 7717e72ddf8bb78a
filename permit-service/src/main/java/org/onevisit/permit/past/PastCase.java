package org.onevisit.permit.past;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.onevisit.clock.Suspension;

/**
 * A case of an older system as its row tells it; days in Asia/Shanghai, null where nothing stands.
 *
 * @param caseType {@code PROMISE} (承诺件) or {@code INSTANT} (即办件)
 * @param acceptance {@code EXPLICIT}, {@code DEEMED}, {@code REFUSED} (不予受理), or null while it
 *     waits for acceptance
 * @param acceptedOn day of acceptance; of a {@code REFUSED} one the day it was refused, or null
 * @param decidedOn day of the decision, or of the withdrawal
 * @param decision {@code GRANT}, {@code REFUSE}, {@code WITHDRAWN}; null for an open case
 */
record PastCase(
        String caseNo,
        String officeCode,
        String itemCode,
        String caseType,
        String applicantType,
        String applicantName,
        String applicantIdentifier,
        String channel,
        LocalDate receivedOn,
        String acceptance,
        LocalDate acceptedOn,
        int promiseDays,
        int statutoryDays,
        List<Suspension> suspensions,
        int extensionDays,
        LocalDate decidedOn,
        String decision,
        LocalDate deliveredOn,
        int visits,
        BigDecimal areaFiledM2,
        BigDecimal areaAcceptedM2,
        BigDecimal feeCollectedYuan,
        Integer ratingLevel,
        Boolean ratingRectifiedInTime) {

    boolean isAccepted() {
        return "EXPLICIT".equals(acceptance) || "DEEMED".equals(acceptance);
    }

    boolean isWithdrawn() {
        return "WITHDRAWN".equals(decision);
    }

    /** Decided, withdrawn, or closed at intake (不予受理). */
    boolean isOver() {
        return decision != null || "REFUSED".equals(acceptance);
    }

    /** Granted or refused: it has an outcome. */
    boolean isDecided() {
        return decision != null && !isWithdrawn();
    }
}
