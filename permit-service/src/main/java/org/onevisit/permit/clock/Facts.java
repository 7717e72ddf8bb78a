package org.onevisit.permit.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.onevisit.clock.Acceptance;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Intake;
import org.onevisit.clock.Suspension;
import org.onevisit.permit.filing.Course;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.permit.rules.OfficeRules;
import org.onevisit.permit.rules.RulesOfOffices;
import org.onevisit.permit.supplement.Supplement;
import org.onevisit.permit.supplement.Supplements;

/**
 * Gathers what the clock of a case is computed from: its course, its item, the rules of its office.
 */
@ApplicationScoped
class Facts {

    private final EntityManager database;
    private final ItemVersions items;
    private final RulesOfOffices offices;
    private final Supplements supplements;

    Facts(
            EntityManager database,
            ItemVersions items,
            RulesOfOffices offices,
            Supplements supplements) {
        this.database = database;
        this.items = items;
        this.supplements = supplements;
        this.offices = offices;
    }

    /** The clock that a case gets when it is received, under the rules that hold then. */
    CaseClock begin(Filing filing) {
        return new CaseClock(filing.id(), offices.current(filing.officeCode()).version());
    }

    /** The rules that a case was received under. */
    OfficeRules rules(Filing filing, CaseClock clock) {
        return offices.get(filing.officeCode(), clock.rulesVersion());
    }

    ItemVersion item(Filing filing) {
        return items.get(filing.itemCode(), filing.itemVersion());
    }

    /** The facts as far as they were known at an instant. */
    CaseFacts of(Filing filing, CaseClock clock, Instant known, Counting counting) {
        Course course = filing.course();
        ItemVersion item = item(filing);
        OfficeRules rules = rules(filing, clock);
        Acceptance deemed = clock.deemed();
        Instant closed =
                course.closedAtIntake() == null ? course.withdrawn() : course.closedAtIntake();
        LocalDate received = rules.received(course.received(), counting);
        return new CaseFacts(
                received,
                course.noticed() == null
                        ? List.of()
                        : rounds(filing.id(), received, rules, counting),
                deemed == null ? notBefore(received, rules.day(course.accepted())) : null,
                notBefore(received, rules.day(closed)),
                deemed,
                clock.deemedSince(),
                notBefore(received, rules.day(course.decided())),
                notBefore(received, rules.day(course.delivered())),
                suspensions(clock, known),
                extension(clock, known),
                item.promised(),
                item.statutory(),
                rules.switches());
    }

    private List<Intake.Round> rounds(
            UUID filingId, LocalDate received, OfficeRules rules, Counting counting) {
        List<Intake.Round> rounds = new ArrayList<>();
        LocalDate since = received;
        for (Supplement notice : supplements.of(filingId)) {
            LocalDate noticed = notBefore(since, rules.day(notice.requestedAt()));
            since = notBefore(noticed, rules.received(notice.completedAt(), counting));
            rounds.add(new Intake.Round(noticed, since));
        }
        return rounds;
    }

    /** What is done before something counts as received counts on that day (R-D4). */
    private static LocalDate notBefore(LocalDate earliest, LocalDate day) {
        return day != null && day.isBefore(earliest) ? earliest : day;
    }

    List<Interruption> interruptions(CaseClock clock) {
        if (clock == null || !clock.isIrregular()) {
            return List.of();
        }
        return database.createQuery(
                        "from Interruption where filingId = ?1 order by from, id",
                        Interruption.class)
                .setParameter(1, clock.filingId())
                .getResultList();
    }

    private List<Suspension> suspensions(CaseClock clock, Instant known) {
        return interruptions(clock).stream()
                .filter(one -> one.isKnownAt(known))
                .map(one -> one.counted(known))
                .filter(Objects::nonNull)
                .toList();
    }

    private int extension(CaseClock clock, Instant known) {
        Extension extension =
                clock.isIrregular() ? database.find(Extension.class, clock.filingId()) : null;
        return extension == null || !extension.isKnownAt(known) ? 0 : extension.days();
    }
}
