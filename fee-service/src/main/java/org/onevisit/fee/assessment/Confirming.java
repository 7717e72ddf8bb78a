package org.onevisit.fee.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.ledger.Ledger;
import org.onevisit.fee.office.Workdays;
import org.onevisit.platform.Caller;

/**
 * What makes an amount stand, changes it or takes it back. Each takes two people; what the second
 * one says is booked in the same transaction.
 */
@ApplicationScoped
class Confirming {

    private final EntityManager database;
    private final Assessments assessments;
    private final Determinations determinations;
    private final Opening opening;
    private final Ledger ledger;
    private final Reckoning reckoning;
    private final Workdays workdays;
    private final NoticeTemplates templates;
    private final Clock clock;
    private final Term term;

    Confirming(
            EntityManager database,
            Assessments assessments,
            Determinations determinations,
            Opening opening,
            Ledger ledger,
            Reckoning reckoning,
            Workdays workdays,
            NoticeTemplates templates,
            Clock clock,
            @ConfigProperty(name = "onevisit.payment.days") int termDays) {
        this.database = database;
        this.assessments = assessments;
        this.determinations = determinations;
        this.opening = opening;
        this.ledger = ledger;
        this.reckoning = reckoning;
        this.workdays = workdays;
        this.templates = templates;
        this.clock = clock;
        this.term = Term.naturalDays(termDays);
    }

    /**
     * 确认: the draft stands from now on and is booked.
     *
     * @param expected the version that the caller has read, or null when he takes what is there
     * @throws Refused {@code NOT_DRAFTED}, {@code FOUR_EYES}, {@code STALE_VERSION}, {@code
     *     ASSESSMENT_VOID}
     */
    Assessment confirm(UUID id, Integer expected, Caller caller) {
        Assessment assessment = assessments.ofOffice(id, caller);
        Optional<Determination> standing = determinations.standing(id);
        Determination draft = determinations.pending(id).orElse(null);
        if (draft == null) {
            boolean again =
                    standing.filter(one -> caller.name().equals(one.confirmedBy())).isPresent();
            if (!again) {
                throw Refused.because(Reason.NOT_DRAFTED);
            }
            return assessment;
        }
        if (expected != null && expected != assessment.version()) {
            throw Refused.because(Reason.STALE_VERSION);
        }
        assessment.live();
        LocalDate due = due(assessment, draft, standing);
        draft.confirm(
                caller.name(), clock.instant(), due, templates.inForce(assessment.officeCode()));
        stand(assessment, draft, standing, caller);
        database.flush();
        return assessment;
    }

    /**
     * There is a new term when there is more to pay; else the old one goes on. A last day that is a
     * day of rest moves to the next working day (R-D9); where nobody has announced the holidays
     * yet, by the weeks.
     */
    private LocalDate due(
            Assessment assessment, Determination draft, Optional<Determination> standing) {
        draft.drafted();
        boolean more =
                standing.isEmpty() || draft.payable().compareTo(standing.get().payable()) > 0;
        return more
                ? Counting.prognosis(workdays.of(assessment.officeCode()))
                        .due(LocalDate.now(clock), term, Suspensions.NONE)
                : assessment.dueOn();
    }

    private void stand(
            Assessment assessment,
            Determination now,
            Optional<Determination> before,
            Caller caller) {
        LocalDate today = LocalDate.now(clock);
        boolean wasPaid = assessment.state() == Assessment.State.PAID;
        LocalDate paidOn = wasPaid ? assessment.paidOn() : today;
        BigDecimal outstanding = book(assessment, now, before, caller);
        assessment.confirm(now.dueOn());
        assessments.tell(
                "ASSESSMENT_CONFIRMED",
                assessment,
                caller.name(),
                Map.of(
                        "payable", now.payable().toPlainString(),
                        "decision", now.decision().name(),
                        "number", now.number()));
        if (wasPaid && outstanding.signum() > 0) {
            assessments.tell("ASSESSMENT_REOPENED", assessment, caller.name(), Map.of());
        }
        assessments.settle(assessment, outstanding, paidOn, caller.name());
    }

    private BigDecimal book(
            Assessment assessment,
            Determination now,
            Optional<Determination> before,
            Caller caller) {
        Ledger.Deed deed = deed(assessment, now.id(), caller);
        Ledger.Booked booked =
                before.isEmpty()
                        ? ledger.assess(deed, now.gross(), now.relief())
                        : ledger.reassess(
                                deed,
                                now.gross().subtract(before.get().gross()),
                                now.relief().subtract(before.get().relief()));
        return booked.account().outstanding();
    }

    private Ledger.Deed deed(Assessment assessment, UUID source, Caller caller) {
        return new Ledger.Deed(
                assessment.id(),
                assessment.officeCode(),
                source,
                LocalDate.now(clock),
                caller.name());
    }

    /**
     * 重新核定: drafts what takes the place of what stands, after the plan has changed.
     *
     * @param expected the version that the caller has read; needed to put a waiting one right
     * @throws Refused {@code NOT_CONFIRMED}, {@code REASSESSMENT_PENDING}, {@code STALE_VERSION},
     *     and what {@link Reckoning} refuses
     */
    Assessment reassess(UUID id, ReassessmentRequest sent, Integer expected, Caller caller) {
        Assessment assessment = assessments.ofOffice(id, caller);
        assessment.live();
        if (expected != null && expected != assessment.version()) {
            throw Refused.because(Reason.STALE_VERSION);
        }
        Determination last = determinations.last(id);
        if (last.number() == 1 && !last.isConfirmed()) {
            throw Refused.because(Reason.NOT_CONFIRMED);
        }
        Reckoning.Reckoned reckoned = reckoning.reckon(assessment, sent.project());
        if (last.isConfirmed()) {
            last = new Determination(id, last.number() + 1, reckoned.inputs(), sent.reason());
            database.persist(last);
        } else if (last.says(sent.reason(), reckoned, caller.name())) {
            return assessment;
        } else if (expected == null) {
            throw Refused.because(Reason.REASSESSMENT_PENDING);
        }
        last.explain(sent.reason());
        opening.draft(assessment, last, reckoned, caller);
        return assessment;
    }

    /** 提出作废: the first one asks, with a reason. */
    Assessment askToVoid(UUID id, String reason, Caller caller) {
        Assessment assessment = assessments.ofOffice(id, caller);
        assessment.askToVoid(caller.name(), reason, clock.instant());
        database.flush();
        return assessment;
    }

    /**
     * 作废: a second one agrees, and what was booked is taken back.
     *
     * @throws Refused {@code VOID_NOT_ASKED}, {@code FOUR_EYES}, {@code ASSESSMENT_VOID}
     */
    Assessment revoke(UUID id, Caller caller) {
        Assessment assessment = assessments.ofOffice(id, caller);
        if (caller.name().equals(assessment.voidedBy())) {
            return assessment;
        }
        assessment.revoke(caller.name(), clock.instant());
        determinations
                .standing(id)
                .ifPresent(
                        standing ->
                                ledger.reassess(
                                        deed(assessment, standing.id(), caller),
                                        standing.gross().negate(),
                                        standing.relief().negate()));
        assessments.tell(
                "ASSESSMENT_VOIDED",
                assessment,
                caller.name(),
                Map.of("on", LocalDate.now(clock).toString()));
        database.flush();
        return assessment;
    }
}
