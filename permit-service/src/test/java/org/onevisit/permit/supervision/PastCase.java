package org.onevisit.permit.supervision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One invented case and all that happened to it, as plain facts: what a person would count by. */
final class PastCase {

    final UUID id = UUID.randomUUID();
    boolean imported;
    String office;
    String item;
    String type;
    String channel;
    int promise;
    int statutory;
    LocalDate received;
    LocalDate accepted;
    LocalDate notAccepted;
    LocalDate withdrawn;
    LocalDate decided;
    String decision;
    String outcome;
    int used;
    int visits;
    BigDecimal areaFiled = BigDecimal.ZERO;
    BigDecimal areaAccepted = BigDecimal.ZERO;
    LocalDate rated;
    int level;
    boolean defaultRating;
    boolean rectified;
    final List<VisitRating> visitRatings = new ArrayList<>();
    final List<Card> cards = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();

    /** A rating of a visit. */
    static final class VisitRating {
        final String id = UUID.randomUUID().toString();
        final LocalDate on;
        final int level;
        boolean rectified;
        boolean excluded;

        VisitRating(LocalDate on, int level) {
            this.on = on;
            this.level = level;
        }
    }

    /** A card of the case. */
    static final class Card {
        final String id;
        final String colour;
        final LocalDate on;
        boolean withdrawn;

        Card(String id, String colour, LocalDate on) {
            this.id = id;
            this.colour = colour;
            this.on = on;
        }
    }

    /** Money that came in, or went back. */
    record Payment(LocalDate on, BigDecimal amount) {}

    boolean isFinishedIn(Range range) {
        return in(decided, range) || (accepted != null && in(withdrawn, range));
    }

    boolean isDecidedIn(Range range) {
        return in(decided, range);
    }

    boolean isRatedIn(Range range) {
        return in(rated, range) && !defaultRating;
    }

    /** Those that count. */
    List<VisitRating> visitRatingsIn(Range range) {
        return visitRatings.stream().filter(v -> !v.excluded && in(v.on, range)).toList();
    }

    boolean isFinished() {
        return decided != null || (accepted != null && withdrawn != null);
    }

    /** Day of the first rating that somebody gave and that counts, of a case that is finished. */
    LocalDate firstRated() {
        if (!isFinished()) {
            return null;
        }
        Stream<LocalDate> visits = visitRatings.stream().filter(v -> !v.excluded).map(v -> v.on);
        Stream<LocalDate> matter = defaultRating ? Stream.empty() : Stream.ofNullable(rated);
        return Stream.concat(visits, matter).min(Comparator.naturalOrder()).orElse(null);
    }

    static boolean in(LocalDate day, Range range) {
        return day != null && !day.isBefore(range.from()) && !day.isAfter(range.to());
    }
}
