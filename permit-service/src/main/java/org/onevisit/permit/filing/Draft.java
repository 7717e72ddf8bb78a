package org.onevisit.permit.filing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What an applicant writes down before handing it in (申请草稿).
 *
 * @param itemCode 实施编码 of the item
 * @param agent who acts for the applicant (委托代理人), or null
 * @param project name, code and place of the project, or null
 * @param form answers to the item's form; judged against its schema at submission
 * @param channel way in which the application comes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Draft(
        @NotBlank @Size(max = 64) String itemCode,
        @NotNull @Valid Applicant applicant,
        @Valid Agent agent,
        ObjectNode project,
        @NotNull ObjectNode form,
        @NotNull Channel channel) {

    /** Agent of the applicant; applications may be filed by one, 行政许可法 art. 29. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Agent(
            @NotBlank @Size(max = 200) String name,
            @Size(max = 40) String identifier,
            @Size(max = 30) String phone) {}
}
