package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

/** 救济途径: where a decision can be challenged; every refusal names both (行政许可法 art. 38). */
public record Remedies(
        @Element("行政复议") @Valid Reconsideration reconsideration,
        @Element("行政诉讼") @Valid Litigation litigation) {

    /** 行政复议 before a public body. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reconsideration(
            @Element("部门") @Size(max = 200) String body,
            @Element("地址") @Size(max = 300) String address,
            @Element("电话") @Size(max = 100) String phone,
            @Element("网址") @Size(max = 500) String website) {}

    /** 行政诉讼 before a court. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Litigation(
            @Element("法院") @Size(max = 200) String court,
            @Element("地址") @Size(max = 300) String address,
            @Element("电话") @Size(max = 100) String phone,
            @Element("网址") @Size(max = 500) String website) {}
}
