package org.onevisit.fee.assessment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.onevisit.fee.Asked;
import org.onevisit.fee.Tags;
import org.onevisit.fee.ledger.Account;
import org.onevisit.fee.ledger.Ledger;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** Assessments (核定): opened, put right while drafts, read. */
@Path("/api/fees/assessments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments 核定", description = "What a payer owes for a project, from draft to paid")
public class AssessmentResource {

    private final Assessments assessments;
    private final Opening opening;
    private final Showing showing;
    private final Ledger ledger;
    private final Caller caller;

    AssessmentResource(
            Assessments assessments,
            Opening opening,
            Showing showing,
            Ledger ledger,
            Caller caller) {
        this.assessments = assessments;
        this.opening = opening;
        this.showing = showing;
        this.ledger = ledger;
        this.caller = caller;
    }

    @GET
    @Transactional
    @RolesAllowed({"applicant", "finance", "auditor"})
    @Operation(
            operationId = "listAssessments",
            summary = "核定列表 Assessments of one's office, or one's own",
            description =
                    "Oldest first. Finance sees those of its office, an applicant those of his cases, an"
                            + " auditor all.")
    public Page<AssessmentView.InList> list(
            @QueryParam("state") Assessment.State state,
            @Parameter(description = "核定书号") @QueryParam("assessmentNo") String assessmentNo,
            @QueryParam("filingId") UUID filingId,
            @Parameter(description = "1 to 200; 20 when absent") @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        int most = Asked.limit(limit);
        List<Assessment> rows =
                assessments.page(
                        caller,
                        new Assessments.Filter(state, assessmentNo, filingId),
                        key(cursor),
                        most + 1);
        Page<Assessment> page = Page.of(rows, most, row -> row.openedAt() + "|" + row.id());
        Map<UUID, Account> accounts =
                ledger.accounts(page.items().stream().map(Assessment::id).toList());
        return new Page<>(
                page.items().stream()
                        .map(
                                row ->
                                        AssessmentView.InList.of(
                                                row,
                                                accounts.getOrDefault(row.id(), Account.EMPTY)))
                        .toList(),
                page.next());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({"finance", "service"})
    @Operation(
            operationId = "putAssessment",
            summary = "开立或更正核定 Open an assessment, or put a draft right",
            description =
                    "201 the first time, 200 for the same again; other content needs If-Match with the version"
                            + " that was read, else 409 ID_TAKEN. A case opens its own with what its form says;"
                            + " finance of the office completes it, which makes who did so its drafter. What"
                            + " is confirmed is changed by a re-assessment.")
    @APIResponse(
            responseCode = "200",
            description = "Changed, or the same again",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssessmentView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Opened",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssessmentView.class)))
    @APIResponse(responseCode = "409", description = "ID_TAKEN, ALREADY_CONFIRMED, ASSESSMENT_VOID")
    @APIResponse(responseCode = "412", description = "STALE_VERSION")
    @APIResponse(
            responseCode = "422",
            description =
                    "POLICY_UNKNOWN, POLICY_OF_ANOTHER_OFFICE, POLICY_INCOMPLETE, RATE_MISSING,"
                            + " SPLIT_NEEDED, SPLIT_EXCEEDS_REQUIRED")
    public Response put(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid AssessmentRequest sent) {
        Integer expected = Tags.revision(ifMatch);
        try {
            return save(id, sent, expected);
        } catch (ConstraintViolationException e) {
            // The same id came twice at once, and the other call was first: now it is there.
            return save(id, sent, expected);
        }
    }

    private Response save(UUID id, AssessmentRequest sent, Integer expected) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            Opening.Saved saved =
                                    caller.is("finance")
                                            ? opening.byOfficer(id, sent, expected, caller)
                                            : opening.forCase(id, sent, caller);
                            return showing.answer(saved.created() ? 201 : 200, saved.assessment());
                        });
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({"applicant", "finance", "auditor"})
    @Operation(
            operationId = "getAssessment",
            summary = "核定 One assessment",
            description =
                    "With its version as ETag, how it stands in the ledger, and every reckoning with inputs,"
                            + " policy and explanation. An applicant sees what is confirmed.")
    @APIResponse(
            responseCode = "200",
            description = "The assessment",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssessmentView.class)))
    public Response get(@PathParam("id") UUID id) {
        return showing.answer(200, assessments.visible(id, caller));
    }

    private static Assessments.Key key(String cursor) {
        String key = Page.decode(cursor);
        if (key == null) {
            return null;
        }
        try {
            String[] parts = key.split("\\|", 2);
            return new Assessments.Key(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Page.BadCursor();
        }
    }
}
