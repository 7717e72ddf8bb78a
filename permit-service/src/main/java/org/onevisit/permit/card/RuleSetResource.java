package org.onevisit.permit.card;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.onevisit.permit.DayKey;
import org.onevisit.permit.Question;
import org.onevisit.permit.supervision.Viewers;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** The rules by which cards are raised (监察规则). */
@Path("/api/supervision/card-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
public class RuleSetResource {

    private final RuleSets sets;
    private final Viewers viewers;
    private final Caller caller;

    RuleSetResource(RuleSets sets, Viewers viewers, Caller caller) {
        this.sets = sets;
        this.viewers = viewers;
        this.caller = caller;
    }

    /**
     * A set of rules to publish.
     *
     * @param officeCode null for all offices that have no set of their own
     * @param validFrom first day, today or later
     * @param basis the paper that orders it
     * @param rules colour of each breach; what is left out raises no card
     */
    public record Publication(
            @Pattern(regexp = "[0-9A-Z]{4,20}") String officeCode,
            @NotNull LocalDate validFrom,
            @NotBlank @Size(max = 500) String basis,
            @NotEmpty Map<Rule, @NotNull Colour> rules) {}

    /** A published set. */
    public record RuleSetView(
            UUID id,
            String officeCode,
            LocalDate validFrom,
            String basis,
            Map<Rule, Colour> rules,
            String publishedBy,
            Instant publishedAt) {

        static RuleSetView of(RuleSet set) {
            return new RuleSetView(
                    set.id(),
                    set.officeCode(),
                    set.validFrom(),
                    set.basis(),
                    set.rules(),
                    set.publishedBy(),
                    set.publishedAt());
        }
    }

    @GET
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "listCardRules",
            summary = "监察规则 Sets of rules for cards",
            description =
                    "Newest first; staff see those that their office goes by. A set counts until the next one of"
                            + " the same office begins.")
    public Page<RuleSetView> list(
            @QueryParam("officeCode") @Size(max = 20) String officeCode,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        String office = Cards.seesAll(caller) ? officeCode : viewers.office(caller, officeCode);
        Question question = Question.of("card rules of " + office);
        List<RuleSet> rows = sets.page(office, DayKey.of(question.key(cursor)), most + 1);
        Page<RuleSet> page =
                Page.of(
                        rows,
                        most,
                        set -> question.cursor(new DayKey(set.validFrom(), set.id()).text()));
        return new Page<>(page.items().stream().map(RuleSetView::of).toList(), page.next());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("supervisor")
    @Operation(
            operationId = "publishCardRules",
            summary = "发布监察规则 Publish a set of rules",
            description =
                    "From today or later on; a published set never changes. 201 the first time, 200 for the same"
                            + " again, 409 ID_TAKEN for other content, 409 RULES_TAKEN when a set of the office begins"
                            + " on the same day.")
    @APIResponse(
            responseCode = "200",
            description = "It was before",
            content = @Content(schema = @Schema(implementation = RuleSetView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content = @Content(schema = @Schema(implementation = RuleSetView.class)))
    public Response publish(@PathParam("id") UUID id, @NotNull @Valid Publication said) {
        try {
            return save(id, said);
        } catch (ConstraintViolationException e) {
            // Another came at the same moment and was first: now it is there.
            return save(id, said);
        }
    }

    private Response save(UUID id, Publication said) {
        RuleSets.Published published =
                QuarkusTransaction.requiringNew()
                        .call(
                                () ->
                                        sets.publish(
                                                id,
                                                said.officeCode(),
                                                said.validFrom(),
                                                said.basis(),
                                                said.rules(),
                                                caller));
        return Response.status(published.fresh() ? 201 : 200)
                .entity(RuleSetView.of(published.set()))
                .build();
    }
}
