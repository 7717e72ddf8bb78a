package org.onevisit.permit.past;

import java.time.LocalDate;
import java.util.List;
import org.onevisit.permit.card.Colour;
import org.onevisit.permit.card.Rule;
import org.onevisit.permit.card.RuleSets;

/**
 * A card that a past case would have got (M-1): counted in the figures of its day, and history, so
 * that nobody has to answer it.
 *
 * @param limit the day that passed
 * @param on the day after, on which it would have been raised
 */
record PastCard(Rule rule, Colour colour, LocalDate limit, LocalDate on) {

    /** One for each breach that the rules of the office had a colour for on its day. */
    static List<PastCard> of(Derived derived, RuleSets.History rules) {
        return derived.breaches().stream()
                .flatMap(
                        breach ->
                                rules.colour(breach.rule(), breach.on()).stream()
                                        .map(
                                                colour ->
                                                        new PastCard(
                                                                breach.rule(),
                                                                colour,
                                                                breach.limit(),
                                                                breach.on())))
                .toList();
    }

    /** As the event tells it. */
    String json() {
        return "{\"rule\":\"%s\",\"colour\":\"%s\",\"limit\":\"%s\",\"on\":\"%s\"}"
                .formatted(rule, colour, limit, on);
    }
}
