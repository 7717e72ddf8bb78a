package org.onevisit.permit.supplement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The supplement notices, by case. */
@ApplicationScoped
public class Supplements implements PanacheRepositoryBase<Supplement, UUID> {}
