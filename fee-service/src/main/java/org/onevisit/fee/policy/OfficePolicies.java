package org.onevisit.fee.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;

/** Which policy an office works by, day by day: data, never code. */
@ApplicationScoped
public class OfficePolicies {

    private final EntityManager database;
    private final Policies policies;
    private final Clock clock;

    OfficePolicies(EntityManager database, Policies policies, Clock clock) {
        this.database = database;
        this.policies = policies;
        this.clock = clock;
    }

    /** An office works by a policy from a day on. */
    public record Assignment(String officeCode, String policyCode, LocalDate validFrom) {}

    /** The policy that an office works by on a day; empty when none was chosen. */
    public Optional<Assignment> of(String officeCode, LocalDate day) {
        List<Object[]> rows =
                database.createNativeQuery(
                                "select policy_code, cast(valid_from as text) from office_policy"
                                        + " where office_code = ?1 and valid_from <= ?2"
                                        + " order by valid_from desc limit 1",
                                Object[].class)
                        .setParameter(1, officeCode)
                        .setParameter(2, day)
                        .getResultList();
        return rows.stream()
                .findFirst()
                .map(
                        row ->
                                new Assignment(
                                        officeCode,
                                        (String) row[0],
                                        LocalDate.parse((String) row[1])));
    }

    /**
     * Chooses the policy of an office from a day on. The same choice again changes nothing.
     *
     * @return whether it is a new choice
     */
    boolean choose(Assignment wanted, Editor editor) {
        if (!editor.edits(wanted.officeCode())) {
            throw Refused.because(Reason.OFFICE_NOT_YOURS, "/officeCode");
        }
        if (policies.versionOn(wanted.policyCode(), wanted.validFrom()).isEmpty()) {
            throw Refused.because(Reason.POLICY_UNKNOWN, "/policyCode");
        }
        int added =
                database.createNativeQuery(
                                "insert into office_policy"
                                        + " (office_code, valid_from, policy_code, assigned_at, assigned_by)"
                                        + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                        .setParameter(1, wanted.officeCode())
                        .setParameter(2, wanted.validFrom())
                        .setParameter(3, wanted.policyCode())
                        .setParameter(4, clock.instant())
                        .setParameter(5, editor.name())
                        .executeUpdate();
        boolean same =
                of(wanted.officeCode(), wanted.validFrom()).filter(wanted::equals).isPresent();
        if (!same) {
            throw Refused.because(Reason.OFFICE_POLICY_CHOSEN, "/validFrom");
        }
        return added > 0;
    }
}
