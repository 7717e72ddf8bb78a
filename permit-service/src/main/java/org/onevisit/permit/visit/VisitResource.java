package org.onevisit.permit.visit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;
import org.onevisit.platform.Refusal.Flaw;

/** Visits to the hall (跑动): recorded at the window, with the reason. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class VisitResource {

    private static final int LONGEST_DAYS = 366;

    private final Filings filings;
    private final Visits visits;
    private final Caller caller;
    private final Clock clock;

    VisitResource(Filings filings, Visits visits, Caller caller, Clock clock) {
        this.filings = filings;
        this.visits = visits;
        this.caller = caller;
        this.clock = clock;
    }

    /** Why the applicant had to come. */
    public record Said(@NotBlank @Size(max = 200) String reason) {}

    /**
     * A visit.
     *
     * @param ordinal the how-manieth for the case
     * @param recordedBy user name; the applicant does not see it
     */
    public record VisitView(
            UUID id,
            UUID filingId,
            String caseNo,
            String officeCode,
            String itemCode,
            int ordinal,
            LocalDate visitedOn,
            String reason,
            String recordedBy,
            Instant recordedAt) {

        static VisitView of(Visit visit, boolean inside) {
            return new VisitView(
                    visit.id(),
                    visit.filingId(),
                    visit.caseNo(),
                    visit.officeCode(),
                    visit.itemCode(),
                    visit.ordinal(),
                    visit.visitedOn(),
                    visit.reason(),
                    inside ? visit.recordedBy() : null,
                    visit.recordedAt());
        }
    }

    @POST
    @Path("/permits/filings/{id}/visits")
    @Transactional
    @RolesAllowed({"clerk", "chief"})
    @Tag(name = "filings")
    @Operation(
            operationId = "recordVisit",
            summary = "登记到场 Record a visit",
            description =
                    "At the window of the office. The same reason on the same day is the same visit: 201 the first"
                            + " time, 200 again. Handing in at the window is a visit that is counted by itself.")
    @APIResponse(
            responseCode = "201",
            description = "Counted",
            content = @Content(schema = @Schema(implementation = VisitView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was counted before",
            content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response record(@PathParam("id") UUID id, @NotNull @Valid Said said) {
        Filing filing =
                filings.ofOffice(id, caller.officeCode())
                        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        Visits.Counted counted =
                visits.count(filing, said.reason().strip(), caller.name(), clock.instant());
        return Response.status(counted.fresh() ? 201 : 200)
                .entity(VisitView.of(counted.visit(), true))
                .build();
    }

    @GET
    @Path("/permits/filings/{id}/visits")
    @Transactional
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief", "finance", "supervisor", "auditor"})
    @Tag(name = "filings")
    @Operation(operationId = "listVisits", summary = "到场记录 Visits of a case, first to last")
    public Page<VisitView> ofCase(@PathParam("id") UUID id) {
        Filing filing = filings.visible(id, caller);
        boolean inside = filing.isAtOfficeOf(caller) || seesAll();
        return new Page<>(
                visits.of(id).stream().map(visit -> VisitView.of(visit, inside)).toList(), null);
    }

    @GET
    @Path("/supervision/visits")
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Tag(name = "supervision")
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
        List<Visit> rows = visits.again(filter(from, to, officeCode), key(cursor), most + 1);
        Page<Visit> page = Page.of(rows, most, visit -> visit.visitedOn() + "|" + visit.id());
        return new Page<>(
                page.items().stream().map(visit -> VisitView.of(visit, true)).toList(),
                page.next());
    }

    @GET
    @Path("/supervision/visits/reasons")
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Tag(name = "supervision")
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
        String office = seesAll() ? officeCode : caller.officeCode();
        return new Visits.Filter(office, first, last);
    }

    private boolean seesAll() {
        return caller.is("supervisor") || caller.is("auditor");
    }

    private static Visits.Key key(String cursor) {
        String key = Page.decode(cursor);
        if (key == null) {
            return null;
        }
        try {
            String[] parts = key.split("\\|", 2);
            return new Visits.Key(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Page.BadCursor();
        }
    }
}
