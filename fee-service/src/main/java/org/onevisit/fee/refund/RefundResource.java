package org.onevisit.fee.refund;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.refund.Refunding.Asked;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** Refunds of what was overpaid: asked for by one, approved by another. */
@Path("/api/fees/refunds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Refunds 退付", description = "What was overpaid, on its way back")
public class RefundResource {

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final Refunding refunding;
    private final Refunds refunds;
    private final Caller caller;
    private final Clock clock;

    RefundResource(Refunding refunding, Refunds refunds, Caller caller, Clock clock) {
        this.refunding = refunding;
        this.refunds = refunds;
        this.caller = caller;
        this.clock = clock;
    }

    /** Why it is not paid. */
    public record Rejection(@NotBlank @Size(max = 500) String reason) {}

    /**
     * That the money went back.
     *
     * @param paidOn day on which it did; today when left out
     * @param bookedOn day in whose month it is booked; {@code paidOn} when left out
     * @param voucherNo number of the voucher, if there is one
     */
    public record PaidOut(
            LocalDate paidOn, LocalDate bookedOn, @Size(min = 1, max = 100) String voucherNo) {}

    @PUT
    @Path("/{id}")
    @RolesAllowed("finance")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestRefund",
            summary = "申请退付 Ask for a refund",
            description =
                    "Not more than was overpaid less what other refunds ask for already. `dueOn` is the last"
                            + " day of the next step, by the terms configured.")
    @APIResponse(responseCode = "200", description = "It was asked for before")
    @APIResponse(
            responseCode = "201",
            description = "The refund, REQUESTED",
            content = @Content(schema = @Schema(implementation = RefundView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_INPUT")
    @APIResponse(responseCode = "409", description = "ID_TAKEN, REFUND_EXCEEDS_OVERPAID")
    @APIResponse(responseCode = "422", description = "ASSESSMENT_UNKNOWN: none in the office")
    public Response request(@PathParam("id") UUID id, @NotNull @Valid RefundRequest request) {
        Asked asked;
        try {
            asked = ask(id, request);
        } catch (ConstraintViolationException e) {
            // The same id came twice at once, for two assessments, and the other call was first:
            // now it is there, and what it asks for can be compared.
            asked = ask(id, request);
        }
        return Response.status(asked.isNew() ? 201 : 200).entity(asked.refund().view()).build();
    }

    private Asked ask(UUID id, RefundRequest request) {
        return QuarkusTransaction.requiringNew().call(() -> refunding.ask(id, request));
    }

    @GET
    @RolesAllowed({"finance", "chief", "auditor"})
    @Operation(
            operationId = "listRefunds",
            summary = "退付列表 Refunds",
            description =
                    "Of the office, or of all for an auditor, in the order they were asked for.")
    @APIResponse(responseCode = "200", description = "A page of refunds")
    public Page<RefundView> list(
            @QueryParam("state") Refund.State state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Page<Refund> page =
                Page.of(
                        refunds.page(caller, state, after(cursor), size + 1),
                        size,
                        refund -> Long.toString(refund.serial()));
        return new Page<>(page.items().stream().map(Refund::view).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"finance", "chief", "auditor"})
    @Operation(operationId = "getRefund", summary = "退付 A refund")
    @APIResponse(responseCode = "200", description = "The refund")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: none, or not of the office")
    public RefundView get(@PathParam("id") UUID id) {
        return refunds.visible(id, caller).view();
    }

    @POST
    @Path("/{id}/verify")
    @Transactional
    @RolesAllowed("finance")
    @Operation(
            operationId = "verifyRefund",
            summary = "核实 Confirm what was overpaid",
            description =
                    "For offices that verify apart from approving; approving alone covers both.")
    @APIResponse(responseCode = "200", description = "The refund, VERIFIED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "REFUND_STATE")
    public RefundView verify(@PathParam("id") UUID id) {
        return refunding.verify(id).view();
    }

    @POST
    @Path("/{id}/approve")
    @Transactional
    @RolesAllowed({"finance", "chief"})
    @Operation(
            operationId = "approveRefund",
            summary = "批准退付 Approve a refund",
            description = "By another person of the office than asked for it or verified it.")
    @APIResponse(responseCode = "200", description = "The refund, APPROVED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "FOUR_EYES, REFUND_STATE")
    public RefundView approve(@PathParam("id") UUID id) {
        return refunding.approve(id).view();
    }

    @POST
    @Path("/{id}/reject")
    @Transactional
    @RolesAllowed({"finance", "chief"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rejectRefund",
            summary = "不予退付 Reject or withdraw a refund",
            description = "What it held back is free again.")
    @APIResponse(responseCode = "200", description = "The refund, REJECTED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "REFUND_STATE: it is over already")
    public RefundView reject(@PathParam("id") UUID id, @NotNull @Valid Rejection rejection) {
        return refunding.reject(id, rejection.reason().strip()).view();
    }

    @POST
    @Path("/{id}/paid")
    @Transactional
    @RolesAllowed("finance")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(
            operationId = "payRefund",
            summary = "已退付 Book that the money went back",
            description = "By another person than approved it.")
    @APIResponse(responseCode = "200", description = "The refund, PAID")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(
            responseCode = "409",
            description =
                    "FOUR_EYES, REFUND_STATE; REFUND_EXCEEDS_OVERPAID: less is overpaid by now;"
                            + " PERIOD_CLOSED")
    public RefundView paid(@PathParam("id") UUID id, @Valid PaidOut paid) {
        LocalDate today = LocalDate.now(clock);
        LocalDate on = paid == null || paid.paidOn() == null ? today : paid.paidOn();
        LocalDate booked = paid == null || paid.bookedOn() == null ? on : paid.bookedOn();
        check(on, today, "/paidOn");
        check(booked, today, "/bookedOn");
        return refunding.pay(id, on, booked, paid == null ? null : paid.voucherNo()).view();
    }

    private static void check(LocalDate day, LocalDate today, String pointer) {
        if (day.isBefore(EARLIEST) || day.isAfter(today)) {
            throw Refused.because(Reason.INVALID_INPUT, pointer);
        }
    }

    private static long after(String cursor) {
        String key = Page.decode(cursor);
        try {
            return key == null ? 0 : Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw new Page.BadCursor();
        }
    }
}
