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

    /** From the row {@code version, validFrom, validTo, publishedAt}. */
    static VersionView of(Object[] row, LocalDate today) {
        LocalDate end = (LocalDate) row[2];
        boolean over = end != null && !end.isAfter(today);
        return new VersionView(
                (Integer) row[0],
                over ? ItemVersion.Status.RETIRED : ItemVersion.Status.PUBLISHED,
                (LocalDate) row[1],
                end,
                (Instant) row[3]);
    }

    static VersionView of(ItemVersion version, LocalDate today) {
        return new VersionView(
                version.version(),
                version.statusOn(today),
                version.validFrom(),
                version.validTo(),
                version.publishedAt());
    }
}
