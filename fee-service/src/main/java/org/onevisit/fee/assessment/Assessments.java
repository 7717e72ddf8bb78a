package org.onevisit.fee.assessment;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.event.Events;
import org.onevisit.platform.Caller;

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
     * An assessment that the caller may see: finance those of its office, an applicant his own, an
     * auditor all.
     *
     * @throws Refused {@code NOT_FOUND} when there is none, or none for him
     */
    Assessment visible(UUID id, Caller caller) {
        return seen(id, caller)
                .firstResultOptional()
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /** One of the caller's office, locked: changes come one by one. */
    Assessment ofOffice(UUID id, Caller caller) {
        return find("id = ?1 and officeCode = ?2", id, caller.officeCode())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    private PanacheQuery<Assessment> seen(UUID id, Caller caller) {
        if (caller.is("auditor")) {
            return find("id", id);
        }
        if (caller.is("finance")) {
            return find("id = ?1 and officeCode = ?2", id, caller.officeCode());
        }
        return find("id = ?1 and owner = ?2", id, caller.name());
    }

    /** What a list is asked for; null: all. */
    record Filter(Assessment.State state, String assessmentNo, UUID filingId) {}

    /** Where a page of the list begins. */
    record Key(Instant openedAt, UUID id) {}

    /** A page of what the caller may see, oldest first. */
    List<Assessment> page(Caller caller, Filter filter, Key after, int limit) {
        StringBuilder where = new StringBuilder("1 = 1");
        List<Object> values = new ArrayList<>();
        if (!caller.is("auditor")) {
            boolean finance = caller.is("finance");
            and(where, finance ? "officeCode = ?" : "owner = ?", values);
            values.add(finance ? caller.officeCode() : caller.name());
        }
        if (filter.state() != null) {
            and(where, "state = ?", values);
            values.add(filter.state());
        }
        if (filter.assessmentNo() != null) {
            and(where, "assessmentNo = ?", values);
            values.add(filter.assessmentNo());
        }
        if (filter.filingId() != null) {
            and(where, "filingId = ?", values);
            values.add(filter.filingId());
        }
        if (after != null) {
            int next = values.size() + 1;
            where.append(" and (openedAt, id) > (?%d, ?%d)".formatted(next, next + 1));
            values.add(after.openedAt());
            values.add(after.id());
        }
        return find(where + " order by openedAt, id", values.toArray()).range(0, limit - 1).list();
    }

    private static void and(StringBuilder where, String condition, List<Object> values) {
        where.append(" and ").append(condition).append(values.size() + 1);
    }

    /** The next number of an office: in order, not free of gaps. */
    String nextNumber(String officeCode, int year) {
        Number serial =
                (Number)
                        getEntityManager()
                                .createNativeQuery("select nextval('assessment_serial')")
                                .getSingleResult();
        return "YD-%s-%d-%06d".formatted(officeCode, year, serial.longValue());
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
