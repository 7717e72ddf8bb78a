package org.onevisit.fee.assessment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reckonings of the assessments. */
@ApplicationScoped
public class Determinations implements PanacheRepositoryBase<Determination, UUID> {

    /** All of an assessment, in order; the last one may be a draft. */
    List<Determination> of(UUID assessmentId) {
        return list("assessmentId = ?1 order by number", assessmentId);
    }

    /** The one with the highest number: it stands, or is being drafted to take its place. */
    Determination last(UUID assessmentId) {
        return find("assessmentId = ?1 order by number desc", assessmentId).firstResult();
    }

    /** The one that is being drafted. */
    Optional<Determination> pending(UUID assessmentId) {
        return find("assessmentId = ?1 and confirmedAt is null", assessmentId)
                .firstResultOptional();
    }

    /** The one that stands. */
    Optional<Determination> standing(UUID assessmentId) {
        return find(
                        "assessmentId = ?1 and confirmedAt is not null order by number desc",
                        assessmentId)
                .firstResultOptional();
    }

    /** What stands of several, in one question. */
    List<Determination> standing(List<UUID> assessmentIds) {
        return list(
                "assessmentId in ?1 and confirmedAt is not null and number = (select max(d.number)"
                        + " from Determination d where d.assessmentId = Determination.assessmentId"
                        + " and d.confirmedAt is not null)",
                assessmentIds);
    }
}
