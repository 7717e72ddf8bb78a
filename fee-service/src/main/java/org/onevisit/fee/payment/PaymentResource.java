package org.onevisit.fee.payment;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.payment.Receiving.Received;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** Payments: reported by the collector, put right by the finance officers of the office. */
@Path("/api/fees/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments 缴款", description = "What the collector has taken, and where it belongs")
public class PaymentResource {

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final Receiving receiving;
    private final Placing placing;
    private final Payments payments;
    private final Caller caller;
    private final Clock clock;

    PaymentResource(
            Receiving receiving, Placing placing, Payments payments, Caller caller, Clock clock) {
        this.receiving = receiving;
        this.placing = placing;
        this.payments = payments;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Where a payment belongs.
     *
     * @param note why, when it was placed before; kept with the reversal
     */
    public record Assignment(
            @NotBlank @Size(max = 60) String assessmentNo,
            @NotBlank @Size(max = 500) String note) {}

    /**
     * Why a payment is taken back.
     *
     * @param reason kept with the reversal
     */
    public record TakingBack(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @RolesAllowed({"collector", "finance"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportPayment",
            summary = "缴款信息回传 Report a payment",
            description =
                    "The collector's call; a finance officer may make it for the own office. Safe to repeat:"
                            + " `channel` and `externalId` name the payment. A success after a"
                            + " reported failure is the payment. Money whose number no assessment"
                            + " has is kept in suspense and told as an error.")
    @APIResponse(responseCode = "200", description = "It was reported before")
    @APIResponse(
            responseCode = "201",
            description = "The payment, booked",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_INPUT")
    @APIResponse(
            responseCode = "409",
            description =
                    "ID_TAKEN: another payment has this channel and id; PERIOD_CLOSED: name a"
                            + " `bookedOn` in an open month")
    @APIResponse(
            responseCode = "422",
            description =
                    "PAYMENT_SUSPENDED: the money is kept in suspense as payment `paymentId`, until it"
                            + " is assigned")
    public Response report(@NotNull @Valid PaymentReport report) {
        LocalDate today = LocalDate.now(clock);
        check(report.paidOn(), today, "/paidOn");
        check(report.day(), today, "/bookedOn");
        if (caller.officeCode() == null && !caller.is("collector")) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        // In a transaction of its own, which stands when the answer is an error.
        Received received = QuarkusTransaction.requiringNew().call(() -> receiving.receive(report));
        if (received.payment().state() == Payment.State.SUSPENDED) {
            throw Refused.because(Reason.PAYMENT_SUSPENDED, "paymentId", received.payment().id());
        }
        return Response.status(received.isNew() ? 201 : 200)
                .entity(PaymentView.of(received.payment()))
                .build();
    }

    @GET
    @RolesAllowed({"finance", "auditor"})
    @Operation(
            operationId = "listPayments",
            summary = "缴款列表 Payments",
            description =
                    "In the order they were first reported; `state=SUSPENDED` are those whose assessment is"
                            + " still looked for. Finance officers see those of their office and"
                            + " those that no office is known for (`000000`).")
    @APIResponse(responseCode = "200", description = "A page of payments")
    public Page<PaymentView> list(
            @QueryParam("state") Payment.State state,
            @QueryParam("assessmentId") UUID assessmentId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Page<Payment> page =
                Page.of(
                        payments.page(caller, state, assessmentId, after(cursor), size + 1),
                        size,
                        payment -> Long.toString(payment.serial()));
        return new Page<>(page.items().stream().map(PaymentView::of).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"finance", "auditor"})
    @Operation(operationId = "getPayment", summary = "缴款 A payment")
    @APIResponse(responseCode = "200", description = "The payment")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: none, or not of the office")
    public PaymentView get(@PathParam("id") UUID id) {
        return PaymentView.of(payments.visible(id, caller));
    }

    @POST
    @Path("/{id}/assign")
    @Transactional
    @RolesAllowed("finance")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "assignPayment",
            summary = "暂存款认领、错账调整 Place a payment on its assessment",
            description =
                    "Out of suspense, or from an assessment it was booked on by mistake: what was booked is"
                            + " reversed, and it is booked anew today.")
    @APIResponse(responseCode = "200", description = "The payment, booked on the assessment")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: none, or not of the office")
    @APIResponse(
            responseCode = "409",
            description = "NO_MONEY_CAME: it failed or was taken back; PERIOD_CLOSED")
    @APIResponse(
            responseCode = "422",
            description =
                    "ASSESSMENT_UNKNOWN: no assessment of the office with this number takes money")
    public PaymentView assign(@PathParam("id") UUID id, @NotNull @Valid Assignment assignment) {
        return PaymentView.of(
                placing.assign(id, assignment.assessmentNo().strip(), assignment.note().strip()));
    }

    @POST
    @Path("/{id}/reverse")
    @Transactional
    @RolesAllowed("finance")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reversePayment",
            summary = "缴款冲正 Take a payment back",
            description =
                    "When the bank returned it or it never came. What was booked is reversed today; what is"
                            + " then owed is owed again.")
    @APIResponse(responseCode = "200", description = "The payment, REVERSED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: none, or not of the office")
    @APIResponse(responseCode = "409", description = "NO_MONEY_CAME: it failed; PERIOD_CLOSED")
    public PaymentView reverse(@PathParam("id") UUID id, @NotNull @Valid TakingBack taking) {
        return PaymentView.of(placing.reverse(id, taking.reason().strip()));
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
