package org.onevisit.fee.policy;

import java.time.LocalDate;

/**
 * A published version of a policy, ready for the rules. Code and version name it for ever: an
 * assessment that keeps them can be worked out again.
 *
 * @param validFrom first day in force; null only for a draft that is being tried
 * @param validTo first day on which it is no longer in force, or null
 */
public record PublishedPolicy(
        String code,
        int version,
        String name,
        String document,
        boolean sample,
        LocalDate validFrom,
        LocalDate validTo,
        Terms terms) {}
