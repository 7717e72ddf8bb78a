package org.onevisit.fee.late;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Findings;
import org.onevisit.fee.pricing.LateFee;

/**
 * What paying late would cost (滞纳金), for everyone to ask. It exists only by local law; nothing is
 * stored.
 */
@Path("/api/fees/late-fees/estimates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Estimates 测算", description = "What a project would owe, for everyone to ask")
public class LateFeeResource {

    private static final BigDecimal MOST_PRINCIPAL = new BigDecimal("100000000000");
    private static final BigDecimal MOST_RATE = BigDecimal.ONE;

    /** What is asked, as it was sent. */
    @Schema(name = "LateFeeRequest")
    public record LateFeeRequest(
            @Schema(
                            description = "Amount due, yuan",
                            implementation = BigDecimal.class,
                            required = true)
                    String principal,
            @Schema(description = "Last day in time", format = "date", required = true)
                    String deadline,
            @Schema(description = "Day of payment", format = "date", required = true) String paidOn,
            @Schema(
                            description = "Share of a natural day, such as 0.002",
                            implementation = BigDecimal.class,
                            required = true)
                    String dailyRate,
            @Schema(description = "Not above the principal; true when absent (行政强制法 art. 45)")
                    Boolean capAtPrincipal) {}

    /** What it costs. */
    @Schema(name = "LateFee", description = "What paying late costs")
    public record LateFeeView(
            @Schema(description = "Natural days after the deadline", required = true) long daysLate,
            @Schema(description = "Yuan", required = true) BigDecimal lateFee,
            @Schema(description = "Whether it was cut to the principal", required = true)
                    boolean capped,
            @Schema(description = "Principal and late fee, yuan", required = true) BigDecimal total,
            @Schema(description = "The calculation, Chinese first", required = true)
                    List<String> explanation) {}

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "estimateLateFee",
            summary = "滞纳金测算 What paying late would cost",
            description =
                    "Principal × daily rate × natural days from the day after the deadline to the day"
                            + " of payment, rounded half up to 0.01 yuan, not above the principal"
                            + " (行政强制法 art. 45) unless told otherwise. Public, without effect.")
    @APIResponse(responseCode = "200", description = "The late fee")
    @APIResponse(responseCode = "400", description = "INVALID_INPUT, with everything that is wrong")
    public LateFeeView estimate(LateFeeRequest request) {
        Findings findings = new Findings();
        if (request == null) {
            findings.missing("");
            findings.refuse();
        }
        findings.needed("/principal", request.principal());
        BigDecimal principal = findings.money("/principal", request.principal(), MOST_PRINCIPAL);
        findings.needed("/deadline", request.deadline());
        LocalDate deadline = findings.date("/deadline", request.deadline());
        findings.needed("/paidOn", request.paidOn());
        LocalDate paidOn = findings.date("/paidOn", request.paidOn());
        findings.needed("/dailyRate", request.dailyRate());
        BigDecimal rate = findings.decimal("/dailyRate", request.dailyRate(), MOST_RATE);
        findings.refuse();
        boolean cap = !Boolean.FALSE.equals(request.capAtPrincipal());
        LateFee fee = LateFee.of(principal, deadline, paidOn, rate, cap);
        return new LateFeeView(
                fee.daysLate(), fee.lateFee(), fee.capped(), fee.total(), explain(fee, rate));
    }

    private static List<String> explain(LateFee fee, BigDecimal rate) {
        if (fee.daysLate() == 0) {
            return List.of("按期缴纳，无滞纳金 Paid in time, no late fee");
        }
        if (fee.capped()) {
            return List.of(
                    "逾期 "
                            + fee.daysLate()
                            + " 天，滞纳金不超过本金（行政强制法第45条）："
                            + fee.lateFee().toPlainString()
                            + " 元 Not above the principal (行政强制法 art. 45)");
        }
        String product =
                fee.principal().toPlainString()
                        + " × "
                        + rate.toPlainString()
                        + " × "
                        + fee.daysLate()
                        + " = "
                        + fee.lateFee().toPlainString();
        return List.of(
                "逾期 "
                        + fee.daysLate()
                        + " 天："
                        + product
                        + " 元（四舍五入至分） "
                        + fee.daysLate()
                        + " days late");
    }
}
