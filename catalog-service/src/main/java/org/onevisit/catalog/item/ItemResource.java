package org.onevisit.catalog.item;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.catalog.Asked;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.catalog.Tags;
import org.onevisit.platform.Page;

/** The published catalogue, for everyone. */
@Path("/api/catalog/items")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Items 事项", description = "The published service items and their history")
public class ItemResource {

    @Inject Items items;
    @Inject Contents contents;
    @Inject Search search;
    @Inject Clock clock;
    @Context Request request;

    @GET
    @Transactional
    @Operation(
            operationId = "listItems",
            summary = "Items in force today",
            description =
                    "By item code. `q` looks for words in name, code and conditions: each word"
                            + " between blanks and marks must stand there, in whole or as part of a longer one."
                            + " Answers 304 to `If-None-Match` while nothing in the catalogue changed.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ItemPage.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed")
    @APIResponse(responseCode = "400", description = "QUERY_TOO_LONG, BAD_CURSOR, BAD_NUMBER")
    public Response list(
            @Parameter(description = "Words to look for", example = "易地建设") @QueryParam("q")
                    String q,
            @Parameter(example = "430103") @QueryParam("officeCode") String officeCode,
            @Parameter(description = "事项类型, GB/T 39046", example = "01") @QueryParam("type")
                    String type,
            @Parameter(
                            description = "1 to 200, otherwise 20",
                            schema = @Schema(implementation = Integer.class))
                    @QueryParam("limit")
                    String limit,
            @QueryParam("cursor") String cursor) {
        int most = Asked.limit(limit);
        String after = Page.decode(cursor);
        if (after != null && !after.matches("[0-9A-Z-]{1,64}")) {
            throw new Page.BadCursor();
        }
        LocalDate today = LocalDate.now(clock);
        // What is in force changes with an edit or with the day.
        String tag = items.revision() + "." + today.toEpochDay();
        return Tags.answer(
                request,
                tag,
                () ->
                        Page.of(
                                search.find(
                                        q,
                                        bounded(officeCode),
                                        bounded(type),
                                        today,
                                        after,
                                        most + 1),
                                most,
                                ItemSummary::itemCode));
    }

    @GET
    @Path("/{itemCode}")
    @Transactional
    @Operation(
            operationId = "getItem",
            summary = "The version in force, today or on another day",
            description =
                    "All elements of the item. Tells an item that is retired, or not yet in force, on"
                            + " that day from one that never was.")
    @APIResponse(
            responseCode = "200",
            description = "The item",
            content = @Content(schema = @Schema(implementation = ItemView.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed")
    @APIResponse(responseCode = "400", description = "BAD_DATE")
    @APIResponse(
            responseCode = "404",
            description = "ITEM_NOT_FOUND, ITEM_RETIRED, ITEM_NOT_YET_IN_FORCE")
    public Response get(
            @PathParam("itemCode") String itemCode,
            @Parameter(description = "Day in Asia/Shanghai; today when absent") @QueryParam("asOf")
                    String asOf) {
        LocalDate today = LocalDate.now(clock);
        ItemVersion version = items.inForce(itemCode(itemCode), Asked.day("asOf", asOf, today));
        return Tags.answer(request, version.tag(today), () -> contents.view(version));
    }

    @GET
    @Path("/{itemCode}/versions")
    @Transactional
    @Operation(
            operationId = "listItemVersions",
            summary = "All published versions of an item, newest first",
            description = "Each with its days in force; contents are read one version at a time.")
    @APIResponse(
            responseCode = "200",
            description = "The versions with their validity",
            content = @Content(schema = @Schema(implementation = VersionPage.class)))
    @APIResponse(responseCode = "404", description = "ITEM_NOT_FOUND")
    public Page<VersionView> versions(@PathParam("itemCode") String itemCode) {
        List<VersionView> versions = items.versions(itemCode(itemCode), LocalDate.now(clock));
        if (versions.isEmpty()) {
            throw Refused.because(Reason.ITEM_NOT_FOUND);
        }
        return new Page<>(versions, null);
    }

    @GET
    @Path("/{itemCode}/versions/{version}")
    @Transactional
    @Operation(
            operationId = "getItemVersion",
            summary = "One published version of an item, whether in force or not",
            description = "A case stays on the version under which it was filed.")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = ItemView.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed")
    @APIResponse(responseCode = "404", description = "VERSION_NOT_FOUND")
    public Response version(
            @PathParam("itemCode") String itemCode, @PathParam("version") String number) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw Refused.because(Reason.VERSION_NOT_FOUND);
        }
        ItemVersion version = items.published(itemCode(itemCode), Integer.parseInt(number));
        return Tags.answer(
                request, version.tag(LocalDate.now(clock)), () -> contents.view(version));
    }

    /** What cannot be a code is not asked of the database: it holds no NUL and no giant. */
    public static String itemCode(String text) {
        if (!text.matches("[0-9A-Z-]{1,64}")) {
            throw Refused.because(Reason.ITEM_NOT_FOUND);
        }
        return text;
    }

    private static String bounded(String text) {
        return text == null || text.isEmpty() ? null : text.replaceAll("[^0-9A-Za-z]", "?");
    }

    /** Shape of a page of items, for the contract. */
    record ItemPage(List<ItemSummary> items, String next) {}

    /** Shape of the list of versions, for the contract. */
    record VersionPage(List<VersionView> items, String next) {}
}
