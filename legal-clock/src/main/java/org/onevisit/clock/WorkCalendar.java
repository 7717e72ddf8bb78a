package org.onevisit.clock;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which days are worked: the notices of the years and the orders of the place, as they are known on
 * one day (R-D2). Immutable, safe for threads.
 *
 * <p>A year is published when it has a notice. A December day is ordered by the notice of its own
 * year until that of the next year says otherwise.
 */
public final class WorkCalendar {

    private static final String LAW_OF_WEEKS = "行政许可法 art. 82; R-D2";

    /** Epoch day of the first day kept in {@link #kinds}. */
    private final int first;

    /** From the first published year to the last, by the day. */
    private final DayKind[] kinds;

    private final Map<LocalDate, String> papers;

    private WorkCalendar(int first, DayKind[] kinds, Map<LocalDate, String> papers) {
        this.first = first;
        this.kinds = kinds;
        this.papers = papers;
    }

    /**
     * A day of the calendar.
     *
     * @param ref the paper that makes it what it is
     */
    public record Day(LocalDate date, boolean workday, DayKind kind, String ref) {}

    /** The calendar as it is known now: the latest notice of every year, every order. */
    public static WorkCalendar of(Collection<Notice> notices, Collection<LocalOrder> orders) {
        return asKnownOn(LocalDate.MAX, notices, orders);
    }

    /** The calendar as it was known on a day: what was announced later is not in it. */
    public static WorkCalendar asKnownOn(
            LocalDate day, Collection<Notice> notices, Collection<LocalOrder> orders) {
        List<Notice> known =
                notices.stream()
                        .filter(notice -> notice.isKnownOn(day))
                        .sorted(
                                Comparator.comparingInt(Notice::year)
                                        .thenComparingInt(Notice::version))
                        .toList();
        if (known.isEmpty()) {
            return new WorkCalendar(0, new DayKind[0], Map.of());
        }
        Set<Integer> published = known.stream().map(Notice::year).collect(Collectors.toSet());
        LocalDate from = LocalDate.of(known.get(0).year(), 1, 1);
        LocalDate to = LocalDate.of(known.get(known.size() - 1).year() + 1, 1, 1);
        int first = (int) from.toEpochDay();
        DayKind[] kinds = new DayKind[(int) to.toEpochDay() - first];
        for (int i = 0; i < kinds.length; i++) {
            LocalDate date = LocalDate.ofEpochDay((long) first + i);
            kinds[i] = plain(date, published.contains(date.getYear()));
        }
        WorkCalendar calendar = new WorkCalendar(first, kinds, new HashMap<>());
        Notice before = null;
        for (Notice notice : known) {
            if (before != null && before.year() == notice.year()) {
                calendar.drop(before, notice);
            }
            notice.off().forEach(date -> calendar.set(date, DayKind.HOLIDAY, notice.document()));
            notice.work()
                    .forEach(
                            date -> calendar.set(date, DayKind.MAKE_UP_WORKDAY, notice.document()));
            before = notice;
        }
        orders.stream()
                .filter(order -> order.isKnownOn(day))
                .forEach(
                        order ->
                                calendar.set(
                                        order.date(),
                                        order.workday()
                                                ? DayKind.LOCAL_WORKDAY
                                                : DayKind.LOCAL_CLOSURE,
                                        order.document()));
        return calendar;
    }

    /** What an amendment says no more is as if it had never been ordered. */
    private void drop(Notice before, Notice amendment) {
        Stream.concat(before.off().stream(), before.work().stream())
                .filter(date -> !amendment.off().contains(date) && !amendment.work().contains(date))
                .forEach(
                        date -> {
                            order(date, plain(date, true));
                            papers.remove(date);
                        });
    }

    /** A day that an amendment only repeats keeps the paper that ordered it. */
    private void set(LocalDate date, DayKind kind, String paper) {
        if (kind(date.toEpochDay()) != kind && order(date, kind)) {
            papers.put(date, paper);
        }
    }

    /** An order in a year that nobody has published does not publish the year. */
    private boolean order(LocalDate date, DayKind kind) {
        long day = date.toEpochDay();
        boolean published = !kind(day).isUnpublished();
        if (published) {
            kinds[(int) day - first] = kind;
        }
        return published;
    }

    private static DayKind plain(LocalDate date, boolean published) {
        if (Notice.isWeekend(date)) {
            return published ? DayKind.WEEKEND : DayKind.UNPUBLISHED_WEEKEND;
        }
        return published ? DayKind.WEEKDAY : DayKind.UNPUBLISHED_WEEKDAY;
    }

    /** What a day is, by its epoch day. */
    DayKind kind(long epochDay) {
        long at = epochDay - first;
        if (at >= 0 && at < kinds.length) {
            return kinds[(int) at];
        }
        // 1970-01-01 was a Thursday: 2 and 3 days later was the first weekend.
        long dayOfWeek = Math.floorMod(epochDay + 3, 7L);
        return dayOfWeek >= 5 ? DayKind.UNPUBLISHED_WEEKEND : DayKind.UNPUBLISHED_WEEKDAY;
    }

    /** What a day is; in a year without notice a kind that says so. */
    public Day day(LocalDate date) {
        DayKind kind = kind(date.toEpochDay());
        return new Day(date, kind.isWork(), kind, ref(date, kind));
    }

    /** Whether the year of a day has a notice. */
    public boolean isPublished(LocalDate date) {
        return !kind(date.toEpochDay()).isUnpublished();
    }

    String ref(LocalDate date, DayKind kind) {
        return switch (kind) {
            case WEEKDAY, WEEKEND -> LAW_OF_WEEKS;
            case UNPUBLISHED_WEEKDAY, UNPUBLISHED_WEEKEND -> "R-D12";
            default -> papers.get(date);
        };
    }
}
