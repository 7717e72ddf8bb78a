package org.onevisit.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts terms in a calendar: forward and back, working days and natural days (行政许可法 art. 82, 民法典
 * arts. 201-204, R-D1 to R-D5, R-D9, R-D10, R-D12). Immutable, safe for threads.
 */
public final class Counting {

    private final WorkCalendar calendar;
    private final boolean binding;

    private Counting(WorkCalendar calendar, boolean binding) {
        this.calendar = calendar;
        this.binding = binding;
    }

    /** For dates that bind: a day in a year without notice is refused (R-D12). */
    public static Counting binding(WorkCalendar calendar) {
        return new Counting(calendar, true);
    }

    /** For a prognosis: a year without notice is taken as weeks, and the date is provisional. */
    public static Counting prognosis(WorkCalendar calendar) {
        return new Counting(calendar, false);
    }

    /** One way through the calendar; explains itself when it is asked to. */
    private final class Walk {
        private final List<Counted> days;
        private boolean provisional;

        Walk(boolean explained) {
            days = explained ? new ArrayList<>() : null;
        }

        void start(long day) {
            note(day, false, DayKind.START, "民法典 art. 201; R-D1");
        }

        DayKind kind(long day) {
            DayKind kind = calendar.kind(day);
            if (kind.isUnpublished()) {
                if (binding) {
                    throw new CalendarNotPublished(LocalDate.ofEpochDay(day).getYear());
                }
                provisional = true;
            }
            return kind;
        }

        boolean isSuspended(long day, Suspensions suspended) {
            int one = suspended.at(day);
            if (one >= 0 && days != null) {
                note(day, false, DayKind.SUSPENDED, suspended.ref(one));
            }
            return one >= 0;
        }

        void work(long day, DayKind kind) {
            if (days != null) {
                note(day, kind.isWork(), kind, calendar.ref(LocalDate.ofEpochDay(day), kind));
            }
        }

        void note(long day, boolean counted, DayKind reason, String ref) {
            if (days != null) {
                days.add(new Counted(LocalDate.ofEpochDay(day), counted, reason, ref));
            }
        }

        Due arrive(long day) {
            return new Due(
                    LocalDate.ofEpochDay(day),
                    provisional ? Certainty.PROVISIONAL : Certainty.FIRM,
                    days == null ? List.of() : days);
        }
    }

    /** The last day of a term after its start, without explanation. */
    public LocalDate due(LocalDate start, Term term, Suspensions suspended) {
        return LocalDate.ofEpochDay(
                after(start.toEpochDay(), term, suspended, true, new Walk(false)));
    }

    /**
     * The last day of a term after its start, day by day. The start is not counted (R-D1), and
     * keeps its day when it is a rest day (R-D4).
     *
     * @throws CalendarNotPublished when it binds and needs a day of a year without notice
     */
    public Due explained(LocalDate start, Term term, Suspensions suspended) {
        Walk walk = new Walk(true);
        return walk.arrive(after(start.toEpochDay(), term, suspended, true, walk));
    }

    /** A term in natural days, rolled off a rest day at its end (R-D9) or not. */
    public Due naturalDue(LocalDate start, int days, boolean rollForward) {
        Walk walk = new Walk(true);
        Term term = Term.naturalDays(days);
        return walk.arrive(after(start.toEpochDay(), term, Suspensions.NONE, rollForward, walk));
    }

    private long after(long start, Term term, Suspensions suspended, boolean roll, Walk walk) {
        walk.start(start);
        return term.unit() == Unit.WORKDAY
                ? workdaysAfter(start, term.days(), suspended, walk)
                : naturalDaysAfter(start, term.days(), suspended, roll, walk);
    }

    private long workdaysAfter(long start, int days, Suspensions suspended, Walk walk) {
        long day = start;
        int left = days;
        while (left > 0) {
            day++;
            if (walk.isSuspended(day, suspended)) {
                continue;
            }
            DayKind kind = walk.kind(day);
            walk.work(day, kind);
            if (kind.isWork()) {
                left--;
            }
        }
        return day;
    }

    private long naturalDaysAfter(
            long start, int days, Suspensions suspended, boolean roll, Walk walk) {
        long day = start;
        int left = days;
        while (left > 0) {
            day++;
            if (!walk.isSuspended(day, suspended)) {
                walk.note(day, true, DayKind.NATURAL_DAY, "民法典 art. 201");
                left--;
            }
        }
        if (days > 0 && roll) {
            while (!walk.kind(day).isWork()) {
                day++;
                walk.note(day, false, DayKind.ROLLED, "民法典 art. 203; R-D9");
            }
        }
        return day;
    }

    /**
     * The day so many working days before an event, the event itself not counted (R-D10): the
     * latest on which something may be done that must be done so long before.
     */
    public Due workdaysBefore(LocalDate event, int days) {
        Walk walk = new Walk(true);
        long day = event.toEpochDay();
        walk.start(day);
        int left = days;
        while (left > 0) {
            day--;
            DayKind kind = walk.kind(day);
            walk.work(day, kind);
            if (kind.isWork()) {
                left--;
            }
        }
        return walk.arrive(day);
    }

    /** The day so many natural days before an event; never rolled (R-D9). */
    public Due naturalDaysBefore(LocalDate event, int days) {
        Walk walk = new Walk(true);
        long day = event.toEpochDay();
        walk.start(day);
        for (int left = days; left > 0; left--) {
            day--;
            walk.note(day, true, DayKind.NATURAL_DAY, "R-D9");
        }
        return walk.arrive(day);
    }

    /** Whether a day is worked. */
    boolean isWorkday(LocalDate day) {
        return new Walk(false).kind(day.toEpochDay()).isWork();
    }

    /** Working days after the start until the end, the end among them, suspensions left out. */
    public int used(LocalDate start, LocalDate end, Suspensions suspended) {
        Walk walk = new Walk(false);
        int used = 0;
        for (long day = start.toEpochDay() + 1; day <= end.toEpochDay(); day++) {
            if (suspended.at(day) < 0 && walk.kind(day).isWork()) {
                used++;
            }
        }
        return used;
    }
}
