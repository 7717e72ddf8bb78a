package org.onevisit.permit.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onevisit.clock.Acceptance;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspension;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.desk.Tasks;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.State;
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.platform.OfficeTime;

/**
 * Keeps the clocks of the cases: after every act, suspension, extension or new calendar the dates
 * are read anew from the facts and kept with the case, in the transaction of what moved them.
 */
@ApplicationScoped
public class CaseClocks {

    private final EntityManager database;
    private final Calendars calendars;
    private final ItemVersions items;
    private final Tasks tasks;
    private final Events events;

    CaseClocks(
            EntityManager database,
            Calendars calendars,
            ItemVersions items,
            Tasks tasks,
            Events events) {
        this.database = database;
        this.calendars = calendars;
        this.items = items;
        this.tasks = tasks;
        this.events = events;
    }

    /** The dates of a case; null for a draft. */
    public CaseClock of(UUID filingId) {
        return database.find(CaseClock.class, filingId);
    }

    /**
     * Has every open case read anew, of one office or of all: what is known of the calendar
     * changed. Each is read in a transaction of its own.
     */
    public void calendarChanged(String officeCode, Instant at) {
        database.createNativeQuery(
                        "update case_clock c set wakes_at = ?1 from filing f where f.id = c.filing_id"
                                + " and f.decided_at is null and f.withdrawn_at is null"
                                + " and f.closed_at_intake is null"
                                + " and (cast(?2 as text) is null or f.office_code = ?2)")
                .setParameter(1, at)
                .setParameter(2, officeCode)
                .executeUpdate();
    }

    /** Reads the clock anew and keeps it; the case is locked or new. */
    public void follow(Filing filing, Instant at) {
        CaseClock known = of(filing.id());
        CaseClock clock = known == null ? new CaseClock(filing.id()) : known;
        Counting counting = Counting.prognosis(calendars.of(filing.officeCode()));
        CaseReading reading = live(filing, clock, at, counting);
        Map<String, Object> moved = clock.take(reading, standing(filing, clock, reading));
        if (!moved.isEmpty()) {
            events.append(
                    "DATES_MOVED", filing.id(), filing.officeCode(), Silence.ACTOR, at, moved);
        }
        List<Task> open = tasks.open(filing.id());
        List<Suspension> suspensions = suspensions(clock, at);
        Stages stages = new Stages(item(filing), reading, counting, suspensions);
        open.forEach(task -> stages.schedule(task, filing, isUrgent(reading)));
        clock.wakeAt(
                Warning.of(filing, reading, open, interruptions(clock)).stream()
                        .filter(warning -> !clock.isGiven(warning.word()))
                        .map(Warning::moment)
                        .min(Instant::compareTo)
                        .orElse(null));
        if (known == null) {
            database.persist(clock);
        }
    }

    private static boolean isUrgent(CaseReading reading) {
        return reading.acceptance() == Acceptance.DEEMED
                || reading.acceptance() == Acceptance.DEEMED_AFTER_SUPPLEMENT;
    }

    /** Whether a suspension is in force on a day. */
    public boolean isSuspended(Filing filing, CaseClock clock, LocalDate day) {
        return filing.isBeforeDecision()
                && interruptions(clock).stream()
                        .map(one -> one.counted(Instant.MAX))
                        .anyMatch(
                                one ->
                                        one != null
                                                && !day.isBefore(one.from())
                                                && !day.isAfter(one.to()));
    }

    /** What the acceptance that is being made means for the decision. */
    public CaseReading read(Filing filing, Instant at) {
        return live(
                filing, of(filing.id()), at, Counting.prognosis(calendars.of(filing.officeCode())));
    }

    /**
     * As it stands now. A limit that has passed a moment ago has its effect when {@link Silence}
     * gives it, not before.
     */
    private CaseReading live(Filing filing, CaseClock clock, Instant at, Counting counting) {
        CaseFacts facts = facts(filing, clock, at);
        LocalDate today = later(facts.received(), day(at));
        CaseReading reading = CaseReading.of(facts, today, counting);
        boolean unmade = isUrgent(reading) && facts.deemed() == null && facts.accepted() == null;
        if (!unmade) {
            return reading;
        }
        LocalDate limit =
                reading.answerDue() == null
                        ? reading.noticeDue().date()
                        : reading.answerDue().date();
        return CaseReading.of(facts, limit, counting);
    }

    /** How the case stood at the end of a day, as it was known then. */
    CaseReading asOf(Filing filing, LocalDate day, LocalDate knownOn) {
        Instant known = knownOn.plusDays(1).atStartOfDay(OfficeTime.ZONE).toInstant();
        CaseClock clock = of(filing.id());
        return CaseReading.of(
                facts(filing, clock, known.minusNanos(1)),
                day,
                Counting.prognosis(calendars.of(filing.officeCode(), knownOn)));
    }

    /** The facts as far as they were known at an instant. */
    CaseFacts facts(Filing filing, CaseClock clock, Instant known) {
        Filing.Course course = filing.course();
        ItemVersion item = item(filing);
        Acceptance deemed = clock.deemed();
        return new CaseFacts(
                day(course.received()),
                day(course.noticed()),
                day(course.supplemented()),
                deemed == null ? day(course.accepted()) : null,
                day(course.closedAtIntake() == null ? course.withdrawn() : course.closedAtIntake()),
                deemed,
                clock.deemedSince(),
                day(course.decided()),
                day(course.delivered()),
                suspensions(clock, known),
                extension(clock, known),
                item.promised(),
                item.statutory());
    }

    private static String standing(Filing filing, CaseClock clock, CaseReading reading) {
        if (reading.acceptance() != null) {
            return reading.acceptance().name();
        }
        return filing.state() == State.WITHDRAWN ? clock.acceptance() : "REFUSED";
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
                clock != null && clock.isIrregular()
                        ? database.find(Extension.class, clock.filingId())
                        : null;
        return extension == null || !extension.isKnownAt(known) ? 0 : extension.days();
    }

    private ItemVersion item(Filing filing) {
        return items.get(filing.itemCode(), filing.itemVersion());
    }

    private static LocalDate later(LocalDate before, LocalDate day) {
        return day == null || before == null || day.isAfter(before) ? day : before;
    }

    static LocalDate day(Instant instant) {
        return instant == null ? null : LocalDate.ofInstant(instant, OfficeTime.ZONE);
    }
}
