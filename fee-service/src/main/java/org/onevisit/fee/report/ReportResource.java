package org.onevisit.fee.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Asked;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.report.Collected.Dimension;
import org.onevisit.fee.report.Reports.Scope;
import org.onevisit.platform.Caller;

/** 报表: for finance of the office, and for auditors of all. As JSON, CSV or workbook, by Accept. */
@Path("/api/fees/reports")
@RolesAllowed({"finance", "auditor"})
@Produces({MediaType.APPLICATION_JSON, ReportResource.CSV, ReportResource.XLSX})
@Tag(name = "Reports 报表", description = "What was collected, waived, and is still owed")
public class ReportResource {

    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final MediaType CSV_TYPE = new MediaType("text", "csv");
    private static final MediaType XLSX_TYPE = MediaType.valueOf(XLSX);
    private static final int MOST_YEARS = 10;

    private final Reports reports;
    private final Caller caller;
    private final Clock clock;

    ReportResource(Reports reports, Caller caller, Clock clock) {
        this.reports = reports;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/collected")
    @Transactional
    @Operation(
            operationId = "reportCollected",
            summary = "收缴报表 Fee collected",
            description =
                    "By the day of booking; `groupBy` names what the rows are drawn up by, of OFFICE,"
                            + " MONTH, ITEM and PAYER_CLASS. `Accept` chooses JSON, CSV or workbook.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Collected.class)))
    @APIResponse(responseCode = "400", description = "INVALID_INPUT")
    public Response collected(
            @Parameter(description = "First day; that of the year when absent") @QueryParam("from")
                    String from,
            @Parameter(description = "Last day; today when absent") @QueryParam("to") String to,
            @Parameter(description = "For auditors; all offices when absent")
                    @QueryParam("officeCode")
                    String officeCode,
            @Parameter(
                            description = "Comma separated; MONTH,ITEM,PAYER_CLASS when absent",
                            example = "MONTH,PAYER_CLASS")
                    @QueryParam("groupBy")
                    String groupBy,
            @Context Request request) {
        List<Dimension> by = dimensions(groupBy);
        Collected report = reports.collected(scope(from, to, officeCode), by);
        return answer(request, report, report.table());
    }

    @GET
    @Path("/reliefs")
    @Transactional
    @Operation(
            operationId = "reportReliefs",
            summary = "减免报表 Relief granted by reason",
            description =
                    "In assessments confirmed on these days; a reassessment counts with what it changed."
                            + " `Accept` chooses JSON, CSV or workbook.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Reliefs.class)))
    @APIResponse(responseCode = "400", description = "INVALID_INPUT")
    public Response reliefs(
            @Parameter(description = "First day; that of the year when absent") @QueryParam("from")
                    String from,
            @Parameter(description = "Last day; today when absent") @QueryParam("to") String to,
            @Parameter(description = "For auditors; all offices when absent")
                    @QueryParam("officeCode")
                    String officeCode,
            @Context Request request) {
        Reliefs report = reports.reliefs(scope(from, to, officeCode));
        return answer(request, report, report.table());
    }

    @GET
    @Path("/arrears")
    @Transactional
    @Operation(
            operationId = "reportArrears",
            summary = "欠缴账龄报表 Arrears by age",
            description =
                    "What is owed at the end of a day, by natural days late. `Accept` chooses JSON, CSV or"
                            + " workbook.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Arrears.class)))
    @APIResponse(responseCode = "400", description = "INVALID_INPUT")
    public Response arrears(
            @Parameter(description = "Today when absent") @QueryParam("asOf") String asOf,
            @Parameter(description = "For auditors; all offices when absent")
                    @QueryParam("officeCode")
                    String officeCode,
            @Context Request request) {
        LocalDate day = Asked.day("asOf", asOf, LocalDate.now(clock));
        Arrears report = reports.arrears(day, office(officeCode));
        return answer(request, report, report.table());
    }

    private Scope scope(String from, String to, String officeCode) {
        LocalDate last = Asked.day("to", to, LocalDate.now(clock));
        LocalDate first = Asked.day("from", from, last.withDayOfYear(1));
        if (last.isBefore(first) || first.plusYears(MOST_YEARS).isBefore(last)) {
            Findings findings = new Findings();
            findings.add(
                    "to", "PERIOD_INVALID", "起止日期有误，或超过10年 The days are wrong, or over 10 years");
            findings.refuse();
        }
        return new Scope(first, last, office(officeCode));
    }

    /** The office that the report is about; null for all. Another office's looks like none. */
    private String office(String asked) {
        if (asked != null && !asked.matches("[0-9]{6,12}")) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        if (caller.is("auditor")) {
            return asked;
        }
        if (caller.officeCode() == null || asked != null && !asked.equals(caller.officeCode())) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        return caller.officeCode();
    }

    private static List<Dimension> dimensions(String groupBy) {
        if (groupBy == null || groupBy.isEmpty()) {
            return List.of(Dimension.MONTH, Dimension.ITEM, Dimension.PAYER_CLASS);
        }
        Findings findings = new Findings();
        List<Dimension> chosen = new ArrayList<>();
        for (String name : groupBy.split(",", Dimension.values().length + 1)) {
            Dimension dimension = findings.choice("groupBy", name, Dimension.class);
            if (dimension != null) {
                chosen.add(dimension);
            }
        }
        findings.refuse();
        return chosen;
    }

    private static Response answer(Request request, Object report, Table table) {
        Variant chosen =
                request.selectVariant(
                        Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, CSV_TYPE, XLSX_TYPE)
                                .build());
        if (chosen == null || chosen.getMediaType().equals(MediaType.APPLICATION_JSON_TYPE)) {
            return Response.ok(report, MediaType.APPLICATION_JSON_TYPE).build();
        }
        boolean csv = chosen.getMediaType().equals(CSV_TYPE);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            if (csv) {
                table.csv(file);
            } else {
                table.xlsx(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.ok(file.toByteArray(), csv ? CSV_TYPE.withCharset("utf-8") : XLSX_TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + table.name() + (csv ? ".csv\"" : ".xlsx\""))
                .build();
    }
}
