package org.onevisit.permit.ranking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Question;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.ranking.ScoreRules.ScoreRuleSet;
import org.onevisit.permit.supervision.Metric;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;
import org.onevisit.platform.Refusal.Flaw;

/** Rankings of offices and items (月度排名), with every point explained. */
@Path("/api/supervision/rankings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
public class RankingResource {

    private final Rankings rankings;
    private final RankedCases cases;
    private final ScoreRules rules;
    private final Caller caller;
    private final Clock clock;

    RankingResource(
            Rankings rankings, RankedCases cases, ScoreRules rules, Caller caller, Clock clock) {
        this.rankings = rankings;
        this.cases = cases;
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
        rankings.freeze(month, rules.of(month), caller.name(), clock.instant());
        return view(month);
    }

    @GET
    @Path("/published")
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "listPublishedRankings",
            summary = "已发布的月度排名 Published months",
            description = "The last one first, each with the set of score rules it used.")
    public Page<Rankings.Publication> published(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        String last = Page.decode(cursor);
        List<Rankings.Publication> rows =
                rankings.publications(
                        last == null ? YearMonth.now(clock).plusMonths(1) : cursor(last), most + 1);
        return Page.of(rows, most, Rankings.Publication::month);
    }

    @GET
    @Path("/{month}/cases")
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "listRankedCases",
            summary = "得分依据 The cases behind a point of a published month",
            description =
                    "As they were when the month was published; `metric` as in the link of the line. Staff see"
                            + " those of their own office. 404 for a month that is not published.")
    public Page<RankedCases.RankedCase> cases(
            @PathParam("month") String text,
            @Parameter(required = true, example = "yellow")
                    @QueryParam("metric")
                    @NotBlank
                    @Size(max = 40)
                    String metric,
            @QueryParam("officeCode") @Size(max = 64) String officeCode,
            @QueryParam("itemCode") @Size(max = 64) String itemCode,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        YearMonth month = month(text);
        Metric.asked(metric);
        boolean another = officeCode != null && !officeCode.equals(caller.officeCode());
        if (rankings.publication(month).isEmpty() || (another && !seesAll())) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        int most = Page.limit(limit);
        RankedCases.Filter filter =
                new RankedCases.Filter(
                        month, metric, seesAll() ? officeCode : caller.officeCode(), itemCode);
        Question question = Question.of(filter);
        return Page.of(
                cases.page(filter, key(question.key(cursor)), most + 1),
                most,
                one -> question.cursor(one.countedOn() + "|" + one.id() + "|" + one.part()));
    }

    private static RankedCases.Key key(String key) {
        if (key == null) {
            return null;
        }
        try {
            String[] parts = key.split("\\|", 3);
            LocalDate day = LocalDate.parse(parts[0]);
            cursor(YearMonth.from(day).toString());
            if (parts[2].indexOf('\0') >= 0) {
                throw new Page.BadCursor();
            }
            return new RankedCases.Key(day, UUID.fromString(parts[1]), parts[2]);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Page.BadCursor();
        }
    }

    private static YearMonth cursor(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() < 1900 || month.getYear() > 9999) {
                throw new Page.BadCursor();
            }
            return month;
        } catch (DateTimeException e) {
            throw new Page.BadCursor();
        }
    }

    private boolean seesAll() {
        return caller.is("supervisor") || caller.is("auditor");
    }

    private RankingView view(YearMonth month) {
        Rankings.Publication publication = rankings.publication(month).orElse(null);
        boolean provisional = publication == null;
        ScoreRuleSet set =
                provisional ? rules.of(month) : rules.get(publication.ruleSetId()).orElseThrow();
        Rankings.Field field = provisional ? rankings.live(month) : rankings.frozen(month);
        String listed =
                provisional
                        ? "/api/supervision/cases?from=%s&to=%s&"
                                .formatted(month.atDay(1), month.atEndOfMonth())
                        : "/api/supervision/rankings/" + month + "/cases?";
        List<Score> offices = Score.rank(field.offices(), set, listed + "officeCode=");
        List<Score> items = Score.rank(field.items(), set, listed + "itemCode=");
        if (provisional && !seesAll()) {
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
