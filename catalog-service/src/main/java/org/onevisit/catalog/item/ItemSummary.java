package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An item as lists show it. */
public record ItemSummary(
        String itemCode,
        String name,
        String type,
        String officeCode,
        String officeName,
        int version,
        @JsonRawValue @Schema(implementation = Limits.class) String limits) {}
