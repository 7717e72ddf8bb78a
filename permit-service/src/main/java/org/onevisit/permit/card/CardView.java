package org.onevisit.permit.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A card as staff and supervisors see it; it holds nothing of the applicant.
 *
 * @param ruleText the rule in words
 * @param ruleSetId the set of rules under which it was raised
 * @param subject the step it is about; empty for the case
 * @param limitOn the day that passed, or is about to
 * @param owner user name of who had the case in hands; null when nobody had: the chief answers
 * @param answerDue until when the office is to answer
 * @param resolution reason of the supervisor, once it is upheld or withdrawn
 * @param allowed what can be done with it now
 */
public record CardView(
        UUID id,
        UUID filingId,
        String caseNo,
        String officeCode,
        String itemCode,
        String itemName,
        Rule rule,
        String ruleText,
        UUID ruleSetId,
        Colour colour,
        Card.State state,
        String subject,
        LocalDate limitOn,
        String owner,
        Instant raisedAt,
        LocalDate answerDue,
        Card.Said answer,
        Card.Said appeal,
        Card.Said resolution,
        List<String> allowed) {

    static CardView of(Card card, LocalDate today) {
        return new CardView(
                card.id(),
                card.filingId(),
                card.caseNo(),
                card.officeCode(),
                card.itemCode(),
                card.itemName(),
                card.rule(),
                card.rule().text(),
                card.setId(),
                card.colour(),
                card.state(),
                card.subject(),
                card.limitOn(),
                card.owner(),
                card.raisedAt(),
                card.answerDue(),
                card.said(),
                card.appealed(),
                card.resolved(),
                card.acts(today));
    }
}
