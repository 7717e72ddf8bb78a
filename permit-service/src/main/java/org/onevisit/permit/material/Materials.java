package org.onevisit.permit.material;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The materials of the filings. */
@ApplicationScoped
public class Materials implements PanacheRepositoryBase<Material, Material.Key> {

    /** Files of a filing, at most {@link MaterialResource#MAX_FILES}. */
    public List<Material> of(UUID filingId) {
        return list("key.filingId = ?1 order by key.materialCode, key.fileName", filingId);
    }

    /** Whether a file for a material came at an instant or after it. */
    public boolean cameAfter(UUID filingId, String materialCode, Instant instant) {
        return count(
                        "key.filingId = ?1 and key.materialCode = ?2 and uploadedAt >= ?3",
                        filingId,
                        materialCode,
                        instant)
                > 0;
    }
}
