package org.onevisit.permit.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of the offices, each version as it was set. */
@ApplicationScoped
public class RulesOfOffices {

    private static final long LOCK = 0x0FF1CE;

    private final EntityManager database;

    /** Versions never change, so what was read once holds. */
    private final Map<OfficeRules.Key, OfficeRules> known = new ConcurrentHashMap<>();

    RulesOfOffices(EntityManager database) {
        this.database = database;
    }

    /** The rules that hold for what an office receives now. */
    public OfficeRules current(String officeCode) {
        Integer last =
                database.createQuery(
                                "select max(r.key.version) from OfficeRules r where r.key.officeCode = ?1",
                                Integer.class)
                        .setParameter(1, officeCode)
                        .getSingleResult();
        return get(officeCode, last == null ? 0 : last);
    }

    /** A version of an office's rules. */
    public OfficeRules get(String officeCode, int version) {
        return known.computeIfAbsent(
                new OfficeRules.Key(officeCode, version),
                key -> {
                    OfficeRules rules =
                            version == 0
                                    ? OfficeRules.byDefault(officeCode)
                                    : database.find(OfficeRules.class, key);
                    if (rules == null) {
                        throw new IllegalStateException("No rules " + key);
                    }
                    return rules;
                });
    }

    /** Waits for whoever changes the rules of an office, and reads those that hold then. */
    OfficeRules locked(String officeCode) {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(?1, hashtext(?2))")
                .setParameter(1, (int) LOCK)
                .setParameter(2, officeCode)
                .getResultList();
        return current(officeCode);
    }

    /** Adds a version behind the one that holds. */
    OfficeRules add(String officeCode, int version, RulesView said, String who, Instant at) {
        OfficeRules rules =
                new OfficeRules(new OfficeRules.Key(officeCode, version), said, who, at);
        database.persist(rules);
        return rules;
    }
}
