package org.onevisit.fee.policy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Fills an empty list of policies with samples, so that a new installation can try things out. Each
 * was read on a public page and names its paper; a place without a source has none. They are
 * drafted and published like any policy. The demonstration offices work by one of them: the own
 * rate of 430103's city was not found, so it works by that of a county of the same province.
 */
@ApplicationScoped
public class Samples {

    private static final Logger LOG = Logger.getLogger(Samples.class);
    private static final long LOCK = 0xFEE5;

    private final Policies policies;
    private final Drafts drafts;
    private final OfficePolicies offices;
    private final EntityManager database;
    private final ObjectMapper json;
    private final boolean wanted;

    Samples(
            Policies policies,
            Drafts drafts,
            OfficePolicies offices,
            EntityManager database,
            ObjectMapper json,
            @ConfigProperty(name = "onevisit.seed") boolean wanted) {
        this.policies = policies;
        this.drafts = drafts;
        this.offices = offices;
        this.database = database;
        this.json = json;
        this.wanted = wanted;
    }

    /** A policy of the file. */
    record Sample(String code, LocalDate effectiveFrom, PolicyDraft draft) {}

    @Transactional
    void fill(@Observes StartupEvent started) {
        if (!wanted) {
            return;
        }
        // Replicas that start together: one fills, the others then find it done.
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(?1)")
                .setParameter(1, LOCK)
                .getResultList();
        if (policies.count() > 0) {
            return;
        }
        List<Sample> samples = read("policies/samples.json", new TypeReference<>() {});
        for (Sample sample : samples) {
            drafts.save(sample.code(), sample.draft(), null, Editor.SYSTEM);
            drafts.publish(sample.code(), sample.effectiveFrom(), null, null, Editor.SYSTEM);
        }
        List<OfficePolicies.Assignment> choices =
                read("policies/offices.json", new TypeReference<>() {});
        choices.forEach(choice -> offices.choose(choice, Editor.SYSTEM));
        LOG.infof("Filled with %d sample policies", samples.size());
    }

    private <T> T read(String resource, TypeReference<T> shape) {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return json.readValue(in, shape);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
