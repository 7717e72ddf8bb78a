package org.onevisit.catalog.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.catalog.Tags;
import org.onevisit.catalog.item.Contents;
import org.onevisit.catalog.item.ItemView;
import org.onevisit.catalog.item.Items;

/** The whole catalogue in force as open data. */
@Path("/api/catalog/export")
@PermitAll
@Tag(name = "Exchange 导入导出", description = "The catalogue as a file, out and in")
public class ExportResource {

    private static final int AT_ONCE = 50;

    @Inject Items items;
    @Inject Contents contents;
    @Inject ObjectMapper json;
    @Inject Clock clock;
    @Context Request request;

    @GET
    @Produces({MediaType.APPLICATION_JSON, ImportResource.XLSX})
    @Operation(
            operationId = "exportItems",
            summary = "All items in force today, as JSON or as a workbook",
            description =
                    "By `Accept`, or by `format=json` and `format=xlsx`. Either can be imported again.")
    @APIResponse(
            responseCode = "200",
            description = "The catalogue",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Export.class)),
                @Content(
                        mediaType = ImportResource.XLSX,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "304", description = "Nothing changed")
    @APIResponse(responseCode = "400", description = "FORMAT_UNKNOWN")
    public Response export(
            @Parameter(schema = @Schema(enumeration = {"json", "xlsx"})) @QueryParam("format")
                    String format,
            @Context HttpHeaders headers) {
        boolean workbook = workbook(format, headers);
        LocalDate today = LocalDate.now(clock);
        String tag =
                QuarkusTransaction.requiringNew().call(() -> items.revision())
                        + "."
                        + today.toEpochDay()
                        + (workbook ? ".x" : ".j");
        Response answer =
                Tags.answer(
                        request, tag, () -> (StreamingOutput) out -> write(out, workbook, today));
        return Response.fromResponse(answer)
                .type(workbook ? ImportResource.XLSX : MediaType.APPLICATION_JSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"catalogue." + (workbook ? "xlsx" : "json") + "\"")
                .build();
    }

    private static boolean workbook(String format, HttpHeaders headers) {
        if (format == null || format.isEmpty()) {
            return headers.getAcceptableMediaTypes()
                    .get(0)
                    .toString()
                    .startsWith(ImportResource.XLSX);
        }
        return switch (format) {
            case "xlsx" -> true;
            case "json" -> false;
            default ->
                    throw Refused.because(List.of(Refused.flaw("format", Reason.FORMAT_UNKNOWN)));
        };
    }

    /** Shape of the JSON export. */
    record Export(LocalDate asOf, List<ItemView> items) {}

    private void write(OutputStream out, boolean workbook, LocalDate today) throws IOException {
        // Which versions they are is settled first; they never change while they are written.
        List<Long> ids = QuarkusTransaction.requiringNew().call(() -> items.idsInForce(today));
        if (workbook) {
            new WorkbookExport(json).write(reader -> each(ids, reader), out);
        } else {
            writeJson(out, today, ids);
        }
    }

    private void writeJson(OutputStream out, LocalDate today, List<Long> ids) throws IOException {
        try (JsonGenerator generator = json.getFactory().createGenerator(out)) {
            generator.writeStartObject();
            generator.writeStringField("asOf", today.toString());
            generator.writeArrayFieldStart("items");
            each(
                    ids,
                    item -> {
                        try {
                            json.writeValue(generator, item);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    private void each(List<Long> ids, Consumer<ItemView> reader) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            List<ItemView> views =
                    QuarkusTransaction.requiringNew()
                            .call(() -> items.byIds(some).stream().map(contents::view).toList());
            views.forEach(reader);
        }
    }
}
