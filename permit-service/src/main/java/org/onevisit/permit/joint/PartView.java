package org.onevisit.permit.joint;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A part of a joint case.
 *
 * @param officeCode the department that answers
 * @param body the joint body of the item that it is
 * @param days it was given, in the unit of the promised limit
 * @param dueOn last day, never after the promise of the case
 * @param result null while it has not answered
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PartView(
        UUID id,
        UUID filingId,
        String officeCode,
        String body,
        int days,
        LocalDate openedOn,
        String openedBy,
        LocalDate dueOn,
        boolean overdue,
        Part.Result result,
        String opinion,
        String answeredBy,
        Instant answeredAt) {

    /**
     * What a department is asked.
     *
     * @param body one of the joint bodies that the item names
     */
    public record Asked(
            @NotBlank @Size(max = 200) String body,
            @NotBlank @Pattern(regexp = "[0-9]{6,12}") String officeCode,
            @NotNull @Min(0) @Max(3660) Integer days) {}

    /** What a department says. */
    public record Opinion(
            @NotNull Part.Result result, @NotBlank @Size(max = 4000) String opinion) {}

    /** A part in the queue of its department. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record InQueue(PartView part, String caseNo, String itemName, String applicantName) {}

    /**
     * @param inside whether the caller sees who acted and what was said
     */
    static PartView of(Part part, LocalDate today, boolean inside) {
        return new PartView(
                part.id(),
                part.filingId(),
                part.officeCode(),
                part.body(),
                part.days(),
                part.openedOn(),
                inside ? part.openedBy() : null,
                part.dueOn(),
                part.result() == null && today.isAfter(part.dueOn()),
                inside ? part.result() : null,
                inside ? part.opinion() : null,
                inside ? part.answeredBy() : null,
                part.answeredAt());
    }
}
