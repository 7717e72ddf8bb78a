package org.onevisit.permit.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.onevisit.permit.DayKey;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Refusal.Flaw;

/** The sets of rules by which offices are judged. */
@ApplicationScoped
public class RuleSets implements PanacheRepositoryBase<RuleSet, UUID> {

    private final Clock clock;

    RuleSets(Clock clock) {
        this.clock = clock;
    }

    /** What a supervisor publishes, and whether it is new. */
    record Published(RuleSet set, boolean fresh) {}

    /** The set in force for an office on a day: its own, else that of all offices. */
    RuleSet inForce(String officeCode, LocalDate day) {
        return find(
                        "(officeCode = ?1 or officeCode is null) and validFrom <= ?2"
                                + " order by officeCode nulls last, validFrom desc",
                        officeCode,
                        day)
                .range(0, 0)
                .singleResult();
    }

    /**
     * By what an office was judged on any day, for many past cases at once.
     *
     * @param own its own sets, the latest first
     * @param common those of all offices, the latest first
     */
    public record History(List<RuleSet> own, List<RuleSet> common) {

        /** The colour of a breach on a day; empty when the office was not judged by it then. */
        public Optional<Colour> colour(Rule rule, LocalDate day) {
            return Stream.concat(own.stream(), common.stream())
                    .filter(set -> !set.validFrom().isAfter(day))
                    .findFirst()
                    .flatMap(set -> set.colour(rule));
        }
    }

    /** All sets that an office was ever judged by. */
    public History history(String officeCode) {
        return new History(
                list("officeCode = ?1 order by validFrom desc", officeCode),
                list("officeCode is null order by validFrom desc"));
    }

    /**
     * Publishes a set; it counts from a day that has not passed, so nothing that was judged is
     * judged anew.
     *
     * @throws Refused {@code ID_TAKEN}, {@code RULES_TAKEN} when a set of the office begins on the
     *     same day, {@code INVALID_INPUT} for a day that has passed or an office that is not known
     */
    Published publish(
            UUID id,
            String officeCode,
            LocalDate validFrom,
            String basis,
            Map<Rule, Colour> rules,
            Caller caller) {
        RuleSet known = findById(id);
        if (known != null) {
            if (!known.says(officeCode, validFrom, basis, rules)) {
                throw Refused.because(Reason.ID_TAKEN);
            }
            return new Published(known, false);
        }
        if (validFrom.isBefore(LocalDate.now(clock))) {
            throw Refused.because(
                    Reason.INVALID_INPUT,
                    List.of(new Flaw("/validFrom", "IN_THE_PAST", "生效日已过 The day has passed")));
        }
        if (officeCode != null && !isKnown(officeCode)) {
            throw Refused.because(
                    Reason.INVALID_INPUT,
                    List.of(new Flaw("/officeCode", "UNKNOWN", "没有该机构 There is no such office")));
        }
        if (count("officeCode is not distinct from ?1 and validFrom = ?2", officeCode, validFrom)
                > 0) {
            throw Refused.because(Reason.RULES_TAKEN);
        }
        RuleSet set =
                new RuleSet(
                        id, officeCode, validFrom, basis, rules, caller.name(), clock.instant());
        persistAndFlush(set);
        return new Published(set, true);
    }

    /** Whether the office ever published an item. */
    private boolean isKnown(String officeCode) {
        return !getEntityManager()
                .createNativeQuery("select 1 from item_version where office_code = ?1 limit 1")
                .setParameter(1, officeCode)
                .getResultList()
                .isEmpty();
    }

    /** The sets that an office goes by, now or at another time; all sets for null. Newest first. */
    List<RuleSet> page(String officeCode, DayKey after, int limit) {
        List<String> where = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (officeCode != null) {
            values.add(officeCode);
            where.add("(officeCode = ?1 or officeCode is null)");
        }
        if (after != null) {
            int next = values.size() + 1;
            where.add("(validFrom, id) < (?%d, ?%d)".formatted(next, next + 1));
            values.add(after.day());
            values.add(after.id());
        }
        return find(
                        String.join(" and ", where) + " order by validFrom desc, id desc",
                        values.toArray())
                .range(0, limit - 1)
                .list();
    }
}
