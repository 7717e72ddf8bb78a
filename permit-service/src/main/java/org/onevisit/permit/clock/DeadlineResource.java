package org.onevisit.permit.clock;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.clock.Acceptance;
import org.onevisit.clock.CalendarNotPublished;
import org.onevisit.clock.Counted;
import org.onevisit.clock.Counting;
import org.onevisit.clock.DecisionClock;
import org.onevisit.clock.Due;
import org.onevisit.clock.Intake;
import org.onevisit.clock.Outcome;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;

/** The public calculator of legal dates (期限计算器): each answer with the days it was counted by. */
@Path("/api/permits/deadlines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clock")
@PermitAll
public class DeadlineResource {

    private static final String NOWHERE = "";

    private final Calendars calendars;

    DeadlineResource(Calendars calendars) {
        this.calendars = calendars;
    }

    /** The last day of a term. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Last(LocalDate due, List<Counted> days) {}

    /** The latest day before an event. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Latest(LocalDate latest, List<Counted> days) {}

    /** The legal limit, as it stands and extended; the days lead to the extended one. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Extended(LocalDate statutoryDue, LocalDate extendedDue, List<Counted> days) {}

    /**
     * What becomes of an application.
     *
     * @param answerDeadline last day to accept after the supplement; null before it is in
     * @param days how the limit for the notice was counted, then that of the decision
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Received(
            LocalDate noticeDeadline,
            LocalDate answerDeadline,
            Acceptance acceptance,
            LocalDate acceptedOn,
            LocalDate decisionDue,
            List<Counted> days) {}

    /**
     * How a decided case kept its limits.
     *
     * @param card colour of the card by the default rules (M-1); null for none
     * @param days how the legal limit was counted
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Judged(
            LocalDate promiseDue,
            LocalDate statutoryDue,
            int usedWorkdays,
            Outcome outcome,
            LocalDate reminderOn,
            String card,
            List<Counted> days) {}

    @POST
    @Transactional
    @Operation(
            operationId = "computeDeadline",
            summary = "期限计算 Compute a legal date",
            description =
                    "By kind: WORKDAY_DUE, NATURAL_DUE (start, days), PERMIT_EXTENSION (accepted, days,"
                            + " extensionDays), INTAKE (received, noticeSent, supplementCompleted,"
                            + " acceptedOn, days, asOf), NATURAL_LATEST_BEFORE, WORKDAY_LATEST_BEFORE"
                            + " (event, days), OUTCOME (accepted, promiseDays, statutoryDays, decided)."
                            + " A day of a year without notice is never guessed (R-D12).")
    @APIResponse(
            responseCode = "200",
            description = "The dates and the days they were counted by",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            anyOf = {
                                                Last.class,
                                                Latest.class,
                                                Extended.class,
                                                Received.class,
                                                Judged.class
                                            })))
    @APIResponse(responseCode = "422", description = "CALENDAR_NOT_PUBLISHED, with the `year`")
    public Object compute(@NotNull @Valid Question question) {
        Question asked = question.checked();
        Counting counting =
                Counting.binding(
                        calendars.of(asked.officeCode() == null ? NOWHERE : asked.officeCode()));
        try {
            return switch (asked.kind()) {
                case WORKDAY_DUE -> last(workdayDue(asked, asked.start(), counting));
                case NATURAL_DUE ->
                        last(
                                counting.naturalDue(
                                        asked.start(),
                                        asked.days(),
                                        !Boolean.FALSE.equals(asked.rollForward())));
                case NATURAL_LATEST_BEFORE ->
                        latest(counting.naturalDaysBefore(asked.event(), asked.days()));
                case WORKDAY_LATEST_BEFORE ->
                        latest(counting.workdaysBefore(asked.event(), asked.days()));
                case PERMIT_EXTENSION -> extended(asked, counting);
                case INTAKE -> received(asked, counting);
                case OUTCOME -> judged(asked, counting);
            };
        } catch (CalendarNotPublished e) {
            throw Refused.because(Reason.CALENDAR_NOT_PUBLISHED, "year", e.year());
        }
    }

    private static Due workdayDue(Question asked, LocalDate start, Counting counting) {
        return counting.explained(start, Term.workdays(asked.days()), asked.suspended());
    }

    private static Last last(Due due) {
        return new Last(due.date(), due.days());
    }

    private static Latest latest(Due due) {
        return new Latest(due.date(), due.days());
    }

    private static Extended extended(Question asked, Counting counting) {
        Term term = Term.workdays(asked.days());
        DecisionClock clock =
                new DecisionClock(
                        asked.accepted(), term, term, asked.extensionDays(), asked.suspended());
        Due extended = clock.extendedDue(counting);
        return new Extended(clock.statutoryDue(counting).date(), extended.date(), extended.days());
    }

    private static Received received(Question asked, Counting counting) {
        Intake.Standing standing =
                new Intake(
                                asked.received(),
                                asked.noticeSent(),
                                asked.supplementCompleted(),
                                asked.acceptedOn())
                        .at(asked.asOf(), counting);
        List<Counted> days = new ArrayList<>(standing.noticeDue().days());
        Due decision = null;
        if (standing.acceptedOn() != null) {
            decision =
                    counting.explained(
                            standing.acceptedOn(), Term.workdays(asked.days()), Suspensions.NONE);
            days.addAll(decision.days());
        }
        return new Received(
                standing.noticeDue().date(),
                standing.answerDue() == null ? null : standing.answerDue().date(),
                standing.acceptance(),
                standing.acceptedOn(),
                decision == null ? null : decision.date(),
                days);
    }

    private static Judged judged(Question asked, Counting counting) {
        DecisionClock clock =
                new DecisionClock(
                        asked.accepted(),
                        Term.workdays(asked.promiseDays()),
                        Term.workdays(asked.statutoryDays()),
                        0,
                        asked.suspended());
        Due statutory = clock.statutoryDue(counting);
        Outcome outcome = clock.outcome(asked.decided(), counting);
        String card =
                switch (outcome) {
                    case EARLY, ON_TIME -> null;
                    case OVER_PROMISE -> "YELLOW";
                    case OVER_STATUTORY -> "RED";
                };
        return new Judged(
                clock.promiseDue(counting).date(),
                statutory.date(),
                clock.used(asked.decided(), counting),
                outcome,
                clock.reminderOn(counting).date(),
                card,
                statutory.days());
    }
}
