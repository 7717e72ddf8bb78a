package org.onevisit.fee.assessment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.fee.event.Events;

/**
 * The assessments. What changes one, books on it or pays for it locks it first, then goes to the
 * ledger: everybody in this order.
 */
@ApplicationScoped
public class Assessments implements PanacheRepositoryBase<Assessment, UUID> {

    private final Events events;
    private final Clock clock;

    Assessments(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** The assessment with this number (核定书号), locked until the end of the transaction. */
    public Optional<Assessment> locked(String assessmentNo) {
        return find("assessmentNo", assessmentNo)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The assessment with this id, locked until the end of the transaction. */
    public Optional<Assessment> locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Draws the conclusion from what was booked, in the same transaction: paid when nothing is
     * outstanding any more, open again when something is. Tells the case.
     *
     * @param outstanding yuan, as the ledger says after the booking
     * @param on day of what was booked (Asia/Shanghai)
     * @param actor user name
     */
    public void settle(Assessment assessment, BigDecimal outstanding, LocalDate on, String actor) {
        boolean settled = outstanding.signum() <= 0;
        if (settled && assessment.state() == Assessment.State.CONFIRMED) {
            assessment.pay(on);
            tell("ASSESSMENT_PAID", assessment, actor, Map.of("paidOn", on.toString()));
        } else if (!settled && assessment.state() == Assessment.State.PAID) {
            assessment.reopen();
            tell("ASSESSMENT_REOPENED", assessment, actor, Map.of());
        }
    }

    /**
     * Tells something of an assessment in the feed.
     *
     * @param further facts besides case, id and number of the assessment
     */
    public void tell(
            String kind, Assessment assessment, String actor, Map<String, Object> further) {
        Map<String, Object> data = new HashMap<>(further);
        data.put("filingId", assessment.filingId());
        data.put("assessmentId", assessment.id());
        data.put("assessmentNo", assessment.assessmentNo());
        events.append(
                kind,
                assessment.id().toString(),
                assessment.officeCode(),
                actor,
                clock.instant(),
                data);
    }
}
