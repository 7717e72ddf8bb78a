package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;

/** 中介服务: a service by a market body that the applicant needs beforehand; outside every clock. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Intermediary(
        @Element("是否需要中介服务") Boolean needed,
        @Element("中介服务名称") @Size(max = 200) String name,
        @Element("中介服务内容") @Size(max = 1000) String content) {}
