package org.onevisit.permit.card;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.filing.Filing;

/**
 * A card (预警、黄牌、红牌): raised once for a case and rule, answered by who had the case in hands,
 * appealed by the office's chief, and upheld or withdrawn by the supervisor for good.
 */
@Entity
@DynamicUpdate
public class Card {

    /** Where a card stands. */
    public enum State {
        /** Waits for the answer of the office. */
        OPEN,
        ANSWERED,
        /** The office asks for it to be withdrawn (申诉). */
        APPEALED,
        UPHELD,
        /** Counted no longer. */
        WITHDRAWN;

        boolean isFinal() {
            return this == UPHELD || this == WITHDRAWN;
        }
    }

    /** Something said to the card: the same by the same person again is the same act. */
    public record Said(String text, String by, Instant at) {
        private boolean is(String other, String person) {
            return text.equals(other) && by.equals(person);
        }
    }

    @Id private UUID id;
    private UUID filingId;
    private String caseNo;
    private String officeCode;
    private String itemCode;
    private String itemName;

    @Enumerated(EnumType.STRING)
    private Rule rule;

    private UUID setId;

    @Enumerated(EnumType.STRING)
    private Colour colour;

    private String subject;
    private LocalDate limitOn;
    private String owner;
    private Instant raisedAt;
    private LocalDate answerDue;

    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    private String answer;
    private String answeredBy;
    @Basic private Instant answeredAt;
    private String appeal;
    private String appealedBy;
    @Basic private Instant appealedAt;
    private String resolution;
    private String resolvedBy;
    @Basic private Instant resolvedAt;

    protected Card() {}

    Card(
            Filing filing,
            Rule rule,
            RuleSet set,
            Colour colour,
            Breach breach,
            Instant raisedAt,
            LocalDate answerDue) {
        this.id = UUID.randomUUID();
        this.filingId = filing.id();
        this.caseNo = filing.caseNo();
        this.officeCode = filing.officeCode();
        this.itemCode = filing.itemCode();
        this.itemName = filing.itemName();
        this.rule = rule;
        this.setId = set.id();
        this.colour = colour;
        this.subject = breach.subject();
        this.limitOn = breach.limit();
        this.owner = breach.owner();
        this.raisedAt = raisedAt;
        this.answerDue = answerDue;
    }

    /**
     * What happened.
     *
     * @param subject the step it is about; empty for the case
     * @param limit the day that passed, or is about to
     * @param owner who had the case in hands; null when nobody had
     */
    public record Breach(String subject, LocalDate limit, String owner) {}

    /**
     * Takes the office's answer.
     *
     * @return whether it is new
     */
    boolean answer(String text, String officer, Instant at) {
        if (answer != null && new Said(answer, answeredBy, answeredAt).is(text, officer)) {
            return false;
        }
        mustBeIn(List.of(State.OPEN));
        answer = text;
        answeredBy = officer;
        answeredAt = at;
        state = State.ANSWERED;
        return true;
    }

    /**
     * Takes the office's appeal, once.
     *
     * @return whether it is new
     */
    boolean appeal(String grounds, String officer, Instant at) {
        if (appeal != null && new Said(appeal, appealedBy, appealedAt).is(grounds, officer)) {
            return false;
        }
        mustBeIn(List.of(State.OPEN, State.ANSWERED));
        appeal = grounds;
        appealedBy = officer;
        appealedAt = at;
        state = State.APPEALED;
        return true;
    }

    /**
     * Ends it. It can be withdrawn at any time, but upheld only when the office was heard, or had
     * time enough.
     *
     * @return whether it is new
     */
    boolean resolve(State outcome, String reason, String supervisor, Instant at, LocalDate today) {
        if (state == outcome
                && new Said(resolution, resolvedBy, resolvedAt).is(reason, supervisor)) {
            return false;
        }
        if (state.isFinal()
                || (outcome == State.UPHELD && state == State.OPEN && !today.isAfter(answerDue))) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, acts(today));
        }
        if (supervisor.equals(owner)
                || supervisor.equals(answeredBy)
                || supervisor.equals(appealedBy)) {
            throw Refused.because(Reason.OWN_CARD);
        }
        resolution = reason;
        resolvedBy = supervisor;
        resolvedAt = at;
        state = outcome;
        return true;
    }

    private void mustBeIn(List<State> states) {
        if (!states.contains(state)) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, acts(LocalDate.MIN));
        }
    }

    /** What can be done with it on a day. */
    List<String> acts(LocalDate today) {
        List<String> acts = new ArrayList<>();
        if (state == State.OPEN) {
            acts.add("ANSWER");
        }
        if (state == State.OPEN || state == State.ANSWERED) {
            acts.add("APPEAL");
        }
        if (!state.isFinal()) {
            acts.add("WITHDRAW");
            if (state != State.OPEN || today.isAfter(answerDue)) {
                acts.add("UPHOLD");
            }
        }
        return acts;
    }

    /** Whether the officer may answer it besides the chief. */
    boolean isOf(String officer) {
        return officer.equals(owner);
    }

    Said said() {
        return answer == null ? null : new Said(answer, answeredBy, answeredAt);
    }

    Said appealed() {
        return appeal == null ? null : new Said(appeal, appealedBy, appealedAt);
    }

    Said resolved() {
        return resolution == null ? null : new Said(resolution, resolvedBy, resolvedAt);
    }

    public UUID id() {
        return id;
    }

    UUID filingId() {
        return filingId;
    }

    String caseNo() {
        return caseNo;
    }

    String officeCode() {
        return officeCode;
    }

    String itemCode() {
        return itemCode;
    }

    String itemName() {
        return itemName;
    }

    Rule rule() {
        return rule;
    }

    UUID setId() {
        return setId;
    }

    Colour colour() {
        return colour;
    }

    String subject() {
        return subject;
    }

    LocalDate limitOn() {
        return limitOn;
    }

    String owner() {
        return owner;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    LocalDate answerDue() {
        return answerDue;
    }

    State state() {
        return state;
    }
}
