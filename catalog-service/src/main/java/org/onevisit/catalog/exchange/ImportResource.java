package org.onevisit.catalog.exchange;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.catalog.item.Editor;
import org.onevisit.platform.Caller;

/** Imports of whole catalogues, for editors. */
@Path("/api/catalog/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exchange 导入导出", description = "The catalogue as a file, out and in")
public class ImportResource {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Inject Imports imports;
    @Inject Caller caller;

    @POST
    @Consumes({MediaType.APPLICATION_JSON, XLSX})
    @RolesAllowed("editor")
    @Transactional
    @Operation(
            operationId = "importItems",
            summary = "Takes items from a workbook or from JSON as drafts",
            description =
                    "The layout is that of the export. Every problem is named with sheet, row and column;"
                            + " when there is any, nothing is written. Items that stand in the catalogue"
                            + " just so are left alone. An import never publishes.")
    @APIResponse(responseCode = "200", description = "What was done, or in a dry run would be")
    @APIResponse(responseCode = "413", description = "IMPORT_TOO_LARGE")
    @APIResponse(
            responseCode = "422",
            description = "IMPORT_UNREADABLE, IMPORT_HAS_PROBLEMS with `problems`")
    public Imports.Report run(
            @Parameter(description = "Only look, write nothing")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @Parameter(description = "Overwrite drafts that exist")
                    @QueryParam("replaceDrafts")
                    @DefaultValue("false")
                    boolean replaceDrafts,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(type = SchemaType.OBJECT)),
                                @Content(
                                        mediaType = XLSX,
                                        schema =
                                                @Schema(
                                                        type = SchemaType.STRING,
                                                        format = "binary"))
                            })
                    byte[] file) {
        boolean workbook = type.isCompatible(MediaType.valueOf(XLSX));
        return imports.run(
                file == null ? new byte[0] : file,
                workbook,
                dryRun,
                replaceDrafts,
                Editor.of(caller));
    }
}
