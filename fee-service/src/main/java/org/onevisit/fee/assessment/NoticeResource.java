package org.onevisit.fee.assessment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.platform.Caller;

/** The notice of an assessment (核定书, 缴款通知书), for whoever may see the assessment. */
@Path("/api/fees/assessments/{id}/notice")
@Produces({"application/pdf", "application/problem+json"})
@Tag(name = "Assessments 核定")
@RolesAllowed({"applicant", "finance", "auditor"})
public class NoticeResource {

    private static final int MOST = 10_000;

    private final Assessments assessments;
    private final Determinations determinations;
    private final Notice notice;
    private final Caller caller;

    NoticeResource(
            Assessments assessments, Determinations determinations, Notice notice, Caller caller) {
        this.assessments = assessments;
        this.determinations = determinations;
        this.notice = notice;
        this.caller = caller;
    }

    @POST
    @Transactional
    @Operation(
            operationId = "printNotice",
            summary = "打印核定（缴款）通知书 Print the notice",
            description =
                    "What stands as PDF, or an earlier reckoning by its number. It reads the same whenever"
                            + " it is asked for; nothing is changed by asking.")
    @APIResponse(
            responseCode = "200",
            description = "The PDF (PDF/A-2b, fonts embedded)",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "NOT_CONFIRMED")
    public Response print(
            @PathParam("id") UUID id,
            @Parameter(description = "Of the reckoning; the one that stands when absent")
                    @QueryParam("number")
                    String number) {
        return answer(id, number);
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getNotice",
            summary = "下载核定（缴款）通知书 The notice",
            description = "The same, for browsers.")
    @APIResponse(
            responseCode = "200",
            description = "The PDF (PDF/A-2b, fonts embedded)",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "NOT_CONFIRMED")
    public Response get(
            @PathParam("id") UUID id,
            @Parameter(description = "Of the reckoning; the one that stands when absent")
                    @QueryParam("number")
                    String number) {
        return answer(id, number);
    }

    private Response answer(UUID id, String number) {
        Findings findings = new Findings();
        Integer wanted = findings.whole("number", number, 1, MOST);
        findings.refuse();
        Assessment assessment = assessments.visible(id, caller);
        Determination stands =
                wanted == null
                        ? determinations
                                .standing(id)
                                .orElseThrow(() -> Refused.because(Reason.NOT_CONFIRMED))
                        : determinations.of(id).stream()
                                .filter(one -> one.number() == wanted)
                                .findFirst()
                                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        return Response.ok(notice.print(assessment, stands), "application/pdf")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\""
                                + assessment.assessmentNo()
                                + "-"
                                + stands.number()
                                + ".pdf\"")
                .build();
    }
}
