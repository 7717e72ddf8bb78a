package org.onevisit.permit.rating;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.permit.MomentKey;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;

/**
 * The ratings with what became of them. An office sees those of its cases that are over;
 * supervisors and auditors see all.
 */
@ApplicationScoped
public class Ratings implements PanacheRepositoryBase<Rating, UUID> {

    private final EntityManager database;

    Ratings(EntityManager database) {
        this.database = database;
    }

    /** A rating with what became of it. */
    record Entry(Rating rating, Course course) {}

    /**
     * Which ratings are asked for; null for all. The office is one that the caller may see.
     *
     * @param waiting whether the office still has something to do about it
     */
    record Filter(String officeCode, Boolean bad, boolean waiting) {}

    void add(Rating rating, Course course) {
        persist(rating);
        database.persist(course);
    }

    /** The rating that was given of a matter or visit, no default one. */
    Optional<Rating> given(UUID filingId, Integer visit, boolean followUp) {
        return find(
                        "filingId = ?1 and followUp = ?2 and isDefault = false"
                                + " and visit is not distinct from ?3",
                        filingId,
                        followUp,
                        visit == null ? null : visit.shortValue())
                .firstResultOptional();
    }

    Course course(UUID ratingId) {
        return database.find(Course.class, ratingId);
    }

    /** All ratings of a case in the order they were given. */
    List<Entry> of(UUID filingId) {
        return database.createQuery(
                        "select r, c from Rating r join Course c on c.ratingId = r.id"
                                + " where r.filingId = ?1 order by r.ratedAt, r.id",
                        Object[].class)
                .setParameter(1, filingId)
                .getResultStream()
                .map(row -> new Entry((Rating) row[0], (Course) row[1]))
                .toList();
    }

    /**
     * One rating that the caller may see, its course locked.
     *
     * @throws Refused {@code NOT_FOUND}
     */
    Entry locked(UUID ratingId, Caller caller) {
        Course course = database.find(Course.class, ratingId, LockModeType.PESSIMISTIC_WRITE);
        boolean seen =
                course != null
                        && (seesAll(caller)
                                || (course.isOpen()
                                        && course.officeCode().equals(caller.officeCode())));
        if (!seen) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        return new Entry(findById(ratingId), course);
    }

    /** Newest first. */
    List<Entry> page(Filter filter, Caller caller, MomentKey after, int limit) {
        StringBuilder where = new StringBuilder("true");
        List<Object> values = new ArrayList<>();
        if (!seesAll(caller)) {
            where.append(" and c.openedAt is not null");
        }
        if (filter.officeCode() != null) {
            values.add(filter.officeCode());
            where.append(" and c.officeCode = ?").append(values.size());
        }
        if (filter.bad() != null) {
            where.append(filter.bad() ? " and c.bad" : " and not c.bad");
        }
        if (filter.waiting()) {
            where.append(" and c.bad and c.openedAt is not null and c.measures is null");
            where.append(" and c.verdict is distinct from 'EXCLUDED'");
        }
        if (after != null) {
            values.add(after.at());
            where.append(" and (c.ratedAt, c.ratingId) < (?").append(values.size());
            values.add(after.id());
            where.append(", ?").append(values.size()).append(")");
        }
        var query =
                database.createQuery(
                        "select r, c from Course c join Rating r on r.id = c.ratingId where "
                                + where
                                + " order by c.ratedAt desc, c.ratingId desc",
                        Object[].class);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query.setMaxResults(limit)
                .getResultStream()
                .map(row -> new Entry((Rating) row[0], (Course) row[1]))
                .toList();
    }

    static boolean seesAll(Caller caller) {
        return caller.is("supervisor") || caller.is("auditor");
    }
}
