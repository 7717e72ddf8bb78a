package org.onevisit.catalog.item;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A published version in the history of an item.
 *
 * @param status PUBLISHED, or RETIRED when its last day is over
 * @param validFrom first day in force
 * @param validTo first day no longer in force, or null; the same as {@code validFrom} for a version
 *     that was replaced before its first day was over
 */
public record VersionView(
        int version,
        ItemVersion.Status status,
        LocalDate validFrom,
        LocalDate validTo,
        Instant publishedAt) {

    static VersionView of(ItemVersion version, LocalDate today) {
        return new VersionView(
                version.version(),
                version.statusOn(today),
                version.validFrom(),
                version.validTo(),
                version.publishedAt());
    }
}
