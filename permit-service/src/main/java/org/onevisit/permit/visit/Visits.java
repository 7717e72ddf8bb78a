package org.onevisit.permit.visit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.permit.DayKey;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Channel;
import org.onevisit.permit.filing.Filing;
import org.onevisit.platform.OfficeTime;

/** Visits to the hall, each counted once (M-10). */
@ApplicationScoped
public class Visits implements PanacheRepositoryBase<Visit, UUID> {

    private static final int MOST = 100;
    private static final String HAND_IN = "窗口提交申请 Hand-in at the window";

    private final Events events;

    Visits(Events events) {
        this.events = events;
    }

    /** A visit, and whether it was counted just now. */
    record Counted(Visit visit, boolean fresh) {}

    /** Which second visits are asked for. */
    record Filter(String officeCode, LocalDate from, LocalDate to) {}

    /** Why people had to come again, and how often. */
    public record ReasonCount(String reason, long visits) {}

    /**
     * Counts a visit of a locked case. The same reason on the same day is the same visit, whoever
     * tells it.
     *
     * @throws Refused {@code TOO_MANY_VISITS}
     */
    Counted count(Filing filing, String reason, String officer, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, OfficeTime.ZONE);
        Optional<Visit> known =
                find("filingId = ?1 and visitedOn = ?2 and reason = ?3", filing.id(), today, reason)
                        .firstResultOptional();
        if (known.isPresent()) {
            return new Counted(known.get(), false);
        }
        if (filing.visits() >= MOST) {
            throw Refused.because(Reason.TOO_MANY_VISITS);
        }
        filing.visited();
        Visit visit = new Visit(filing, today, reason, officer, at);
        persist(visit);
        events.append(
                "VISITED",
                filing.id(),
                filing.officeCode(),
                officer,
                at,
                Map.of("visits", filing.visits(), "reason", reason));
        return new Counted(visit, true);
    }

    /** Handing in at the window is a visit of its own accord; by any other channel it is none. */
    public void handedIn(Filing filing, String officer, Instant at) {
        if (filing.channel() == Channel.WINDOW) {
            count(filing, HAND_IN, officer, at);
        }
    }

    /** Whether the case had so many visits. */
    public boolean had(UUID filingId, int ordinal) {
        return count("filingId = ?1 and ordinal = ?2", filingId, (short) ordinal) > 0;
    }

    List<Visit> of(UUID filingId) {
        return find("filingId = ?1 order by ordinal", filingId).list();
    }

    /** Second and further visits, newest first. */
    List<Visit> again(Filter filter, DayKey after, int limit) {
        List<Object> values = new ArrayList<>();
        String where = again(filter, values);
        if (after != null) {
            int next = values.size() + 1;
            where += " and (visitedOn, id) < (?%d, ?%d)".formatted(next, next + 1);
            values.add(after.day());
            values.add(after.id());
        }
        return find(where + " order by visitedOn desc, id desc", values.toArray())
                .range(0, limit - 1)
                .list();
    }

    /** The reasons of second and further visits, the most frequent first, at most fifty. */
    List<ReasonCount> reasons(Filter filter) {
        List<Object> values = new ArrayList<>();
        String where = again(filter, values);
        return find(
                        "select reason, count(*) from Visit where "
                                + where
                                + " group by reason order by count(*) desc, reason",
                        values.toArray())
                .project(ReasonCount.class)
                .range(0, 49)
                .list();
    }

    private static String again(Filter filter, List<Object> values) {
        values.add(filter.from());
        values.add(filter.to());
        if (filter.officeCode() == null) {
            return "ordinal > 1 and visitedOn between ?1 and ?2";
        }
        values.add(filter.officeCode());
        return "ordinal > 1 and visitedOn between ?1 and ?2 and officeCode = ?3";
    }
}
