package org.onevisit.permit.filing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** Filings (办件): drafts, and what became of them. */
@Path("/api/permits/filings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "filings")
public class FilingResource {

    private final Filings filings;
    private final Drafting drafting;
    private final Showing showing;
    private final Caller caller;

    FilingResource(Filings filings, Drafting drafting, Showing showing, Caller caller) {
        this.filings = filings;
        this.drafting = drafting;
        this.showing = showing;
        this.caller = caller;
    }

    @GET
    @Transactional
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief", "finance", "supervisor", "auditor"})
    @Operation(
            operationId = "listFilings",
            summary = "办件列表 One's own cases, or those of one's office",
            description =
                    "Oldest first. Applicants see their own, staff those handed in to their office or, with"
                            + " `owner=me`, what they file at the window; supervisors and auditors all that were handed in.")
    public Page<FilingView.InList> list(
            @QueryParam("owner") @Pattern(regexp = "me") String owner,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        List<Filing> rows = filings.page(caller, owner != null, key(cursor), most + 1);
        Page<Filing> page = Page.of(rows, most, row -> row.createdAt() + "|" + row.id());
        return new Page<>(page.items().stream().map(FilingView.InList::of).toList(), page.next());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({"applicant", "clerk", "chief"})
    @Operation(
            operationId = "putFiling",
            summary = "保存申请草稿 Write a draft",
            description =
                    "201 the first time, 200 for the same again; other content needs If-Match with the version"
                            + " that was read, else 409 ID_TAKEN.")
    @APIResponse(
            responseCode = "200",
            description = "Changed, or the same again",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FilingView.class)))
    @APIResponse(
            responseCode = "201",
            description = "A new draft",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FilingView.class)))
    public Response put(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Draft draft) {
        Long expected = version(ifMatch);
        try {
            return save(id, draft, expected);
        } catch (ConstraintViolationException e) {
            // The same id came twice at once, and the other call was first: now it is there.
            return save(id, draft, expected);
        }
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief", "finance", "supervisor", "auditor"})
    @Operation(
            operationId = "getFiling",
            summary = "办件 One case",
            description =
                    "With its version as ETag. Who neither files nor handles it sees personal numbers masked and secret fields as ***.")
    @APIResponse(
            responseCode = "200",
            description = "The case",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FilingView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(200, filings.visible(id, caller));
    }

    private Response save(UUID id, Draft draft, Long expected) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            Drafting.Saved saved = drafting.save(id, draft, expected, caller);
                            return answer(saved.created() ? 201 : 200, saved.filing());
                        });
    }

    private Response answer(int status, Filing filing) {
        return Response.status(status)
                .entity(showing.view(filing, caller))
                .header("ETag", "\"" + filing.version() + "\"")
                .build();
    }

    private static Long version(String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.replace("\"", ""));
        } catch (NumberFormatException e) {
            throw Refused.because(Reason.STALE_VERSION);
        }
    }

    private static Filings.Key key(String cursor) {
        String key = Page.decode(cursor);
        if (key == null) {
            return null;
        }
        try {
            String[] parts = key.split("\\|", 2);
            return new Filings.Key(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Page.BadCursor();
        }
    }
}
