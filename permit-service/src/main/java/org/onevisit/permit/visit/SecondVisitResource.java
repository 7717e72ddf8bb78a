package org.onevisit.permit.visit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.DayKey;
import org.onevisit.permit.Question;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.supervision.Viewers;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;
import org.onevisit.platform.Refusal.Flaw;

/** Second and further visits (二次跑动), and why they were needed. */
@Path("/api/supervision/visits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
public class SecondVisitResource {

    private static final int LONGEST_DAYS = 366;

    private final Visits visits;
    private final Viewers viewers;
    private final Caller caller;
    private final Clock clock;

    SecondVisitResource(Visits visits, Viewers viewers, Caller caller, Clock clock) {
        this.visits = visits;
        this.viewers = viewers;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "listSecondVisits",
            summary = "二次跑动 Second and further visits with their reasons",
            description =
                    "Newest first, within at most 366 days; this month when no days are given. Staff see their"
                            + " office's.")
    public Page<VisitView> again(
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("officeCode") @Size(max = 20) String officeCode,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        Visits.Filter filter = filter(from, to, officeCode);
        // By the days as they were asked for: where none are, the list goes on after midnight too.
        Question question = Question.of(from + "|" + to + "|" + filter.officeCode());
        List<Visit> rows = visits.again(filter, DayKey.of(question.key(cursor)), most + 1);
        Page<Visit> page =
                Page.of(
                        rows,
                        most,
                        visit -> question.cursor(new DayKey(visit.visitedOn(), visit.id()).text()));
        return new Page<>(
                page.items().stream().map(visit -> VisitView.of(visit, true)).toList(),
                page.next());
    }

    @GET
    @Path("/reasons")
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "countVisitReasons",
            summary = "二次跑动原因 Why people had to come again",
            description = "The most frequent first, at most fifty; days as in the list.")
    public Page<Visits.ReasonCount> reasons(
            @Parameter(description = "First day") @QueryParam("from") LocalDate from,
            @Parameter(description = "Last day") @QueryParam("to") LocalDate to,
            @QueryParam("officeCode") @Size(max = 20) String officeCode) {
        return new Page<>(visits.reasons(filter(from, to, officeCode)), null);
    }

    private Visits.Filter filter(LocalDate from, LocalDate to, String officeCode) {
        LocalDate last = to == null ? LocalDate.now(clock) : to;
        LocalDate first = from == null ? last.withDayOfMonth(1) : from;
        if (first.isAfter(last) || first.plusDays(LONGEST_DAYS).isBefore(last)) {
            throw Refused.because(
                    Reason.INVALID_INPUT,
                    List.of(new Flaw("/from", "OUT_OF_RANGE", "日期范围有误 The days are out of range")));
        }
        return new Visits.Filter(viewers.office(caller, officeCode), first, last);
    }
}
