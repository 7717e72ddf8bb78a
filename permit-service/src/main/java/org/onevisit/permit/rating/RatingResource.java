package org.onevisit.permit.rating;

import io.quarkus.security.ForbiddenException;
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
@Path("/api/permits/filings/{id}/rating")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "filings")
public class RatingResource {

    private final Filings filings;
    private final Ratings ratings;
    private final RatingDesk desk;
    private final Caller caller;
    private final Clock clock;

    RatingResource(Filings filings, Ratings ratings, RatingDesk desk, Caller caller, Clock clock) {
        this.filings = filings;
        this.ratings = ratings;
        this.desk = desk;
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

        /**
         * @param matter by what the rating of a matter comes in when nothing is said
         */
        Rating.Said said(Rating.Channel matter) {
            Rating.Channel usual = visit == null ? matter : Rating.Channel.PAD;
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

    @POST
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
        if (caller.officeCode() != null) {
            // Whatever else he is: who belongs to an office rates nothing that he filed for others.
            throw new ForbiddenException();
        }
        Filing filing = filings.own(id, caller);
        if (filing.receivedAt() == null) {
            throw Refused.because(Reason.NOT_YET_OVER);
        }
        RatingDesk.Taken taken =
                desk.rate(filing, said.said(Rating.Channel.WEB), caller.name(), clock.instant());
        return Response.status(taken.fresh() ? 201 : 200)
                .entity(RatingView.of(taken.entry(), false))
                .build();
    }

    /**
     * A code to hand over.
     *
     * @param code shown this once
     */
    public record Code(String caseNo, String code) {}

    @POST
    @Path("/code")
    @Transactional
    @RolesAllowed({"clerk", "chief"})
    @Operation(
            operationId = "issueRatingCode",
            summary = "评价码 A code for the applicant to rate by",
            description =
                    "For a case that the caller filed at the window: handed to the applicant, who rates with it"
                            + " (`rateByCode`). Shown once, and a new one ends the one before; that it was issued"
                            + " stands in the timeline.")
    @APIResponse(
            responseCode = "200",
            description = "A new code",
            content = @Content(schema = @Schema(implementation = Code.class)))
    @APIResponse(responseCode = "409", description = "ACTION_NOT_ALLOWED: it was not handed in yet")
    public Code issueCode(@PathParam("id") UUID id) {
        Filing filing = filings.own(id, caller);
        if (filing.receivedAt() == null) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, List.of());
        }
        return new Code(filing.caseNo(), desk.code(filing, caller.name(), clock.instant()));
    }

    @GET
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
}
