package org.onevisit.permit.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;

/** The yearly report of an office (工作总结). */
@Path("/api/supervision/reports/annual")
@Tag(name = "supervision")
public class ReportResource {

    static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String MARKDOWN = "text/markdown";

    private final Reports reports;
    private final Caller caller;
    private final Clock clock;

    ReportResource(Reports reports, Caller caller, Clock clock) {
        this.reports = reports;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, MARKDOWN, DOCX})
    @RolesAllowed({"clerk", "reviewer", "chief", "finance", "supervisor", "auditor"})
    @Operation(
            operationId = "getAnnualReport",
            summary = "工作总结 The yearly report: figures, the year before, and the paragraph",
            description =
                    "Staff get that of their office, supervisors and auditors that of any, or of all without"
                            + " `officeCode`. By `Accept`, or by `format`: json, markdown, docx.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AnnualReport.class)),
                @Content(mediaType = MARKDOWN, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = DOCX,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response get(
            @QueryParam("year") Integer year,
            @Parameter(description = "1 or 2; absent for the whole year") @QueryParam("half")
                    Integer half,
            @QueryParam("officeCode") String officeCode,
            @Parameter(schema = @Schema(enumeration = {"json", "markdown", "docx"}))
                    @QueryParam("format")
                    @Pattern(regexp = "json|markdown|md|docx")
                    String format,
            @Context HttpHeaders headers) {
        AnnualReport report =
                reports.of(Period.of(year, half, LocalDate.now(clock)), office(officeCode));
        String type = type(format, headers);
        Response.ResponseBuilder answer =
                switch (type) {
                    case MARKDOWN -> Response.ok(Markdown.of(report), MARKDOWN + ";charset=UTF-8");
                    case DOCX ->
                            Response.ok(
                                            (StreamingOutput)
                                                    out -> WordDocument.write(report, out),
                                            DOCX)
                                    .header(
                                            HttpHeaders.CONTENT_DISPOSITION,
                                            "attachment; filename=\"report-" + year + ".docx\"");
                    default -> Response.ok(report, MediaType.APPLICATION_JSON);
                };
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    /** The office that the report is about; another than one's own is not there. */
    private String office(String asked) {
        if (caller.is("supervisor") || caller.is("auditor")) {
            return asked;
        }
        if (caller.officeCode() == null || asked != null && !asked.equals(caller.officeCode())) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        return caller.officeCode();
    }

    private static String type(String format, HttpHeaders headers) {
        if (format != null) {
            return switch (format) {
                case "markdown", "md" -> MARKDOWN;
                case "docx" -> DOCX;
                default -> MediaType.APPLICATION_JSON;
            };
        }
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            for (String ours : new String[] {MARKDOWN, DOCX}) {
                if (!accepted.isWildcardType() && accepted.isCompatible(MediaType.valueOf(ours))) {
                    return ours;
                }
            }
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                break;
            }
        }
        return MediaType.APPLICATION_JSON;
    }
}
