package org.onevisit.permit.rules;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.clock.Completion;
import org.onevisit.clock.Receipt;
import org.onevisit.clock.SuspensionEnd;
import org.onevisit.clock.Unit;

/**
 * The rules of an office (办理规则), as read and as written. Times are those of Asia/Shanghai.
 *
 * @param version 0 for those chosen by default; 0 or left out when written
 * @param since from when on; what was received before stays under the rules before
 * @param dayEnds when a due day ends, R-D3; null for midnight
 * @param receipt from which day something counts that comes after hours or on a rest day, R-D4
 * @param receiptEnds when after hours begins, only with {@code NEXT_WORKDAY}; null for never
 * @param suspensionEnd how the last day of a suspension counts, R-D5
 * @param completion with what a case is finished, R-D13
 * @param hearingNotice unit of the seven days before a hearing, art. 48, R-D10
 * @param supplementDays working days to answer a supplement notice; null when the office waits
 * @param supplementLapse what it means that nothing came, R-D7
 * @param deferralDays working days for deferred material at most; null until the promise is due
 * @param deferralLapse what it means that it did not come (容缺受理)
 * @param brokenPromiseDays natural days in which an applicant whose deferred material did not come
 *     is not accepted on a promise again (失信限制); null when a broken promise has no such effect
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RulesView(
        String officeCode,
        Integer version,
        Instant since,
        @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "17:30")
                LocalTime dayEnds,
        @NotNull Receipt receipt,
        @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "17:30")
                LocalTime receiptEnds,
        @NotNull SuspensionEnd suspensionEnd,
        @NotNull Completion completion,
        @NotNull Unit hearingNotice,
        @Min(1) @Max(250) Integer supplementDays,
        @NotNull Lapse supplementLapse,
        @Min(1) @Max(250) Integer deferralDays,
        @NotNull Lapse deferralLapse,
        @Min(1) @Max(3660) Integer brokenPromiseDays) {

    static final RulesView DEFAULT =
            new RulesView(
                    null,
                    0,
                    null,
                    null,
                    Receipt.AT_ONCE,
                    null,
                    SuspensionEnd.INCLUSIVE,
                    Completion.DECISION,
                    Unit.WORKDAY,
                    null,
                    Lapse.WITHDRAWN,
                    null,
                    Lapse.WITHDRAWN,
                    null);

    /** Whether it says the same rules, whatever their version. */
    boolean says(RulesView other) {
        return plain().equals(other.plain());
    }

    private RulesView plain() {
        return new RulesView(
                null,
                null,
                null,
                dayEnds,
                receipt,
                receiptEnds,
                suspensionEnd,
                completion,
                hearingNotice,
                supplementDays,
                supplementLapse,
                deferralDays,
                deferralLapse,
                brokenPromiseDays);
    }
}
