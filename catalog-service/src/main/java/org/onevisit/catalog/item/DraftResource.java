package org.onevisit.catalog.item;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.catalog.Tags;
import org.onevisit.platform.Caller;

/**
 * What editors do with an item: draft, publish, retire. An editor whose token names an office sees
 * that office's items only; an item of another office looks like one that is not there.
 */
@Path("/api/catalog/items/{itemCode}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("editor")
@Tag(name = "Editing 编目", description = "Drafts, publication and retirement, for editors")
public class DraftResource {

    @Inject Drafts drafts;
    @Inject Publication publication;
    @Inject Contents contents;
    @Inject Caller caller;
    @Inject Clock clock;

    /** First day in force; today when absent. */
    public record Publishing(
            @Schema(description = "First day in force, Asia/Shanghai; today when absent")
                    LocalDate effectiveFrom) {}

    /** First day no longer in force; today when absent. */
    public record Retiring(
            @Schema(description = "First day no longer in force, Asia/Shanghai; today when absent")
                    LocalDate effectiveTo) {}

    @GET
    @Path("/draft")
    @Transactional
    @Operation(
            operationId = "getDraft",
            summary = "The draft of an item",
            description = "For editors: what will be the next version, not yet public.")
    @APIResponse(
            responseCode = "200",
            description = "The draft; its ETag is what If-Match takes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ItemView.class)))
    @APIResponse(responseCode = "404", description = "NO_DRAFT")
    public Response get(@PathParam("itemCode") String itemCode) {
        ItemVersion draft = drafts.get(ItemResource.itemCode(itemCode), Editor.of(caller));
        return answer(draft, Response.Status.OK);
    }

    @PUT
    @Path("/draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "putDraft",
            summary = "Writes the draft of an item, new or known",
            description =
                    "A draft may lack anything but its office. Where a draft exists, If-Match names the"
                            + " one that was read; the same content again needs none. What was read"
                            + " from the catalogue can be sent back: version, status and validity are"
                            + " ignored.")
    @APIResponse(
            responseCode = "201",
            description = "A new draft",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ItemView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The draft was changed, or was the same",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ItemView.class)))
    @APIResponse(
            responseCode = "400",
            description = "MALFORMED_JSON, INVALID_INPUT with all errors")
    @APIResponse(responseCode = "403", description = "OFFICE_NOT_YOURS, FORBIDDEN")
    @APIResponse(responseCode = "412", description = "STALE_VERSION")
    @APIResponse(
            responseCode = "422",
            description =
                    "INVALID_ITEM_CODE, ITEM_CODE_DIFFERS, BASIC_CODE_DIFFERS, OFFICE_CODE_INVALID,"
                            + " OFFICE_DIFFERS, UNREADABLE_TEXT")
    @APIResponse(responseCode = "428", description = "PRECONDITION_REQUIRED")
    public Response put(
            @PathParam("itemCode") String itemCode,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull org.onevisit.catalog.item.Content content) {
        boolean any = "*".equals(ifMatch);
        Drafts.Saved saved =
                drafts.save(
                        itemCode,
                        content,
                        any ? null : Tags.revision(ifMatch),
                        any,
                        Editor.of(caller));
        return answer(
                saved.draft(), saved.created() ? Response.Status.CREATED : Response.Status.OK);
    }

    @DELETE
    @Path("/draft")
    @Transactional
    @Operation(
            operationId = "deleteDraft",
            summary = "Throws the draft away; what is published stays",
            description = "With the version that was read in If-Match.")
    @APIResponse(responseCode = "204", description = "There is no draft any more")
    @APIResponse(responseCode = "404", description = "NO_DRAFT")
    @APIResponse(responseCode = "412", description = "STALE_VERSION")
    public void delete(
            @PathParam("itemCode") String itemCode, @HeaderParam("If-Match") String ifMatch) {
        drafts.discard(ItemResource.itemCode(itemCode), Tags.revision(ifMatch), Editor.of(caller));
    }

    @POST
    @Path("/draft/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "publishDraft",
            summary = "Makes the draft public for good, in force from a day on",
            description =
                    "The version in force on that day ends then; one that is to start later stays."
                            + " All that keeps the draft from being published is named at once."
                            + " Only the first version of an item may start in the past.")
    @APIResponse(
            responseCode = "200",
            description = "The published version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ItemView.class)))
    @APIResponse(responseCode = "404", description = "NO_DRAFT")
    @APIResponse(responseCode = "412", description = "STALE_VERSION")
    @APIResponse(
            responseCode = "422",
            description =
                    "PROMISE_EXCEEDS_STATUTORY, NO_MATERIALS, NO_LEGAL_BASIS, STAGES_EXCEED_PROMISE,"
                            + " FORM_SCHEMA_INVALID, PROCESS_UNKNOWN, FEE_BASIS_MISSING,"
                            + " EFFECTIVE_FROM_IN_PAST and others; `code` is that of the first")
    public Response publish(
            @PathParam("itemCode") String itemCode,
            @HeaderParam("If-Match") String ifMatch,
            Publishing publishing) {
        ItemVersion published =
                publication.publish(
                        ItemResource.itemCode(itemCode),
                        publishing == null ? null : publishing.effectiveFrom(),
                        "*".equals(ifMatch) ? null : Tags.revision(ifMatch),
                        Editor.of(caller));
        return Response.ok(contents.view(published))
                .tag(new EntityTag(published.tag(LocalDate.now(clock))))
                .build();
    }

    @POST
    @Path("/retire")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "retireItem",
            summary = "Takes the item out of force from a day on",
            description =
                    "Versions still to come never start. Cases already filed stay on their version.")
    @APIResponse(responseCode = "200", description = "The last version, with its end")
    @APIResponse(responseCode = "404", description = "ITEM_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "NOT_PUBLISHED, ALREADY_RETIRED")
    @APIResponse(responseCode = "422", description = "EFFECTIVE_TO_IN_PAST")
    public VersionView retire(@PathParam("itemCode") String itemCode, Retiring retiring) {
        ItemVersion retired =
                publication.retire(
                        ItemResource.itemCode(itemCode),
                        retiring == null ? null : retiring.effectiveTo(),
                        Editor.of(caller));
        return VersionView.of(retired, LocalDate.now(clock));
    }

    private Response answer(ItemVersion draft, Response.Status status) {
        return Response.status(status)
                .entity(contents.view(draft))
                .tag(new EntityTag(String.valueOf(draft.revision())))
                .build();
    }
}
