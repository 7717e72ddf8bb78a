package org.onevisit.permit.ranking;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.ranking.ScoreRules.ScoreRuleSet;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;
import org.onevisit.platform.Refusal.Flaw;

/** The rules by which offices and items are scored (计分规则). */
@Path("/api/supervision/score-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
public class ScoreRuleResource {

    /** Later than any month that a set can begin with. */
    private static final YearMonth BEYOND = YearMonth.of(2200, 1);

    private final ScoreRules rules;
    private final Caller caller;

    ScoreRuleResource(ScoreRules rules, Caller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    /**
     * A set to publish.
     *
     * @param validFrom first month, the running one or later, as 2026-01
     * @param base points that everybody has
     * @param basis the paper that orders it
     */
    public record Publication(
            @NotNull @Pattern(regexp = "2[01][0-9]{2}-(0[1-9]|1[0-2])") String validFrom,
            @NotNull @DecimalMin("0") @DecimalMax("10000") @Digits(integer = 5, fraction = 2)
                    BigDecimal base,
            @NotBlank @Size(max = 500) String basis,
            @NotEmpty @Size(max = 50) List<@NotNull @Valid ScoreRule> rules) {}

    @GET
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "listScoreRules",
            summary = "计分规则各版本 All sets of score rules",
            description =
                    "The latest first; a set counts from its month until the next one. Which one a published month"
                            + " used says `listPublishedRankings`.")
    public Page<ScoreRuleSet> list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return Page.of(rules.page(before(cursor), most + 1), most, ScoreRuleSet::validFrom);
    }

    private static YearMonth before(String cursor) {
        String last = Page.decode(cursor);
        try {
            YearMonth month = last == null ? BEYOND : YearMonth.parse(last);
            if (month.getYear() < 1900 || month.isAfter(BEYOND)) {
                throw new Page.BadCursor();
            }
            return month;
        } catch (DateTimeException e) {
            throw new Page.BadCursor();
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(operationId = "getScoreRules", summary = "计分规则 A set of score rules")
    public ScoreRuleSet get(@PathParam("id") UUID id) {
        return rules.get(id).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("supervisor")
    @Operation(
            operationId = "publishScoreRules",
            summary = "发布计分规则 Publish a set of score rules",
            description =
                    "For the running month or later ones, until the next set begins; it never changes. 201 the"
                            + " first time, 200 for the same again, 409 ID_TAKEN or RULES_TAKEN otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "It was before",
            content = @Content(schema = @Schema(implementation = ScoreRuleSet.class)))
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content = @Content(schema = @Schema(implementation = ScoreRuleSet.class)))
    public Response publish(@PathParam("id") UUID id, @NotNull @Valid Publication said) {
        if (said.rules().stream().map(ScoreRule::code).distinct().count() < said.rules().size()) {
            throw Refused.because(
                    Reason.INVALID_INPUT,
                    List.of(new Flaw("/rules", "REPEATED", "规则代码重复 A code is repeated")));
        }
        ScoreRules.Published published =
                QuarkusTransaction.requiringNew()
                        .call(
                                () ->
                                        rules.publish(
                                                id,
                                                YearMonth.parse(said.validFrom()),
                                                said.base(),
                                                said.basis(),
                                                said.rules(),
                                                caller.name()));
        return Response.status(published.fresh() ? 201 : 200).entity(published.set()).build();
    }
}
