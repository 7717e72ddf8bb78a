package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/**
 * 环节: one step of handling a case, with who handles it and how long that may take.
 *
 * @param days in the unit of the promised limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stage(
        @Element("环节代码") Code code,
        @Element("环节名称") @Size(max = 100) String name,
        @Element("办理时限") @Min(0) @Max(3650) Integer days,
        @Element("时限单位") Limits.Unit unit,
        @Element("办理处室") @Size(max = 100) String department,
        @Element("办理人") @Size(max = 100) String handler,
        @Element("特别程序") @Size(max = 200) String specialProcedure) {

    /**
     * Which step of the process it is. An item with {@link #SITE_CHECK} is looked at on the spot.
     */
    public enum Code {
        INTAKE,
        REVIEW,
        SITE_CHECK,
        DECIDE,
        CERTIFY,
        DELIVER;

        /** Comes after the decision and so has its own clock (行政许可法 art. 44, R-D8). */
        boolean afterDecision() {
            return this == CERTIFY || this == DELIVER;
        }
    }
}
