package org.onevisit.fee.refund;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.platform.Caller;

/** The refunds, seen by the office and by auditors. */
@ApplicationScoped
public class Refunds implements PanacheRepositoryBase<Refund, UUID> {

    /**
     * A refund of the caller's office, locked.
     *
     * @throws Refused {@code NOT_FOUND}
     */
    Refund locked(UUID id, Caller caller) {
        return find("id = ?1 and officeCode = ?2", id, caller.officeCode())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /**
     * A refund that the caller may see.
     *
     * @throws Refused {@code NOT_FOUND}
     */
    Refund visible(UUID id, Caller caller) {
        return findByIdOptional(id)
                .filter(
                        refund ->
                                caller.is("auditor")
                                        || refund.officeCode().equals(caller.officeCode()))
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /** What open refunds hold back of an assessment, which is locked. */
    BigDecimal heldBack(UUID assessmentId) {
        return find(
                        "assessmentId = ?1 and state in ?2",
                        assessmentId,
                        List.of(
                                Refund.State.REQUESTED,
                                Refund.State.VERIFIED,
                                Refund.State.APPROVED))
                .stream()
                .map(Refund::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A page of refunds in the order they were asked for. */
    List<Refund> page(Caller caller, Refund.State state, long after, int limit) {
        List<Object> values = new ArrayList<>(List.of(after));
        StringBuilder condition = new StringBuilder("serial > ?1");
        if (!caller.is("auditor")) {
            values.add(String.valueOf(caller.officeCode()));
            condition.append(" and officeCode = ?").append(values.size());
        }
        if (state != null) {
            values.add(state);
            condition.append(" and state = ?").append(values.size());
        }
        return find(condition + " order by serial", values.toArray()).range(0, limit - 1).list();
    }
}
