package org.onevisit.fee.pricing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A relief that may be given to a building. F-9.
 *
 * @param code of the policy, such as {@code SCHOOL}; or the name of the share where no code is used
 * @param name what is relieved, in the words of the paper; null where no code is used
 * @param share what is waived
 * @param document number of the paper that grants it, or null
 * @param from first day on which it may be given, or null
 * @param to first day on which it may no longer be given, or null
 */
public record ReliefGrant(
        String code, String name, Relief share, String document, LocalDate from, LocalDate to) {

    /** Nothing is waived. */
    public static final ReliefGrant NONE = of(Relief.NONE);

    /** A bare share without a category, for a what-if. */
    public static ReliefGrant of(Relief share) {
        return new ReliefGrant(share.name(), null, share, null, null, null);
    }

    /** Whether it may be given on a day. */
    public boolean inForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    /** A building gets one relief: of several, the one that waives most. F-9. */
    public static ReliefGrant best(List<ReliefGrant> claims) {
        return claims.stream().max(Comparator.comparing(ReliefGrant::share)).orElse(NONE);
    }
}
