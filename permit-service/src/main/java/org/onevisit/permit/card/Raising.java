package org.onevisit.permit.card;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Outcome;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.clock.Calendars;
import org.onevisit.permit.clock.CaseClock;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.platform.OfficeTime;

/**
 * Raises cards, in the transaction of what they are raised for: by the clock when a day has passed,
 * and at a late decision. A case gets one for a rule and no second, whatever dates move (M-1).
 */
@ApplicationScoped
public class Raising {

    private static final String ACTOR = "system";

    private final Cards cards;
    private final RuleSets rules;
    private final Calendars calendars;
    private final Events events;
    private final int answerDays;

    Raising(
            Cards cards,
            RuleSets rules,
            Calendars calendars,
            Events events,
            @ConfigProperty(name = "onevisit.card.answer-days") int answerDays) {
        this.cards = cards;
        this.rules = rules;
        this.calendars = calendars;
        this.events = events;
        this.answerDays = answerDays;
    }

    /** Raises a card for a locked case when the rules of its office ask for one. */
    public void raise(Rule rule, Filing filing, Card.Breach breach, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, OfficeTime.ZONE);
        RuleSet set = rules.inForce(filing.officeCode(), today);
        Colour colour = set.colour(rule).orElse(null);
        if (colour == null || cards.isRaised(filing.id(), rule)) {
            return;
        }
        LocalDate answerDue =
                Counting.prognosis(calendars.of(filing.officeCode()))
                        .due(today, Term.workdays(answerDays), Suspensions.NONE);
        Card card = new Card(filing, rule, set, colour, breach, at, answerDue);
        cards.persist(card);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("card", card.id());
        data.put("rule", rule);
        data.put("colour", colour);
        data.put("limit", breach.limit());
        events.append("CARD_RAISED", filing.id(), filing.officeCode(), ACTOR, at, data);
    }

    /**
     * Raises what a decision that was just made is late for: the clock may not have come round to
     * it before.
     */
    public void judge(Filing filing, CaseClock dates, Instant at) {
        Outcome outcome = dates.outcome();
        if (outcome == Outcome.OVER_PROMISE || outcome == Outcome.OVER_STATUTORY) {
            String decider = filing.decidedBy();
            raise(
                    Rule.PROMISE_PASSED,
                    filing,
                    new Card.Breach("", dates.promiseDue(), decider),
                    at);
            if (outcome == Outcome.OVER_STATUTORY) {
                LocalDate limit =
                        dates.extendedDue() == null ? dates.statutoryDue() : dates.extendedDue();
                raise(Rule.STATUTORY_PASSED, filing, new Card.Breach("", limit, decider), at);
            }
        }
    }
}
