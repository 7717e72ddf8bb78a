package org.onevisit.permit.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.clock.Unit;

/** The parts of joint cases. */
@ApplicationScoped
public class Parts {

    private final EntityManager database;

    Parts(EntityManager database) {
        this.database = database;
    }

    Part find(UUID id) {
        return database.find(Part.class, id);
    }

    /** A part that an office has to answer, locked; null when it has none of that id. */
    Part ofOffice(UUID id, String officeCode) {
        Part part = database.find(Part.class, id, LockModeType.PESSIMISTIC_WRITE);
        return part == null || !part.officeCode().equals(officeCode) ? null : part;
    }

    /** All parts of a case. */
    List<Part> of(UUID filingId) {
        return database.createQuery("from Part where filingId = ?1 order by dueOn, id", Part.class)
                .setParameter(1, filingId)
                .getResultList();
    }

    /** Those of a case that are not answered. */
    public List<Part> open(UUID filingId) {
        return of(filingId).stream().filter(part -> part.result() == null).toList();
    }

    /** A line of a department's queue: the part, and the case it belongs to. */
    record Waiting(Part part, String caseNo, String itemName, String applicantName) {

        String key() {
            return part.dueOn() + "|" + part.id();
        }
    }

    /** A page of what an office was asked, what is due first first. */
    List<Waiting> page(String officeCode, boolean open, LocalDate dueOn, UUID id, int limit) {
        return database.createQuery(
                        "select p, f.caseNo, f.itemName, f.applicant.name from Part p join Filing f"
                                + " on f.id = p.filingId where p.officeCode = :office and p.result is "
                                + (open ? "null" : "not null")
                                + " and (p.dueOn, p.id) > (:dueOn, :id) order by p.dueOn, p.id",
                        Object[].class)
                .setParameter("office", officeCode)
                .setParameter("dueOn", dueOn)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultStream()
                .map(
                        row ->
                                new Waiting(
                                        (Part) row[0],
                                        (String) row[1],
                                        (String) row[2],
                                        (String) row[3]))
                .toList();
    }

    /**
     * Sets the due days of open parts anew: as many days as each was given, not longer than the
     * promise of the case, with its suspensions.
     */
    public void schedule(
            UUID filingId,
            Unit unit,
            LocalDate promiseDue,
            Counting counting,
            Suspensions suspended) {
        for (Part part : open(filingId)) {
            LocalDate own = counting.due(part.openedOn(), new Term(part.days(), unit), suspended);
            part.dueOn(own.isAfter(promiseDue) ? promiseDue : own);
        }
    }
}
