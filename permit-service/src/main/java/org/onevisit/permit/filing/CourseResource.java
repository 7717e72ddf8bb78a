package org.onevisit.permit.filing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.event.Events;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** The course of a filing: handing it in, answering, correcting, taking back, and its timeline. */
@Path("/api/permits/filings/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "filings")
public class CourseResource {

    private final Filings filings;
    private final Submission submission;
    private final Answering answering;
    private final Showing showing;
    private final Events events;
    private final Caller caller;

    CourseResource(
            Filings filings,
            Submission submission,
            Answering answering,
            Showing showing,
            Events events,
            Caller caller) {
        this.filings = filings;
        this.submission = submission;
        this.answering = answering;
        this.showing = showing;
        this.events = events;
        this.caller = caller;
    }

    @POST
    @Path("/submit")
    @RolesAllowed({"applicant", "clerk", "chief"})
    @Operation(
            operationId = "submitFiling",
            summary = "提交申请 Hand the filing in",
            description =
                    "Answers everything that is missing at once, or the receipt; the same again answers the"
                            + " same receipt.")
    public Submission.Receipt submit(@PathParam("id") UUID id) {
        Submission.Number number = submission.number();
        return QuarkusTransaction.requiringNew().call(() -> submission.submit(id, number, caller));
    }

    @POST
    @Path("/supplement")
    @Transactional
    @RolesAllowed({"applicant", "clerk", "chief"})
    @Operation(
            operationId = "answerSupplement",
            summary = "补正 Answer the supplement notice",
            description =
                    "Item by item, in one call or several; an item is answered by words, by a file that was"
                            + " handed in after the notice, or (FORM) by the corrected form.")
    public FilingView answer(@PathParam("id") UUID id, @NotNull @Valid Answering.Answers answers) {
        return showing.view(answering.answer(id, answers, caller), caller);
    }

    @POST
    @Path("/corrections")
    @Transactional
    @RolesAllowed({"clerk", "chief"})
    @Operation(
            operationId = "correctFiling",
            summary = "当场更正 Correct on the spot",
            description =
                    "At the window, before acceptance: what can be put right on the spot is put right, without"
                            + " a notice (行政许可法 art. 32(3)).")
    public FilingView correct(
            @PathParam("id") UUID id, @NotNull @Valid Answering.Correction correction) {
        return showing.view(answering.correct(id, correction, caller), caller);
    }

    @POST
    @Path("/withdraw")
    @Transactional
    @RolesAllowed({"applicant", "clerk", "chief"})
    @Operation(
            operationId = "withdrawFiling",
            summary = "撤回申请 Take the filing back",
            description = "Possible until the decision is made.")
    public FilingView withdraw(@PathParam("id") UUID id) {
        return showing.view(answering.withdraw(id, caller), caller);
    }

    @GET
    @Path("/timeline")
    @Transactional
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief", "finance", "supervisor", "auditor"})
    @Operation(
            operationId = "getTimeline",
            summary = "办理进程 What happened, in order",
            description =
                    "The office sees who did it and what was said; the applicant sees what happened and when.")
    public Page<Happening> timeline(
            @PathParam("id") UUID id,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Filing filing = filings.visible(id, caller);
        int most = Page.limit(limit);
        List<Events.Told> told = events.of(filing.id(), after(cursor), most + 1);
        Page<Events.Told> page = Page.of(told, most, event -> Long.toString(event.id()));
        boolean inside = showing.isInside(filing, caller);
        return new Page<>(
                page.items().stream().map(event -> Happening.of(event, inside)).toList(),
                page.next());
    }

    private static long after(String cursor) {
        String key = Page.decode(cursor);
        try {
            return key == null ? 0 : Math.max(0, Long.parseLong(key));
        } catch (NumberFormatException e) {
            throw new Page.BadCursor();
        }
    }
}
