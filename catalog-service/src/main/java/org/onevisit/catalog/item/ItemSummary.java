package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonRawValue;

/** An item as lists show it. */
public record ItemSummary(
        String itemCode,
        String name,
        String type,
        String officeCode,
        String officeName,
        int version,
        @JsonRawValue String limits) {}
