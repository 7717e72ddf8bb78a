package org.onevisit.permit.clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import org.onevisit.platform.Refusal.Flaw;

/** The clock of a case: its dates explained, its suspensions, its one extension. */
@Path("/api/permits/filings/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clock")
public class ClockResource {

    private final Filings filings;
    private final CaseClocks clocks;
    private final PastClocks past;
    private final Suspending suspending;
    private final Caller caller;
    private final Clock clock;

    ClockResource(
            Filings filings,
            CaseClocks clocks,
            PastClocks past,
            Suspending suspending,
            Caller caller,
            Clock clock) {
        this.filings = filings;
        this.clocks = clocks;
        this.past = past;
        this.suspending = suspending;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A suspension of the case.
     *
     * @param endedOn null until it is ended by hand
     */
    public record SuspensionView(
            UUID id,
            Ground ground,
            LocalDate from,
            LocalDate plannedTo,
            LocalDate heldOn,
            LocalDate endedOn) {

        static SuspensionView of(Interruption interruption) {
            return new SuspensionView(
                    interruption.id(),
                    interruption.ground(),
                    interruption.from(),
                    interruption.plannedTo(),
                    interruption.heldOn(),
                    interruption.endedOn());
        }
    }

    @GET
    @Path("/clock")
    @Transactional
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief", "finance", "supervisor", "auditor"})
    @Operation(
            operationId = "getClock",
            summary = "办理时钟 The dates of a case, day by day",
            description =
                    "Every date with the days it was counted by and the article. With `asOf` as the case"
                            + " and the calendar were known at the end of that day; a day to come shows"
                            + " what silence will mean. A past case of an older system is explained"
                            + " from the dates it came with.")
    public ClockView read(
            @PathParam("id") UUID id,
            @Parameter(description = "Day in Asia/Shanghai; today when absent") @QueryParam("asOf")
                    LocalDate asOf) {
        Optional<CaseClocks.Known> imported = past(id);
        if (imported.isPresent()) {
            LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
            mustBeWithin(asOf, imported.get().facts().received(), day);
            return ClockView.of(imported.get(), day);
        }
        Filing filing = filings.visible(id, caller);
        if (filing.receivedAt() == null) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate day = asOf == null ? clocks.rules(filing).day(clock.instant()) : asOf;
        LocalDate received = clocks.of(id).receivedOn();
        mustBeWithin(asOf, CaseClocks.day(filing.receivedAt()), day);
        CaseClocks.Known known = clocks.knownOn(filing, day.isBefore(today) ? day : today);
        // What counts as received tomorrow is shown as of then.
        return ClockView.of(known, day.isBefore(received) ? received : day);
    }

    /** A past case, for supervisors, auditors and the staff of its office. */
    private Optional<CaseClocks.Known> past(UUID id) {
        boolean all = caller.is("supervisor") || caller.is("auditor");
        return all || caller.officeCode() != null
                ? past.known(id, all ? null : caller.officeCode())
                : Optional.empty();
    }

    private void mustBeWithin(LocalDate asked, LocalDate first, LocalDate day) {
        boolean tooEarly = asked != null && asked.isBefore(first);
        if (tooEarly || day.isAfter(LocalDate.now(clock).plusYears(1))) {
            throw Refused.because(
                    Reason.INVALID_INPUT,
                    List.of(new Flaw("/asOf", "OUT_OF_RANGE", "日期超出范围 out of range")));
        }
    }

    @POST
    @Path("/suspensions")
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief"})
    @Operation(
            operationId = "suspendFiling",
            summary = "特别程序 Suspend the clock",
            description =
                    "On the grounds of 行政许可法 art. 45 only, with a written notice and a planned end; from"
                            + " today on. The same again answers the same.")
    @APIResponse(
            responseCode = "201",
            description = "Suspended, and the notice issued",
            content = @Content(schema = @Schema(implementation = SuspensionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was before",
            content = @Content(schema = @Schema(implementation = SuspensionView.class)))
    @APIResponse(responseCode = "409", description = "ACTION_NOT_ALLOWED")
    @APIResponse(
            responseCode = "422",
            description = "SUSPENSION_NOT_POSSIBLE, HEARING_NOTICE_TOO_LATE")
    public Response suspend(@PathParam("id") UUID id, @NotNull @Valid Suspending.Notice notice) {
        Suspending.Made made = suspending.suspend(id, notice, caller);
        return Response.status(made.fresh() ? 201 : 200)
                .entity(SuspensionView.of(made.interruption()))
                .build();
    }

    @POST
    @Path("/suspensions/{sid}/end")
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief"})
    @Operation(
            operationId = "endSuspension",
            summary = "结束特别程序 Let the clock go on",
            description = "Today is the last day that is not counted (R-D5).")
    public SuspensionView end(@PathParam("id") UUID id, @PathParam("sid") UUID suspensionId) {
        return SuspensionView.of(suspending.end(id, suspensionId, caller));
    }

    @POST
    @Path("/extension")
    @Transactional
    @RolesAllowed("chief")
    @Operation(
            operationId = "extendFiling",
            summary = "延期 Extend the legal limit",
            description =
                    "Once, before the limit is over, with the reason told to the applicant (行政许可法 art."
                            + " 42): 10 days; in a joint case 15, with the government's approval.")
    @APIResponse(
            responseCode = "200",
            description = "Extended, now or before",
            content = @Content(schema = @Schema(implementation = ClockView.class)))
    @APIResponse(
            responseCode = "409",
            description = "ALREADY_EXTENDED, EXTENSION_TOO_LATE, ACTION_NOT_ALLOWED")
    @APIResponse(responseCode = "422", description = "EXTENSION_TOO_LONG, APPROVAL_MISSING")
    public ClockView extend(
            @PathParam("id") UUID id, @NotNull @Valid Suspending.Approval approval) {
        suspending.extend(id, approval, caller);
        return read(id, null);
    }
}
