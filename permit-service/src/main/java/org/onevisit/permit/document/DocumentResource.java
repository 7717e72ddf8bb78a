package org.onevisit.permit.document;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Known;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.platform.Caller;

/** The documents of a case (文书), seen by whoever may see the case; its receipt by fewer. */
@Path("/api/permits/filings/{id}/documents")
@Tag(name = "documents", description = "文书 Documents that the office issued")
@RolesAllowed({"applicant", "clerk", "reviewer", "chief", "finance", "supervisor", "auditor"})
public class DocumentResource {

    private final Filings filings;
    private final Documents documents;
    private final Printouts printouts;
    private final Caller caller;

    DocumentResource(Filings filings, Documents documents, Printouts printouts, Caller caller) {
        this.filings = filings;
        this.documents = documents;
        this.printouts = printouts;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listDocuments",
            summary = "文书列表 Documents of a case",
            description =
                    "In the order in which they were issued. The receipt bears the query code and stands there"
                            + " for the owner and for clerk, reviewer and chief of the office alone.")
    @APIResponse(
            responseCode = "200",
            description = "The documents",
            content = @Content(schema = @Schema(implementation = DocumentView.Listing.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no such case, or not the caller's")
    public DocumentView.Listing list(@PathParam("id") UUID id) {
        Filing filing = filings.visible(id, caller);
        return DocumentView.Listing.of(
                documents.of(id).stream().filter(one -> isShown(one, filing)).toList());
    }

    @GET
    @Path("/{documentId}")
    @Produces({"application/pdf", "application/problem+json"})
    @Operation(
            operationId = "getDocument",
            summary = "下载文书 A document as PDF",
            description =
                    "Always as an attachment. A document never changes: whoever asks again gets the same"
                            + " bytes, or 304 to If-None-Match.")
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The PDF (PDF/A-2b, fonts embedded)",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "The caller has it already")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: no such document or case, or not the caller's")
    public Response get(
            @PathParam("id") UUID id,
            @PathParam("documentId") UUID documentId,
            @Context Request request) {
        Filing filing = filings.visible(id, caller);
        Document document =
                documents
                        .of(id, documentId)
                        .filter(one -> isShown(one, filing))
                        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        Printouts.Printout printout = printouts.of(document, filing);
        EntityTag tag = new EntityTag(printout.sha256());
        Response.ResponseBuilder answer = Known.instead(request, tag);
        if (answer == null) {
            answer =
                    Response.ok(printout.pdf(), "application/pdf")
                            .header("Content-Disposition", attachment(document))
                            .header("X-Content-Type-Options", "nosniff");
        }
        return answer.tag(tag).header("Cache-Control", "private, no-cache").build();
    }

    /**
     * The receipt bears the query code, by which one passes for the applicant: it is for those who
     * are told the code.
     */
    private boolean isShown(Document document, Filing filing) {
        return document.kind() != DocumentKind.RECEIPT
                || filing.isOf(caller)
                || filing.isHandledBy(caller);
    }

    /** Name of the file when saved, in the form of RFC 5987 with a plain one for old programs. */
    private static String attachment(Document document) {
        String name = document.kind().title() + " " + document.number() + ".pdf";
        return "attachment; filename=\"document.pdf\"; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
