package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;

/**
 * A version of an item with all its elements.
 *
 * @param status as of today
 * @param validFrom first day in force, Asia/Shanghai
 * @param validTo first day no longer in force; null while no end is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemView(
        @JsonUnwrapped Content content,
        int version,
        ItemVersion.Status status,
        LocalDate validFrom,
        LocalDate validTo) {}
