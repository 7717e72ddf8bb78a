package org.onevisit.permit.past;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;
import org.onevisit.platform.Refusal;

/** Past cases from an older system. */
@Path("/api/permits/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class ImportResource {

    private static final String CSV = "text/csv";

    /** All that is written in China as GBK or GB 2312 is read by the larger GB 18030. */
    private static final Charset CHINESE = Charset.forName("GB18030");

    /** Connections on which nothing moves for longer are cut, here and on the way. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final PastImports imports;
    private final ImportRuns runs;
    private final Caller caller;

    ImportResource(PastImports imports, ImportRuns runs, Caller caller) {
        this.imports = imports;
        this.runs = runs;
        this.caller = caller;
    }

    @POST
    @Consumes(CSV)
    @RolesAllowed("admin")
    @Operation(
            operationId = "importPastCases",
            summary = "导入历史办件 Take in past cases of an older system",
            description =
                    "CSV with a header row, UTF-8 or with the charset that Content-Type names (GBK, GB18030). All"
                            + " rows or, when one is wrong, none: 422 IMPORT_HAS_PROBLEMS with a report of lines,"
                            + " columns and codes. A dry run answers the report and writes nothing. The same"
                            + " file again changes nothing. What takes long to write is answered 202. Follow a run by its id at `GET …/imports/{id}`.")
    @APIResponse(
            responseCode = "200",
            description = "What was done, or in a dry run would be",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PastImports.Report.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "All is read and it takes long to write: follow the run at the address in Location",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportRuns.Run.class)))
    public Response run(
            @Parameter(description = "Only look, write nothing")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @Parameter(description = "An id of one's own to follow the run by") @QueryParam("id")
                    UUID id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = SchemaType.STRING)))
                    InputStream file)
            throws InterruptedException {
        UUID run = id == null ? UUID.randomUUID() : id;
        PastImports.Running running =
                imports.start(run, file, charset(type), dryRun, caller.name());
        running.read().join();
        try {
            return Response.ok(running.report().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                    .build();
        } catch (TimeoutException e) {
            return Response.accepted(runs.get(run))
                    .location(URI.create("/api/permits/imports/" + run))
                    .build();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal
                    ? refusal
                    : new IllegalStateException(e.getCause());
        }
    }

    private static Charset charset(MediaType type) {
        String name = type.getParameters().getOrDefault("charset", "UTF-8");
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8", "US-ASCII" -> StandardCharsets.UTF_8;
            case "GBK", "GB2312", "GB18030" -> CHINESE;
            default -> throw Refused.because(Reason.CSV_CHARSET_UNKNOWN);
        };
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"admin", "auditor"})
    @Operation(
            operationId = "getImport",
            summary = "导入进度 How far an import is",
            description = "State and rows while it runs, the report when it is over.")
    public ImportRuns.Run get(@PathParam("id") UUID id) {
        return runs.get(id);
    }

    @GET
    @RolesAllowed({"admin", "auditor"})
    @Operation(
            operationId = "listImports",
            summary = "导入记录 Imports, the latest first",
            description = "Those that run are among them.")
    public Page<ImportRuns.Run> list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        List<ImportRuns.Run> rows = runs.page(before(cursor), most + 1);
        return Page.of(rows, most, run -> run.id().toString());
    }

    private static UUID before(String cursor) {
        String key = Page.decode(cursor);
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw new Page.BadCursor();
        }
    }
}
