package org.onevisit.permit.rating;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** Ratings (好差评) by the applicants of cases. */
@Path("/api/permits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "filings")
public class RatingResource {

    private final Filings filings;
    private final Ratings ratings;
    private final RatingDesk desk;
    private final RatingTerms terms;
    private final Caller caller;
    private final Clock clock;

    RatingResource(
            Filings filings,
            Ratings ratings,
            RatingDesk desk,
            RatingTerms terms,
            Caller caller,
            Clock clock) {
        this.filings = filings;
        this.ratings = ratings;
        this.desk = desk;
        this.terms = terms;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What the applicant says.
     *
     * @param level 1 非常满意 to 5 非常不满意
     * @param tags of the published list
     * @param visit which visit it is about; absent for the matter
     * @param followUp whether it follows a bad rating that was rectified
     * @param channel how it came in; absent WEB, or PAD for a visit
     */
    public record Said(
            @NotNull @Min(1) @Max(5) Integer level,
            @Size(max = 10) List<@NotNull @Size(max = 50) String> tags,
            @Size(max = 500) String comment,
            @Min(1) @Max(100) Integer visit,
            boolean followUp,
            Means channel) {

        Rating.Said said() {
            Rating.Channel usual = visit == null ? Rating.Channel.WEB : Rating.Channel.PAD;
            return new Rating.Said(
                    visit,
                    followUp,
                    level,
                    tags == null ? List.of() : tags.stream().distinct().sorted().toList(),
                    comment == null || comment.isBlank() ? null : comment.strip(),
                    channel == null ? usual : Rating.Channel.valueOf(channel.name()));
        }
    }

    /** By what a rating can come in. */
    public enum Means {
        WEB,
        MOBILE,
        QR,
        PAD,
        TERMINAL,
        PHONE,
        SMS
    }

    /** What a rating can say. */
    public record Choice(List<String> levels, List<String> tags) {}

    @POST
    @Path("/filings/{id}/rating")
    @Transactional
    @RolesAllowed("applicant")
    @Operation(
            operationId = "rateFiling",
            summary = "评价 Rate a matter or a visit",
            description =
                    "By the applicant of the case: one rating of the matter when it is over, one of each `visit` on"
                            + " the spot, and a `followUp` when a bad one was rectified. Final as soon as it is given:"
                            + " 201 the first time, 200 for the same again, 409 ALREADY_RATED for anything else. The"
                            + " office learns of it when the case is over.")
    @APIResponse(
            responseCode = "201",
            description = "Rated",
            content = @Content(schema = @Schema(implementation = RatingView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was said before",
            content = @Content(schema = @Schema(implementation = RatingView.class)))
    @APIResponse(
            responseCode = "409",
            description = "ALREADY_RATED, NOT_YET_OVER, RATING_CLOSED, FOLLOW_UP_NOT_POSSIBLE")
    @APIResponse(responseCode = "422", description = "TAG_UNKNOWN, VISIT_UNKNOWN")
    public Response rate(@PathParam("id") UUID id, @NotNull @Valid Said said) {
        Filing filing = filings.own(id, caller);
        if (filing.receivedAt() == null) {
            throw Refused.because(Reason.NOT_YET_OVER);
        }
        RatingDesk.Taken taken = desk.rate(filing, said.said(), caller.name(), clock.instant());
        return Response.status(taken.fresh() ? 201 : 200)
                .entity(RatingView.of(taken.entry(), false))
                .build();
    }

    @GET
    @Path("/filings/{id}/rating")
    @Transactional
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "getRatings",
            summary = "评价记录 Ratings of a case",
            description =
                    "The applicant sees all he gave; the office those of a case that is over.")
    public Page<RatingView> ofCase(@PathParam("id") UUID id) {
        Filing filing = filings.visible(id, caller);
        boolean all = Ratings.seesAll(caller) || (filing.isOf(caller) && caller.is("applicant"));
        boolean inside = filing.isAtOfficeOf(caller) || Ratings.seesAll(caller);
        return new Page<>(
                ratings.of(id).stream()
                        .filter(entry -> all || entry.course().isOpen())
                        .map(entry -> RatingView.of(entry, inside))
                        .toList(),
                null);
    }

    @GET
    @Path("/rating-choice")
    @PermitAll
    @Operation(operationId = "getRatingChoice", summary = "评价选项 Levels and tags of a rating")
    public Choice choice() {
        return new Choice(RatingView.levels(), terms.tags());
    }
}
