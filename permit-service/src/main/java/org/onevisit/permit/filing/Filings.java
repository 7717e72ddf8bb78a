package org.onevisit.permit.filing;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;

/**
 * The cases, each seen only by who may see it: an applicant his own, staff those handed in to their
 * office, supervisors and auditors all that were handed in. What one may not see is not there.
 */
@ApplicationScoped
public class Filings implements PanacheRepositoryBase<Filing, UUID> {

    private static final String SEEN =
            "(owner = ?1 or (receivedAt is not null and (?2 = true or officeCode = ?3)))";

    /**
     * A case that the caller may see.
     *
     * @throws Refused {@code NOT_FOUND} when there is none, or none for him
     */
    public Filing visible(UUID id, Caller caller) {
        return seen(caller, "id = ?4", id)
                .firstResultOptional()
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /** The same, locked until the end of the transaction: changes of a case come one by one. */
    public Filing locked(UUID id, Caller caller) {
        return seen(caller, "id = ?4", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /** A case of one's own, locked. */
    public Filing own(UUID id, Caller caller) {
        return find("id = ?1 and owner = ?2", id, caller.name())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /** A case handed in to an office, locked. */
    public Optional<Filing> ofOffice(UUID id, String officeCode) {
        return find("id = ?1 and officeCode = ?2 and receivedAt is not null", id, officeCode)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The case that a task of an office belongs to, locked. */
    public Optional<Filing> ofTask(String taskId, String officeCode) {
        return find(
                        "id = (select t.filingId from Task t where t.id = ?1) and officeCode = ?2",
                        taskId,
                        officeCode)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /**
     * A page of the cases that the caller may see, oldest first.
     *
     * @param after creation instant and id of the last one seen, or null for the first page
     */
    List<Filing> page(Caller caller, Key after, int limit) {
        PanacheQuery<Filing> query =
                after == null
                        ? seen(caller, "1 = ?4 order by createdAt, id", 1)
                        : seen(
                                caller,
                                "(createdAt, id) > (?4, ?5) order by createdAt, id",
                                after.createdAt(),
                                after.id());
        return query.range(0, limit).list();
    }

    /** Where a page of the list begins. */
    record Key(Instant createdAt, UUID id) {}

    private PanacheQuery<Filing> seen(Caller caller, String condition, Object... values) {
        Object[] all = new Object[values.length + 3];
        all[0] = caller.name();
        all[1] = caller.is("supervisor") || caller.is("auditor");
        all[2] = caller.officeCode();
        System.arraycopy(values, 0, all, 3, values.length);
        return find(SEEN + " and " + condition, all);
    }
}
