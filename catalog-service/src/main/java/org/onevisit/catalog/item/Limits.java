package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/**
 * 办结时限: how long the office has by law, and how long it promises to take. Both count from the day
 * after acceptance (R-D1).
 */
public record Limits(
        @Element("法定办结时限") @Valid Limit statutory, @Element("承诺办结时限") @Valid Limit promised) {

    /**
     * Days of a limit are counted by one of these; other laws count differently than 行政许可法 art. 82.
     */
    public enum Unit {
        /** 工作日, by the published calendar. */
        WORKDAY("个工作日"),
        /** 自然日. */
        NATURAL_DAY("个自然日");

        private final String chinese;

        Unit(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * One limit.
     *
     * @param days number of units; 0 is the same day (即办件)
     * @param note where it comes from and what it means
     * @param sample no paper says so: made up for demonstration
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Limit(
            @Element("时限") @Min(0) @Max(3650) Integer days,
            @Element("单位") Unit unit,
            @Element("说明") @Size(max = 1000) String note,
            @Element("示例数据") Boolean sample) {

        public Limit {
            sample = Boolean.TRUE.equals(sample);
        }

        boolean complete() {
            return days != null && unit != null;
        }
    }
}
