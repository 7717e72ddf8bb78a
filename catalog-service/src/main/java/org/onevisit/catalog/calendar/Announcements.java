package org.onevisit.catalog.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.onevisit.catalog.Events;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.catalog.item.Editor;
import org.onevisit.clock.LocalOrder;
import org.onevisit.clock.Notice;
import org.onevisit.clock.WorkCalendar;

/**
 * The notices and orders that make the calendar. They are kept as they were announced: an amendment
 * is a further version, so that the calendar of any past day can be read.
 */
@ApplicationScoped
public class Announcements {

    private static final long LOCK = 0xCA1E;

    private final EntityManager database;
    private final Events events;
    private final Clock clock;

    Announcements(EntityManager database, Events events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What became of an announcement.
     *
     * @param fresh whether it was not known before
     */
    record Announced<T>(T announcement, boolean fresh) {}

    /**
     * Publishes the notice of a year, or amends it. The same as the last one again changes nothing.
     *
     * @throws Refused when a day is impossible, or it would be known before what it amends
     */
    Announced<CalendarNotice> publish(CalendarNotice said, LocalDate knownOn, Editor editor) {
        lock();
        if (editor.officeCode() != null) {
            throw Refused.because(Reason.OFFICE_NOT_YOURS);
        }
        List<LocalDate> off = List.copyOf(new TreeSet<>(said.off()));
        List<LocalDate> work = List.copyOf(new TreeSet<>(said.work()));
        CalendarNotice last = last(said.year());
        if (last != null
                && last.document().equals(said.document())
                && last.off().equals(off)
                && last.work().equals(work)) {
            return new Announced<>(last, false);
        }
        int version = last == null ? 1 : last.version() + 1;
        CalendarNotice notice =
                new CalendarNotice(said.year(), version, said.document(), knownOn, off, work);
        mustBePossible(notice);
        if (last != null) {
            mustComeAfter(last.knownOn(), knownOn);
        }
        database.createNativeQuery(
                        "insert into calendar_notice (year, version, document, known_on, off, work,"
                                + " published_by, published_at)"
                                + " values (?1, ?2, ?3, cast(?4 as date), cast(?5 as date[]),"
                                + " cast(?6 as date[]), ?7, ?8)")
                .setParameter(1, notice.year())
                .setParameter(2, version)
                .setParameter(3, notice.document())
                .setParameter(4, knownOn == null ? null : knownOn.toString())
                .setParameter(5, array(off))
                .setParameter(6, array(work))
                .setParameter(7, editor.name())
                .setParameter(8, clock.instant())
                .executeUpdate();
        events.tell("CALENDAR_NOTICE", "calendar", null, editor.name(), notice);
        return new Announced<>(notice, true);
    }

    /** Publishes an order for one day of one office; the last one for a day holds. */
    Announced<CalendarOrder> publish(CalendarOrder said, LocalDate knownOn, Editor editor) {
        lock();
        if (editor.officeCode() != null && !editor.officeCode().equals(said.officeCode())) {
            throw Refused.because(Reason.OFFICE_NOT_YOURS);
        }
        CalendarOrder last =
                orders(said.officeCode()).stream()
                        .filter(order -> order.date().equals(said.date()))
                        .reduce((before, after) -> after)
                        .orElse(null);
        if (last != null
                && last.workday().equals(said.workday())
                && last.document().equals(said.document())) {
            return new Announced<>(last, false);
        }
        if (last != null) {
            mustComeAfter(last.knownOn(), knownOn);
        }
        CalendarOrder order =
                new CalendarOrder(
                        said.officeCode(),
                        said.date(),
                        last == null ? 1 : last.version() + 1,
                        said.workday(),
                        said.document(),
                        knownOn);
        database.createNativeQuery(
                        "insert into calendar_order (office_code, date, version, workday, document,"
                                + " known_on, published_by, published_at)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
                .setParameter(1, order.officeCode())
                .setParameter(2, order.date())
                .setParameter(3, order.version())
                .setParameter(4, order.workday())
                .setParameter(5, order.document())
                .setParameter(6, knownOn)
                .setParameter(7, editor.name())
                .setParameter(8, clock.instant())
                .executeUpdate();
        events.tell("CALENDAR_ORDER", "calendar", order.officeCode(), editor.name(), order);
        return new Announced<>(order, true);
    }

    /** All notices, oldest year first, with every amendment. */
    List<CalendarNotice> notices() {
        return notices(
                database.createNativeQuery(
                        "select year, version, document, known_on, off, work from calendar_notice"
                                + " order by year, version"));
    }

    /** The orders for an office in the order in which they were published. */
    List<CalendarOrder> orders(String officeCode) {
        List<CalendarOrder> orders = new ArrayList<>();
        for (Object row :
                database.createNativeQuery(
                                "select office_code, date, version, workday, document, known_on"
                                        + " from calendar_order where office_code = ?1"
                                        + " order by date, version")
                        .setParameter(1, officeCode)
                        .getResultList()) {
            Object[] column = (Object[]) row;
            orders.add(
                    new CalendarOrder(
                            (String) column[0],
                            day(column[1]),
                            (Integer) column[2],
                            (Boolean) column[3],
                            (String) column[4],
                            day(column[5])));
        }
        return orders;
    }

    /** The calendar of an office, or of the country, as it was known on a day. */
    WorkCalendar calendar(String officeCode, LocalDate knownOn) {
        return WorkCalendar.asKnownOn(
                knownOn,
                notices().stream().map(Announcements::rule).toList(),
                officeCode == null
                        ? List.of()
                        : orders(officeCode).stream()
                                .map(
                                        one ->
                                                new LocalOrder(
                                                        one.date(),
                                                        one.workday(),
                                                        one.document(),
                                                        one.knownOn()))
                                .toList());
    }

    private static Notice rule(CalendarNotice notice) {
        return new Notice(
                notice.year(),
                notice.version(),
                notice.document(),
                notice.knownOn(),
                new TreeSet<>(notice.off()),
                new TreeSet<>(notice.work()));
    }

    private CalendarNotice last(int year) {
        return notices(
                        database.createNativeQuery(
                                        "select year, version, document, known_on, off, work from"
                                                + " calendar_notice where year = ?1 order by version")
                                .setParameter(1, year))
                .stream()
                .reduce((before, after) -> after)
                .orElse(null);
    }

    private static List<CalendarNotice> notices(Query query) {
        List<CalendarNotice> notices = new ArrayList<>();
        for (Object row : query.getResultList()) {
            Object[] column = (Object[]) row;
            notices.add(
                    new CalendarNotice(
                            (Integer) column[0],
                            (Integer) column[1],
                            (String) column[2],
                            day(column[3]),
                            days(column[4]),
                            days(column[5])));
        }
        return notices;
    }

    private static void mustBePossible(CalendarNotice notice) {
        try {
            rule(notice);
        } catch (IllegalArgumentException e) {
            throw Refused.because(
                    List.of(Refused.flaw("/off", Reason.CALENDAR_DAY_IMPOSSIBLE, e.getMessage())));
        }
    }

    private static void mustComeAfter(LocalDate before, LocalDate knownOn) {
        if (before != null && (knownOn == null || knownOn.isBefore(before))) {
            throw Refused.because(
                    List.of(Refused.flaw("/knownOn", Reason.CALENDAR_KNOWN_ON_INVALID)));
        }
    }

    private void lock() {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(?1)")
                .setParameter(1, LOCK)
                .getResultList();
    }

    private static String array(List<LocalDate> days) {
        return "{" + String.join(",", days.stream().map(LocalDate::toString).toList()) + "}";
    }

    private static LocalDate day(Object column) {
        return column instanceof Date date ? date.toLocalDate() : (LocalDate) column;
    }

    private static List<LocalDate> days(Object column) {
        return Arrays.stream((Object[]) column)
                .filter(Objects::nonNull)
                .map(Announcements::day)
                .toList();
    }
}
