package org.onevisit.permit.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onevisit.clock.Acceptance;
import org.onevisit.clock.Counting;
import org.onevisit.permit.desk.Step;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.desk.Tasks;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.State;
import org.onevisit.permit.joint.Parts;
import org.onevisit.permit.rules.OfficeRules;
import org.onevisit.platform.OfficeTime;

/**
 * Keeps the clocks of the cases: after every act, suspension, extension or new calendar the dates
 * are read anew from the facts and kept with the case, in the transaction of what moved them.
 */
@ApplicationScoped
public class CaseClocks {

    private final EntityManager database;
    private final Calendars calendars;
    private final Facts facts;
    private final Tasks tasks;
    private final Parts parts;
    private final Events events;

    CaseClocks(
            EntityManager database,
            Calendars calendars,
            Facts facts,
            Tasks tasks,
            Parts parts,
            Events events) {
        this.database = database;
        this.calendars = calendars;
        this.facts = facts;
        this.tasks = tasks;
        this.parts = parts;
        this.events = events;
    }

    /** The dates of a case; null for a draft. */
    public CaseClock of(UUID filingId) {
        return database.find(CaseClock.class, filingId);
    }

    /** The rules of its office that a case was received under. */
    public OfficeRules rules(Filing filing) {
        return facts.rules(filing, of(filing.id()));
    }

    /** How days are counted for an office, as its calendar is known now. */
    public Counting counting(String officeCode) {
        return Counting.prognosis(calendars.of(officeCode));
    }

    /**
     * Has every open case read anew, of one office or of all: what is known of the calendar
     * changed. Open is also what is decided and not delivered yet (R-D8). Each is read in a
     * transaction of its own, after what is due.
     */
    public void calendarChanged(String officeCode, Instant at) {
        database.createNativeQuery(
                        "update case_clock c set stale_since = ?1 from filing f where f.id = c.filing_id"
                                + " and f.delivered_at is null and f.withdrawn_at is null"
                                + " and f.closed_at_intake is null"
                                + " and (cast(?2 as text) is null or f.office_code = ?2)")
                .setParameter(1, at)
                .setParameter(2, officeCode)
                .executeUpdate();
    }

    /**
     * Says that a case is being read anew. Said before the calendar is looked at: one that changes
     * meanwhile waits for the row and has it read again.
     */
    void freshen(UUID filingId) {
        database.createNativeQuery("update case_clock set stale_since = null where filing_id = ?1")
                .setParameter(1, filingId)
                .executeUpdate();
    }

    /**
     * How a case stands after its clock was read.
     *
     * @param open the steps at which it waits
     * @param warnings what the clock still has to do for it
     */
    record Standing(List<Task> open, List<Warning> warnings) {

        Task open(Step step) {
            return open.stream().filter(task -> task.step() == step).findFirst().orElseThrow();
        }
    }

    /** Reads the clock anew and keeps it; the case is locked or new. */
    public Standing follow(Filing filing, Instant at) {
        CaseClock known = of(filing.id());
        CaseClock clock = known == null ? facts.begin(filing) : known;
        Counting counting = counting(filing.officeCode());
        CaseFacts all = facts.of(filing, clock, at, counting);
        CaseReading reading = live(filing, clock, all, at, counting);
        // Before the clock changes: the query would write it, and the end of the call once more.
        List<Task> open = tasks.open(filing.id());
        Map<String, Object> moved = clock.take(reading, standing(filing, clock, reading));
        if (!moved.isEmpty()) {
            events.append(
                    "DATES_MOVED", filing.id(), filing.officeCode(), Silence.ACTOR, at, moved);
        }
        Stages stages = new Stages(facts.item(filing), reading, counting, all.suspended());
        open.forEach(task -> stages.schedule(task, filing, isUrgent(filing, reading)));
        tasks.write(open);
        if (facts.item(filing).isJoint() && reading.promiseDue() != null) {
            parts.schedule(
                    filing.id(),
                    facts.item(filing).promised().unit(),
                    reading.promiseDue().date(),
                    counting,
                    all.suspended());
        }
        List<Warning> warnings =
                warnings(filing, clock, reading, open).stream()
                        .filter(warning -> !clock.isGiven(warning.word()))
                        .toList();
        clock.wakeAt(warnings.stream().map(Warning::moment).min(Instant::compareTo).orElse(null));
        if (known == null) {
            database.persist(clock);
        }
        return new Standing(open, warnings);
    }

    /** All that the clock has to do for a case, and what it has done already. */
    private List<Warning> warnings(
            Filing filing, CaseClock clock, CaseReading reading, List<Task> open) {
        return Warning.of(
                filing,
                reading,
                facts.rules(filing, clock),
                open,
                facts.interruptions(clock),
                facts.item(filing).isJoint()
                        ? parts.open(filing.id()).stream()
                                .map(part -> new Warning.Open(part.id().toString(), part.dueOn()))
                                .toList()
                        : List.of());
    }

    /** Accepted by silence, or deferred material never came: nothing goes before it. */
    private static boolean isUrgent(Filing filing, CaseReading reading) {
        return isDeemed(reading) || filing.owed().hasLapsed();
    }

    private static boolean isDeemed(CaseReading reading) {
        return reading.acceptance() == Acceptance.DEEMED
                || reading.acceptance() == Acceptance.DEEMED_AFTER_SUPPLEMENT;
    }

    /** Whether a suspension is in force on a day. */
    public boolean isSuspended(Filing filing, CaseClock clock, LocalDate day) {
        return filing.isBeforeDecision()
                && facts.interruptions(clock).stream()
                        .map(one -> one.counted(Instant.MAX))
                        .anyMatch(
                                one ->
                                        one != null
                                                && !day.isBefore(one.from())
                                                && !day.isAfter(one.to()));
    }

    /** What the acceptance that is being made means for the decision. */
    public CaseReading read(Filing filing, Instant at) {
        CaseClock clock = of(filing.id());
        Counting counting = counting(filing.officeCode());
        return live(filing, clock, facts.of(filing, clock, at, counting), at, counting);
    }

    /**
     * As it stands now. A limit that has passed a moment ago has its effect when {@link Silence}
     * gives it, not before.
     */
    private CaseReading live(
            Filing filing, CaseClock clock, CaseFacts all, Instant at, Counting counting) {
        LocalDate today = later(all.received(), facts.rules(filing, clock).day(at));
        Counting judging =
                all.finished() == null
                        ? counting
                        : Counting.prognosis(calendars.of(filing.officeCode(), all.finished()));
        CaseReading reading = CaseReading.of(all, today, counting, judging);
        boolean unmade = isDeemed(reading) && all.deemed() == null && all.accepted() == null;
        if (!unmade) {
            return reading;
        }
        LocalDate limit =
                reading.answerDue() == null
                        ? reading.noticeDue().date()
                        : reading.answerDue().date();
        return CaseReading.of(all, limit, counting, judging);
    }

    /** The facts of a case and the calendar as they were known at the end of a day. */
    record Known(CaseFacts facts, Counting counting, Counting judging) {

        /** How the case stood at the end of a day. */
        CaseReading at(LocalDate day) {
            return CaseReading.of(facts, day, counting, judging);
        }
    }

    Known knownOn(Filing filing, LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(OfficeTime.ZONE).toInstant().minusNanos(1);
        Counting counting = Counting.prognosis(calendars.of(filing.officeCode(), day));
        CaseFacts known = facts.of(filing, of(filing.id()), end, counting);
        LocalDate finished = known.finished();
        Counting judging =
                finished == null || finished.isAfter(day)
                        ? counting
                        : Counting.prognosis(calendars.of(filing.officeCode(), finished));
        return new Known(known, counting, judging);
    }

    List<Interruption> interruptions(CaseClock clock) {
        return facts.interruptions(clock);
    }

    private static String standing(Filing filing, CaseClock clock, CaseReading reading) {
        if (reading.acceptance() != null) {
            return reading.acceptance().name();
        }
        return filing.state() == State.WITHDRAWN ? clock.acceptance() : "REFUSED";
    }

    private static LocalDate later(LocalDate before, LocalDate day) {
        return day == null || before == null || day.isAfter(before) ? day : before;
    }

    static LocalDate day(Instant instant) {
        return instant == null ? null : LocalDate.ofInstant(instant, OfficeTime.ZONE);
    }
}
