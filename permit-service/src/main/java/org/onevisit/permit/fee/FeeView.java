package org.onevisit.permit.fee;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The levy of a case as the case shows it.
 *
 * @param assessmentNo number of the assessment, by which is paid; null until it is confirmed
 * @param payable in yuan; null until it is confirmed
 * @param paidOn day in Asia/Shanghai on which nothing was outstanding any more
 */
public record FeeView(
        UUID assessmentId,
        CaseFee.State state,
        String assessmentNo,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal payable,
        LocalDate paidOn) {

    static FeeView of(CaseFee fee) {
        return new FeeView(
                fee.assessmentId(), fee.state(), fee.assessmentNo(), fee.payable(), fee.paidOn());
    }
}
