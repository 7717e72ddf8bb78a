package org.onevisit.permit.ranking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
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
import org.onevisit.permit.ranking.ScoreRules.ScoreRuleSet;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Refusal.Flaw;

/** Rankings of offices and items (月度排名), with every point explained. */
@Path("/api/supervision/rankings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
public class RankingResource {

    private final Rankings rankings;
    private final ScoreRules rules;
    private final Caller caller;
    private final Clock clock;

    RankingResource(Rankings rankings, ScoreRules rules, Caller caller, Clock clock) {
        this.rankings = rankings;
        this.rules = rules;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * The ranking of a month.
     *
     * @param provisional whether the month is not published and the figures still move
     * @param base points that everybody has
     */
    public record RankingView(
            String month,
            boolean provisional,
            @Schema(nullable = true) Instant publishedAt,
            @Schema(nullable = true) String publishedBy,
            UUID ruleSetId,
            BigDecimal base,
            List<Score> offices,
            List<Score> items) {}

    @GET
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "getRanking",
            summary = "月度排名 Ranking of a month",
            description =
                    "A published month is read from what was frozen, and is the same for ever; a month that is not"
                            + " is computed from the figures as they stand and is `provisional`: staff see their own"
                            + " office of it only.")
    public RankingView read(
            @Parameter(description = "As 2025-09; the running month when absent")
                    @QueryParam("month")
                    String month) {
        return view(month == null ? YearMonth.now(clock) : month(month));
    }

    @POST
    @Path("/{month}/publish")
    @Transactional
    @RolesAllowed("supervisor")
    @Operation(
            operationId = "publishRanking",
            summary = "发布月度排名 Publish the ranking of a month",
            description =
                    "When the month is over. Figures and rules are frozen; again answers the same.")
    @APIResponse(
            responseCode = "200",
            description = "Published, now or before",
            content = @Content(schema = @Schema(implementation = RankingView.class)))
    @APIResponse(responseCode = "409", description = "MONTH_NOT_OVER")
    public RankingView publish(@PathParam("month") String text) {
        YearMonth month = month(text);
        if (!month.isBefore(YearMonth.now(clock))) {
            throw Refused.because(Reason.MONTH_NOT_OVER);
        }
        rankings.freeze(month, rules.of(month).id(), caller.name(), clock.instant());
        return view(month);
    }

    private RankingView view(YearMonth month) {
        Rankings.Publication publication = rankings.publication(month).orElse(null);
        boolean provisional = publication == null;
        ScoreRuleSet set =
                provisional ? rules.of(month) : rules.get(publication.setId()).orElseThrow();
        Rankings.Field field = provisional ? rankings.live(month) : rankings.frozen(month);
        String cases =
                "/api/supervision/cases?from=" + month.atDay(1) + "&to=" + month.atEndOfMonth();
        List<Score> offices = Score.rank(field.offices(), set, cases + "&officeCode=");
        List<Score> items = Score.rank(field.items(), set, cases + "&itemCode=");
        boolean all = caller.is("supervisor") || caller.is("auditor");
        if (provisional && !all) {
            offices =
                    offices.stream()
                            .filter(score -> score.code().equals(caller.officeCode()))
                            .toList();
            items = List.of();
        }
        return new RankingView(
                month.toString(),
                provisional,
                provisional ? null : publication.publishedAt(),
                provisional ? null : publication.publishedBy(),
                set.id(),
                set.base(),
                offices,
                items);
    }

    private YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() < 1900 || month.isAfter(YearMonth.now(clock))) {
                throw outOfRange();
            }
            return month;
        } catch (DateTimeException e) {
            throw outOfRange();
        }
    }

    private static Refused outOfRange() {
        return Refused.because(
                Reason.INVALID_INPUT,
                List.of(new Flaw("/month", "OUT_OF_RANGE", "月份有误 The month is not possible")));
    }
}
