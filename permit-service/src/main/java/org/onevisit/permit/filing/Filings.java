package org.onevisit.permit.filing;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/**
 * The cases, each seen only by who may see it: an applicant his own, staff those handed in to their
 * office or put to it by a lead office (并联), supervisors and auditors all that were handed in. What
 * one may not see is not there.
 */
@ApplicationScoped
public class Filings implements PanacheRepositoryBase<Filing, UUID> {

    private static final String SEEN =
            "from Filing f where (f.owner = ?1 or (f.receivedAt is not null and (?2 = true or f.officeCode = ?3"
                    + " or exists (select 1 from Part p where p.filingId = f.id and p.officeCode = ?3))))"
                    + " and f.id = ?4";

    /**
     * A case that the caller may see.
     *
     * @throws Refused {@code NOT_FOUND} when there is none, or none for him
     */
    public Filing visible(UUID id, Caller caller) {
        return seen(caller, id)
                .firstResultOptional()
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /** The same, locked until the end of the transaction: changes of a case come one by one. */
    public Filing locked(UUID id, Caller caller) {
        return seen(caller, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /** A case that the caller has to do with otherwise, locked. */
    public Filing held(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
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
     * A page of cases, oldest first: one's own, those handed in to one's office, or all that were
     * handed in, by who asks.
     *
     * @param own whether staff ask for what they file at the window
     * @param after creation instant and id of the last one seen, or null for the first page
     */
    List<Filing> page(Caller caller, boolean own, Key after, int limit) {
        // One condition each, so that an index gives the order and no page is sorted.
        String whose;
        List<Object> values = new ArrayList<>();
        if (!own && seesAll(caller)) {
            whose = "receivedAt is not null";
        } else if (!own && caller.officeCode() != null) {
            whose = "receivedAt is not null and officeCode = ?1";
            values.add(caller.officeCode());
        } else {
            whose = "owner = ?1";
            values.add(caller.name());
        }
        if (after != null) {
            int next = values.size() + 1;
            whose += " and (createdAt, id) > (?%d, ?%d)".formatted(next, next + 1);
            values.add(after.createdAt());
            values.add(after.id());
        }
        return find(whose + " order by createdAt, id", values.toArray()).range(0, limit - 1).list();
    }

    private static boolean seesAll(Caller caller) {
        return caller.is("supervisor") || caller.is("auditor");
    }

    /** Where a page of the list begins. */
    record Key(Instant createdAt, UUID id) {
        Key {
            // A cursor is the client's text: no instant that the database does not know.
            if (createdAt.isBefore(Instant.EPOCH) || createdAt.isAfter(LATEST)) {
                throw new Page.BadCursor();
            }
        }

        private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    }

    private PanacheQuery<Filing> seen(Caller caller, UUID id) {
        return find(SEEN, caller.name(), seesAll(caller), caller.officeCode(), id);
    }
}
