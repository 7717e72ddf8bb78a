package org.onevisit.permit.rating;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.MomentKey;
import org.onevisit.permit.Question;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.supervision.Viewers;
import org.onevisit.platform.Caller;
import org.onevisit.platform.OfficeTime;
import org.onevisit.platform.Page;

/** What is done about ratings: contact and measures for bad ones, review of misused ones. */
@Path("/api/supervision/ratings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
public class ComplaintResource {

    private final Ratings ratings;
    private final Viewers viewers;
    private final Events events;
    private final Caller caller;
    private final Clock clock;

    ComplaintResource(Ratings ratings, Viewers viewers, Events events, Caller caller, Clock clock) {
        this.ratings = ratings;
        this.viewers = viewers;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
    }

    /** How the applicant was reached and what he said. */
    public record Contact(@NotBlank @Size(max = 2000) String note) {}

    /** What was put right. */
    public record Measures(@NotBlank @Size(max = 2000) String measures) {}

    /** Why the office holds the rating for misused. */
    public record Objection(@NotBlank @Size(max = 2000) String reason) {}

    /** The supervisor's verdict. */
    public record Judgement(
            @NotNull Course.Verdict verdict, @NotBlank @Size(max = 2000) String reason) {}

    @GET
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "listRatings",
            summary = "评价列表 Ratings",
            description =
                    "Newest first; `bad=true` for 差评, `waiting=true` for those of them that the office has still to"
                            + " contact or to put right, with the days. Staff see those of"
                            + " their office's cases that are over.")
    public Page<RatingView> list(
            @QueryParam("officeCode") @Size(max = 20) String officeCode,
            @QueryParam("bad") Boolean bad,
            @QueryParam("waiting") @DefaultValue("false") boolean waiting,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        Ratings.Filter filter =
                new Ratings.Filter(viewers.office(caller, officeCode), bad, waiting);
        Question question = Question.of(filter);
        List<Ratings.Entry> rows =
                ratings.page(filter, caller, MomentKey.of(question.key(cursor)), most + 1);
        Page<Ratings.Entry> page =
                Page.of(
                        rows,
                        most,
                        row ->
                                question.cursor(
                                        new MomentKey(row.rating().ratedAt(), row.rating().id())
                                                .text()));
        return new Page<>(
                page.items().stream().map(entry -> RatingView.of(entry, true)).toList(),
                page.next());
    }

    @POST
    @Path("/{id}/contact")
    @Transactional
    @RolesAllowed({"clerk", "chief"})
    @Operation(
            operationId = "contactAboutRating",
            summary = "差评回访 The applicant of a bad rating was contacted",
            description = "Within one working day.")
    @APIResponse(
            responseCode = "200",
            description = "Done, now or before",
            content = @Content(schema = @Schema(implementation = RatingView.class)))
    @APIResponse(responseCode = "409", description = "ACTION_NOT_ALLOWED, with what is allowed")
    public RatingView contact(@PathParam("id") UUID id, @NotNull @Valid Contact said) {
        Ratings.Entry entry = ratings.locked(id, caller);
        Instant at = clock.instant();
        if (entry.course().contact(said.note(), caller.name(), at)) {
            tell("RATING_CONTACTED", entry, at, Map.of("inTime", entry.course().contactInTime()));
        }
        return RatingView.of(entry, true);
    }

    @POST
    @Path("/{id}/rectify")
    @Transactional
    @RolesAllowed("chief")
    @Operation(
            operationId = "rectifyRating",
            summary = "差评整改 What a bad rating was about is put right",
            description = "After the contact; within 15 days as configured. Opens the follow-up.")
    @APIResponse(
            responseCode = "200",
            description = "Done, now or before",
            content = @Content(schema = @Schema(implementation = RatingView.class)))
    @APIResponse(responseCode = "409", description = "ACTION_NOT_ALLOWED, with what is allowed")
    public RatingView rectify(@PathParam("id") UUID id, @NotNull @Valid Measures said) {
        Ratings.Entry entry = ratings.locked(id, caller);
        Instant at = clock.instant();
        if (entry.course().rectify(said.measures(), caller.name(), at)) {
            tell(
                    ofVisit(entry, "RATING_RECTIFIED"),
                    entry,
                    at,
                    Map.of("inTime", entry.course().inTime()));
        }
        return RatingView.of(entry, true);
    }

    @POST
    @Path("/{id}/objection")
    @Transactional
    @RolesAllowed("chief")
    @Operation(
            operationId = "objectToRating",
            summary = "申请复核 Ask for a misused rating to be left out",
            description = "Once; the supervisor decides.")
    @APIResponse(
            responseCode = "200",
            description = "Done, now or before",
            content = @Content(schema = @Schema(implementation = RatingView.class)))
    @APIResponse(responseCode = "409", description = "ACTION_NOT_ALLOWED, with what is allowed")
    public RatingView object(@PathParam("id") UUID id, @NotNull @Valid Objection said) {
        Ratings.Entry entry = ratings.locked(id, caller);
        Instant at = clock.instant();
        if (entry.course().object(said.reason(), caller.name(), at)) {
            tell("RATING_OBJECTED", entry, at, Map.of());
        }
        return RatingView.of(entry, true);
    }

    @POST
    @Path("/{id}/judge")
    @Transactional
    @RolesAllowed("supervisor")
    @Operation(
            operationId = "judgeRating",
            summary = "复核 Leave a rating out, or keep it",
            description = "For good, and not by who asked for it.")
    @APIResponse(
            responseCode = "200",
            description = "Done, now or before",
            content = @Content(schema = @Schema(implementation = RatingView.class)))
    @APIResponse(
            responseCode = "409",
            description = "ACTION_NOT_ALLOWED with what is allowed, OWN_OBJECTION")
    public RatingView judge(@PathParam("id") UUID id, @NotNull @Valid Judgement said) {
        Ratings.Entry entry = ratings.locked(id, caller);
        Instant at = clock.instant();
        if (entry.course().judge(said.verdict(), said.reason(), caller.name(), at)) {
            boolean excluded = said.verdict() == Course.Verdict.EXCLUDED;
            tell(
                    excluded ? ofVisit(entry, "RATING_EXCLUDED") : "RATING_KEPT",
                    entry,
                    at,
                    Map.of(
                            "ratedOn",
                            LocalDate.ofInstant(entry.rating().ratedAt(), OfficeTime.ZONE)));
        }
        return RatingView.of(entry, true);
    }

    /** Figures count the matter; what happens to the rating of a visit has kinds of its own. */
    private static String ofVisit(Ratings.Entry entry, String kind) {
        return entry.rating().visit() == null ? kind : "VISIT_" + kind;
    }

    private void tell(String kind, Ratings.Entry entry, Instant at, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>(more);
        data.put("rating", entry.rating().id());
        data.put("level", entry.rating().level());
        events.append(
                kind,
                entry.rating().filingId(),
                entry.rating().officeCode(),
                caller.name(),
                at,
                data);
    }
}
