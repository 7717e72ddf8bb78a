package org.onevisit.permit.supplement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The supplement notices of the cases. */
@ApplicationScoped
public class Supplements implements PanacheRepositoryBase<Supplement, Supplement.Key> {

    /** The notices of a case in order; at most {@value Supplement#MOST}. */
    public List<Supplement> of(UUID filingId) {
        return list("key.filingId = ?1 order by key.round", filingId);
    }

    /** The last notice of a case. */
    public Optional<Supplement> last(UUID filingId) {
        return find("key.filingId = ?1 order by key.round desc", filingId).firstResultOptional();
    }
}
