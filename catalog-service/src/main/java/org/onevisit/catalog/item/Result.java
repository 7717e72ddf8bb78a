package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/**
 * 审批结果: what the applicant gets.
 *
 * @param validMonths how long it holds, in months; null when it does not lapse
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Result(
        @Element("审批结果类型") Type type,
        @Element("审批结果名称") @Size(max = 200) String name,
        @Element("有效期(月)") @Min(1) @Max(1200) Integer validMonths,
        @Element("审批结果样本") @Size(max = 500) String example,
        @Element("说明") @Size(max = 500) String note) {

    /** 审批结果类型. */
    public enum Type {
        CERTIFICATE("证照"),
        APPROVAL("批文"),
        OTHER("其他");

        private final String chinese;

        Type(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
