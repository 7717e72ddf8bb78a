package org.onevisit.fee.reconciliation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Asked;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.reconciliation.Comparison.Question;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** 对账: the collector's list held against what is booked. Nothing is ever put right by it. */
@Path("/api/fees/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation 对账", description = "The collector's list against the payments here")
public class ReconciliationResource {

    static final String CSV = "text/csv";

    private final Reconciliations reconciliations;
    private final Caller caller;
    private final Clock clock;

    ReconciliationResource(Reconciliations reconciliations, Caller caller, Clock clock) {
        this.reconciliations = reconciliations;
        this.caller = caller;
        this.clock = clock;
    }

    /** How a difference was worked off. */
    @Schema(name = "ReconciliationSettlement")
    public record Settlement(
            @Schema(description = "What was found and done", required = true)
                    @NotBlank
                    @Size(max = 500)
                    String note) {}

    @POST
    @RolesAllowed("finance")
    @Consumes(CSV)
    @Operation(
            operationId = "reconcile",
            summary = "对账 Hold the collector's list against the payments of the office",
            description =
                    "CSV in UTF-8 with the header `assessment_no,amount,paid_on,external_id`, at most"
                            + " 200,000 rows. Payments are paired by the collector's id. Any row that"
                            + " cannot be read is told with line and column, and then nothing is"
                            + " kept. The same list again answers what was found the first time.")
    @APIResponse(
            responseCode = "201",
            description = "What was found",
            content = @Content(schema = @Schema(implementation = Reconciliation.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same list was compared before",
            content = @Content(schema = @Schema(implementation = Reconciliation.class)))
    @APIResponse(responseCode = "400", description = "INVALID_INPUT, LIST_BROKEN_OFF")
    @APIResponse(responseCode = "413", description = "LIST_TOO_LONG, BODY_TOO_LARGE")
    @APIResponse(
            responseCode = "422",
            description =
                    "LIST_HAS_PROBLEMS with `problems`: the first hundred, each with line, column, code")
    public Response compare(
            @Parameter(description = "First day of payment; otherwise the list's first")
                    @QueryParam("from")
                    String from,
            @Parameter(description = "Last day, inclusive; otherwise the list's last")
                    @QueryParam("to")
                    String to,
            @Parameter(description = "Only payments through this channel") @QueryParam("channel")
                    String channel,
            @Parameter(
                            description = "Compare a list anew that was compared before",
                            schema = @Schema(implementation = Boolean.class))
                    @QueryParam("again")
                    String again,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = SchemaType.STRING)))
                    InputStream list) {
        if (caller.officeCode() == null) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        Findings findings = new Findings();
        if (channel != null && !channel.matches("[A-Z0-9_-]{1,40}")) {
            findings.add("channel", "BAD_CODE", "应为大写字母、数字和 _ - Capitals, digits, _ and -");
        }
        LocalDate first = findings.date("from", from);
        LocalDate last = findings.date("to", to);
        findings.refuse();
        Question asked =
                new Question(
                        caller.officeCode(), channel, first, last, caller.name(), clock.instant());
        Reconciliations.Made made = compare(list, asked, Boolean.parseBoolean(again));
        return Response.status(made.isNew() ? 201 : 200).entity(made.reconciliation()).build();
    }

    /** All of the list is read before a transaction begins. */
    private Reconciliations.Made compare(InputStream list, Question asked, boolean anew) {
        try (ReceivedList received = ReceivedList.of(list)) {
            return QuarkusTransaction.requiringNew()
                    .call(() -> reconciliations.compare(received, asked, anew));
        }
    }

    @GET
    @RolesAllowed({"finance", "auditor"})
    @Transactional
    @Operation(
            operationId = "listReconciliations",
            summary = "对账记录 Reconciliations, newest first",
            description = "Finance sees those of the office, an auditor all.")
    @APIResponse(responseCode = "200", description = "One page")
    public Page<Reconciliation> list(
            @Parameter(schema = @Schema(implementation = Integer.class)) @QueryParam("limit")
                    String limit,
            @QueryParam("cursor") String cursor) {
        int most = Asked.limit(limit);
        Page<Reconciliations.Placed> page =
                Page.of(
                        reconciliations.page(office(), after(cursor, Long.MAX_VALUE), most + 1),
                        most,
                        one -> Long.toString(one.serial()));
        return new Page<>(
                page.items().stream().map(Reconciliations.Placed::reconciliation).toList(),
                page.next());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"finance", "auditor"})
    @Transactional
    @Operation(
            operationId = "getReconciliation",
            summary = "对账结果 A reconciliation",
            description = "The counts as they were found, and how many differences are still open.")
    @APIResponse(responseCode = "200", description = "The reconciliation")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: none, or not of the office")
    public Reconciliation get(@PathParam("id") UUID id) {
        return reconciliations.get(id, office());
    }

    @GET
    @Path("/{id}/differences")
    @RolesAllowed({"finance", "auditor"})
    @Transactional
    @Operation(
            operationId = "listDifferences",
            summary = "对账差异 What does not agree",
            description = "By the line of the list; what is only here comes last.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: none, or not of the office")
    public Page<Difference> differences(
            @PathParam("id") UUID id,
            @QueryParam("kind") Difference.Kind kind,
            @Parameter(description = "Only those worked off, or only those still open")
                    @QueryParam("settled")
                    Boolean settled,
            @Parameter(schema = @Schema(implementation = Integer.class)) @QueryParam("limit")
                    String limit,
            @QueryParam("cursor") String cursor) {
        int most = Asked.limit(limit);
        int after = (int) Math.min(Integer.MAX_VALUE, after(cursor, 0));
        reconciliations.get(id, office());
        return Page.of(
                reconciliations.differences(id, kind, settled, after, most + 1),
                most,
                one -> Integer.toString(one.number()));
    }

    @POST
    @Path("/{id}/differences/{number}/settle")
    @RolesAllowed("finance")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "settleDifference",
            summary = "差异处理 Say how a difference was worked off",
            description =
                    "With a note, once. The books are not touched: a payment is reported, placed or"
                            + " taken back where payments are.")
    @APIResponse(responseCode = "200", description = "The difference, worked off")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: none, or not of the office")
    @APIResponse(responseCode = "409", description = "ALREADY_SETTLED")
    public Difference settle(
            @PathParam("id") UUID id,
            @PathParam("number") String number,
            @NotNull @Valid Settlement settlement) {
        if (!number.matches("[1-9][0-9]{0,8}") || caller.officeCode() == null) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        reconciliations.get(id, caller.officeCode());
        return reconciliations.settle(
                id, Integer.parseInt(number), settlement.note().strip(), caller.name());
    }

    /** The office whose reconciliations the caller sees; null for all. */
    private String office() {
        if (caller.is("auditor")) {
            return null;
        }
        if (caller.officeCode() == null) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        return caller.officeCode();
    }

    private static long after(String cursor, long otherwise) {
        String key = Page.decode(cursor);
        try {
            return key == null ? otherwise : Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw new Page.BadCursor();
        }
    }
}
