package org.onevisit.permit.filing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.permit.rules.Lapse;

/**
 * A case (办件): one application for one item, from draft to delivery. It keeps the instants of the
 * procedure as facts; the process engine keeps where it flows.
 */
@Entity
@DynamicUpdate
public class Filing extends Routed {

    @Version private long version;

    @Enumerated(EnumType.STRING)
    private State state;

    private String caseNo;
    private String queryCode;
    private int visits;
    private Instant receivedAt;
    private Instant acceptedAt;
    private Instant closedAtIntake;
    private Instant decidedAt;
    private Instant deliveredAt;
    private Instant withdrawnAt;

    @Enumerated(EnumType.STRING)
    private Review review;

    private String reviewedBy;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private String decidedBy;
    @Embedded private Owed owed;
    @Embedded private Noticing noticing = new Noticing();

    protected Filing() {}

    Filing(Application application, String owner, ItemVersion item, Draft draft, Instant at) {
        super(application, owner, item, draft, at);
        this.state = State.DRAFT;
    }

    /** Takes over what a changed draft says; only before it is submitted. */
    void rewrite(ItemVersion item, Draft draft) {
        if (state != State.DRAFT) {
            throw Refused.because(Reason.NOT_A_DRAFT);
        }
        describe(item, draft);
    }

    /** Handed in (收件): from here it is a case with a number. */
    void receive(String number, String code, Instant at) {
        caseNo = number;
        queryCode = code;
        receivedAt = at;
        state = State.RECEIVED;
    }

    /** Whether a notice of art. 32(4) was given before. */
    public boolean wasNoticed() {
        return noticing.isGiven();
    }

    /**
     * Whether a supplement notice is possible: the first, or another when the answer brought
     * something new that nobody could have judged before, R-D7 (c).
     */
    public boolean mayBeNoticed() {
        return noticing.isPossible();
    }

    /** Accepted (受理) expressly; the clock of the decision runs from this day (R-D7 d). */
    public void accept(Instant at) {
        mustBe(EnumSet.of(State.RECEIVED, State.SUPPLEMENTED));
        acceptedAt = at;
        state = State.ACCEPTED;
    }

    /** Accepted by silence, from the day the law says: of receipt or of the supplement, R-D7. */
    public void acceptByLaw() {
        mustBe(EnumSet.of(State.RECEIVED, State.SUPPLEMENTED));
        acceptedAt = state == State.SUPPLEMENTED ? noticing.supplementedAt() : receivedAt;
        state = State.ACCEPTED;
    }

    /**
     * Accepted though secondary material is missing (容缺受理); the clock runs all the same.
     *
     * @param until last day for what is missing
     */
    public void acceptDeferred(LocalDate until, Instant at) {
        accept(at);
        owed = Owed.deferral(until);
    }

    /** All that was deferred is in; the decision is free. */
    public void deferredIsIn() {
        owed.comesIn();
    }

    /** What the applicant owes never came: what it means is for the rules of the office (R-D7). */
    public void lapse(Lapse meaning, Instant at) {
        boolean accepted = state != State.SUPPLEMENT_REQUESTED;
        owed.lapse();
        if (meaning == Lapse.WITHDRAWN) {
            withdraw(at);
        } else if (!accepted) {
            closedAtIntake = at;
            state = State.NOT_SUPPLEMENTED;
        }
    }

    /** What the applicant still owes the office: nothing, most of the time. */
    public Owed owed() {
        return owed == null ? Owed.NOTHING : owed;
    }

    /**
     * A notice of art. 32(4) was given.
     *
     * @param answerBy last day to answer; null when the office waits
     */
    public void requestSupplement(LocalDate answerBy, Instant at) {
        if (!mayBeNoticed()) {
            throw Refused.because(Reason.SECOND_SUPPLEMENT_NOTICE);
        }
        mustBe(EnumSet.of(State.RECEIVED, State.SUPPLEMENTED));
        noticing.give(at);
        owed = answerBy == null ? null : Owed.supplement(answerBy);
        state = State.SUPPLEMENT_REQUESTED;
    }

    /**
     * Everything the notice named was answered; the office must accept now, art. 32(5).
     *
     * @param anew whether the answer brought something new, and not only words
     */
    public void supplemented(boolean anew, Instant at) {
        mustBe(EnumSet.of(State.SUPPLEMENT_REQUESTED));
        noticing.answered(anew, at);
        owed = null;
        state = State.SUPPLEMENTED;
    }

    /** Ends at intake: no licence is needed, or another body is competent, art. 32(1), (2). */
    public void closeAtIntake(State outcome, Instant at) {
        mustBe(EnumSet.of(State.RECEIVED, State.SUPPLEMENTED));
        closedAtIntake = at;
        state = outcome;
    }

    /** The reviewer's opinion; it binds nobody, but who gave it may not decide. */
    public void reviewed(Review opinion, String officer) {
        mustBe(EnumSet.of(State.ACCEPTED));
        review = opinion;
        reviewedBy = officer;
        state = State.REVIEWED;
    }

    /** Decides once; a decision is never taken back, only appealed. 行政许可法 art. 38. */
    public void decide(Decision outcome, String officer, Instant at) {
        mustBe(EnumSet.of(State.ACCEPTED, State.REVIEWED));
        if (officer.equals(reviewedBy)) {
            throw Refused.allowing(Reason.FOUR_EYES, List.of());
        }
        owed().mustAllow(outcome);
        decision = outcome;
        decidedBy = officer;
        decidedAt = at;
        state = outcome == Decision.GRANT ? State.GRANTED : State.REFUSED;
    }

    /** The decision reached the applicant (送达). */
    public void deliver(Instant at) {
        mustBe(EnumSet.of(State.GRANTED, State.REFUSED));
        deliveredAt = at;
        state = State.DELIVERED;
    }

    /** The applicant takes the application back; possible at any state before the decision. */
    void withdraw(Instant at) {
        mustBe(State.BEFORE_DECISION);
        withdrawnAt = at;
        state = State.WITHDRAWN;
    }

    /** The applicant had to come to the hall once more. */
    public void visited() {
        visits++;
    }

    /** Whether the case has come to its end for the applicant: decided, closed or withdrawn. */
    public boolean isOver() {
        return overAt() != null;
    }

    /** When it came to its end; null before. */
    public Instant overAt() {
        if (decidedAt != null) {
            return decidedAt;
        }
        return closedAtIntake == null ? withdrawnAt : closedAtIntake;
    }

    /** Whether the applicant can still take it back. */
    public boolean isBeforeDecision() {
        return State.BEFORE_DECISION.contains(state);
    }

    /** Whether it was accepted, or may be, and has not reached the applicant. */
    public boolean isOpen() {
        return isBeforeDecision() || state == State.GRANTED || state == State.REFUSED;
    }

    /** Corrected on the spot (当场更正), art. 32(3): before acceptance, without a change of state. */
    void correct(Applicant corrected, JsonNode content) {
        mustBe(EnumSet.of(State.RECEIVED, State.SUPPLEMENTED));
        replace(corrected, content);
    }

    /** The form was corrected in answer to the notice. */
    void replaceContent(JsonNode content) {
        mustBe(EnumSet.of(State.SUPPLEMENT_REQUESTED));
        replace(applicant(), content);
    }

    private void mustBe(Set<State> states) {
        if (!states.contains(state)) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, state.acts());
        }
    }

    /** State of the national construction-approval exchange, 1 to 15; null for a draft. */
    public Integer nationalState() {
        Integer code = state.national(acceptedAt != null, decision);
        // 11 办结(通过) is 12 办结(容缺通过) when material came later.
        return code != null && code == 11 && owed().wasDeferred() ? Integer.valueOf(12) : code;
    }

    /** Rises with every change; the ETag. */
    public long version() {
        return version;
    }

    public State state() {
        return state;
    }

    /** 办件编号: 实施编码 + yyyyMMdd + 6-digit daily serial. */
    public String caseNo() {
        return caseNo;
    }

    /** 查询码: a short code by which the applicant asks for the case. */
    public String queryCode() {
        return queryCode;
    }

    /** Times the applicant had to come to the hall (到现场次数). */
    public int visits() {
        return visits;
    }

    /** The instants of the procedure; those that have not come are null. */
    public Course course() {
        return new Course(
                receivedAt,
                noticing.noticedAt(),
                noticing.supplementedAt(),
                acceptedAt,
                closedAtIntake,
                decidedAt,
                deliveredAt,
                withdrawnAt);
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Instant acceptedAt() {
        return acceptedAt;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public Review review() {
        return review;
    }

    public String reviewedBy() {
        return reviewedBy;
    }

    public Decision decision() {
        return decision;
    }

    /** User name of who decided; null before. */
    public String decidedBy() {
        return decidedBy;
    }
}
