package org.onevisit.permit.rating;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Locale;
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

/**
 * Ratings (好差评) without an account: at the pad or terminal of the hall, by QR code, phone or SMS.
 */
@Path("/api/permits/ratings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "filings")
public class RatingByCodeResource {

    private final RatingCodes codes;
    private final Filings filings;
    private final RatingDesk desk;
    private final Caller caller;
    private final Clock clock;

    RatingByCodeResource(
            RatingCodes codes, Filings filings, RatingDesk desk, Caller caller, Clock clock) {
        this.codes = codes;
        this.filings = filings;
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What somebody says who holds the code of a case.
     *
     * @param caseNo 办件编号
     * @param code 评价码, as it was handed out at the window
     */
    public record SaidByCode(
            @NotBlank @Size(max = 64) String caseNo,
            @NotBlank @Size(max = 20) String code,
            @NotNull @Valid RatingResource.Said rating) {}

    @POST
    @Transactional
    @PermitAll
    @Operation(
            operationId = "rateByCode",
            summary = "凭评价码评价 Rate by the code of a case",
            description =
                    "Public, for applicants whose case was filed at the window. As `rateFiling`; a wrong number and"
                            + " a wrong code answer the same 404, and so does any code with the token of an office.")
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
    public Response rate(@NotNull @Valid SaidByCode said) {
        Filing filing =
                codes.filing(said.caseNo().strip(), said.code().strip().toUpperCase(Locale.ROOT))
                        .filter(id -> caller.officeCode() == null)
                        .map(filings::held)
                        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        RatingDesk.Taken taken =
                desk.rate(
                        filing,
                        said.rating().said(Rating.Channel.QR),
                        RatingDesk.BY_CODE,
                        clock.instant());
        return Response.status(taken.fresh() ? 201 : 200)
                .entity(RatingView.of(taken.entry(), false))
                .build();
    }
}
