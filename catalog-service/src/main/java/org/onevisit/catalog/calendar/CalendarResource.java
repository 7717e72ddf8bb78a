package org.onevisit.catalog.calendar;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.catalog.Asked;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.catalog.Tags;
import org.onevisit.catalog.item.Editor;
import org.onevisit.clock.DayKind;
import org.onevisit.clock.WorkCalendar;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** Which days are worked, and the papers that say so (domain: R-D2, R-D12). */
@Path("/api/catalog/calendar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendar")
public class CalendarResource {

    private static final int MOST_DAYS = 800;

    private final Announcements announcements;
    private final Caller caller;
    private final Clock clock;

    CalendarResource(Announcements announcements, Caller caller, Clock clock) {
        this.announcements = announcements;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A day of the calendar.
     *
     * @param workday null in a year without notice: nobody knows yet
     * @param ref the paper or rule behind it
     */
    public record Day(LocalDate date, Boolean workday, String reason, String ref) {

        static Day of(WorkCalendar calendar, LocalDate date) {
            if (!calendar.isPublished(date)) {
                return new Day(date, null, Reason.CALENDAR_NOT_PUBLISHED.name(), "R-D12");
            }
            WorkCalendar.Day day = calendar.day(date);
            DayKind kind = day.kind();
            return new Day(date, day.workday(), kind.name(), day.ref());
        }
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getCalendar",
            summary = "工作日历 Which days are worked",
            description =
                    "Day by day, at most 800 days; `workday` is null in a year without notice. `knownOn`"
                            + " gives the calendar as it was known on a day.")
    @APIResponse(
            responseCode = "200",
            description = "The days",
            content = @Content(schema = @Schema(implementation = Days.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed")
    @APIResponse(responseCode = "400", description = "BAD_DATE, PERIOD_INVALID")
    public Response days(
            @Parameter(description = "First day; today when absent", example = "2026-02-13")
                    @QueryParam("from")
                    String from,
            @Parameter(description = "Last day; 30 days later when absent", example = "2026-02-24")
                    @QueryParam("to")
                    String to,
            @Parameter(description = "With the orders for this office", example = "430103")
                    @QueryParam("officeCode")
                    String officeCode,
            @Parameter(description = "As known on this day; all that is known when absent")
                    @QueryParam("knownOn")
                    String knownOn,
            @Context Request request) {
        LocalDate first = Asked.day("from", from, LocalDate.now(clock));
        LocalDate last = Asked.day("to", to, first.plusDays(30));
        if (last.isBefore(first) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw Refused.because(List.of(Refused.flaw("to", Reason.PERIOD_INVALID)));
        }
        WorkCalendar calendar =
                announcements.calendar(officeCode, Asked.day("knownOn", knownOn, LocalDate.MAX));
        List<Day> days =
                first.datesUntil(last.plusDays(1)).map(date -> Day.of(calendar, date)).toList();
        return Tags.answer(
                request, Integer.toHexString(days.hashCode()), () -> new Days(days, null));
    }

    /** The days asked for, always all of them. */
    public record Days(List<Day> items, String next) {}

    @GET
    @Path("/notices")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listCalendarNotices",
            summary = "放假通知 The notices behind the calendar",
            description = "Oldest year first, every amendment a version of its own.")
    public Page<CalendarNotice> notices() {
        return new Page<>(announcements.notices(), null);
    }

    @POST
    @Path("/notices")
    @RolesAllowed("editor")
    @Transactional
    @Operation(
            operationId = "publishCalendarNotice",
            summary = "公布放假通知 Publish or amend a year",
            description =
                    "The whole year as the paper has it. 201 for a new version, 200 for the last one"
                            + " again. Open cases are computed anew.")
    @APIResponse(
            responseCode = "201",
            description = "A new version of the year",
            content = @Content(schema = @Schema(implementation = CalendarNotice.class)))
    @APIResponse(
            responseCode = "200",
            description = "Known already",
            content = @Content(schema = @Schema(implementation = CalendarNotice.class)))
    @APIResponse(
            responseCode = "422",
            description = "CALENDAR_DAY_IMPOSSIBLE, CALENDAR_KNOWN_ON_INVALID")
    public Response publish(@NotNull @Valid CalendarNotice notice) {
        return answer(announcements.publish(notice, knownOn(notice.knownOn()), Editor.of(caller)));
    }

    @POST
    @Path("/orders")
    @RolesAllowed("editor")
    @Transactional
    @Operation(
            operationId = "publishCalendarOrder",
            summary = "本地调整 Order a day of one office",
            description =
                    "A local closure or working day by a paper of the place; the last one for a day"
                            + " holds.")
    @APIResponse(
            responseCode = "201",
            description = "A new order",
            content = @Content(schema = @Schema(implementation = CalendarOrder.class)))
    @APIResponse(
            responseCode = "200",
            description = "Known already",
            content = @Content(schema = @Schema(implementation = CalendarOrder.class)))
    @APIResponse(responseCode = "422", description = "CALENDAR_KNOWN_ON_INVALID")
    public Response publish(@NotNull @Valid CalendarOrder order) {
        return answer(announcements.publish(order, knownOn(order.knownOn()), Editor.of(caller)));
    }

    /** Nobody knows today what is announced tomorrow. */
    private LocalDate knownOn(LocalDate said) {
        LocalDate today = LocalDate.now(clock);
        if (said != null && said.isAfter(today)) {
            throw Refused.because(
                    List.of(Refused.flaw("/knownOn", Reason.CALENDAR_KNOWN_ON_INVALID)));
        }
        return said == null ? today : said;
    }

    private static Response answer(Announcements.Announced<?> announced) {
        return Response.status(announced.fresh() ? 201 : 200)
                .entity(announced.announcement())
                .build();
    }
}
