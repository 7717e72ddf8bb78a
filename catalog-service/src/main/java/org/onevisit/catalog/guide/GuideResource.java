package org.onevisit.catalog.guide;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.catalog.Asked;
import org.onevisit.catalog.Tags;
import org.onevisit.catalog.item.Contents;
import org.onevisit.catalog.item.ItemResource;
import org.onevisit.catalog.item.ItemVersion;
import org.onevisit.catalog.item.ItemView;
import org.onevisit.catalog.item.Items;

/** The guide of an item, to read on a screen or to print. */
@Path("/api/catalog/items/{itemCode}/guide")
@PermitAll
@Tag(name = "Guides 办事指南", description = "What an applicant needs to know, as a page or as a PDF")
public class GuideResource {

    private static final String PDF = "application/pdf";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

    @Inject Items items;
    @Inject Contents contents;
    @Inject PrintedGuides printed;
    @Inject Clock clock;
    @Context Request request;

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "getGuide",
            summary = "The guide of the version in force, today or on another day",
            description = "As HTML, or as PDF when `Accept: application/pdf` asks for it.")
    @APIResponse(
            responseCode = "200",
            description = "The guide",
            content = {
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = "application/pdf",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "304", description = "Nothing changed")
    @APIResponse(
            responseCode = "404",
            description = "ITEM_NOT_FOUND, ITEM_RETIRED, ITEM_NOT_YET_IN_FORCE")
    public Response html(
            @PathParam("itemCode") String itemCode,
            @Parameter(description = "Day in Asia/Shanghai; today when absent") @QueryParam("asOf")
                    String asOf) {
        Found found = find(itemCode, asOf);
        Response answer =
                Tags.answer(request, found.tag() + ".h", () -> new Guide(found.version()).html());
        return Response.fromResponse(answer)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    @GET
    @Produces(PDF)
    @Operation(hidden = true)
    public Response pdf(@PathParam("itemCode") String itemCode, @QueryParam("asOf") String asOf) {
        Found found = find(itemCode, asOf);
        Response answer =
                Tags.answer(
                        request,
                        found.tag() + ".p",
                        () -> printed.get(itemCode + " " + found.tag(), found.version()));
        return Response.fromResponse(answer)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"guide-" + itemCode + ".pdf\"")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private record Found(ItemView version, String tag) {}

    /** Reads in a transaction of its own: the database is not kept waiting for the printer. */
    private Found find(String itemCode, String asOf) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = Asked.day("asOf", asOf, today);
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            ItemVersion version =
                                    items.inForce(ItemResource.itemCode(itemCode), day);
                            return new Found(contents.view(version), version.tag(today));
                        });
    }
}
