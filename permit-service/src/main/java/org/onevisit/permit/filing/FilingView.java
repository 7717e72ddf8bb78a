package org.onevisit.permit.filing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.onevisit.clock.Outcome;
import org.onevisit.permit.clock.CaseClock;
import org.onevisit.permit.desk.Step;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.fee.FeeView;
import org.onevisit.permit.supplement.Deferral;
import org.onevisit.permit.supplement.Supplement;
import org.onevisit.platform.OfficeTime;

/** A case as its applicant and its office see it. Dates are days in Asia/Shanghai. */
public record FilingView(
        UUID id,
        String caseNo,
        String queryCode,
        State state,
        String stateName,
        Integer nationalState,
        String officeCode,
        String itemCode,
        int itemVersion,
        String itemName,
        long version,
        Channel channel,
        Applicant applicant,
        JsonNode agent,
        JsonNode project,
        JsonNode form,
        int visits,
        Clock clock,
        Review review,
        Decision decision,
        List<Waiting> currentTasks,
        Notice supplement,
        Deferred deferral,
        FeeView fee,
        Object certificate,
        Instant createdAt) {

    /**
     * The dates of the procedure, as they stand; all null for a draft.
     *
     * @param acceptance {@code PENDING}, {@code EXPLICIT}, {@code DEEMED}, {@code
     *     AWAITING_SUPPLEMENT}, {@code DEEMED_AFTER_SUPPLEMENT} or {@code REFUSED}
     * @param answerDue last day to accept after the supplement
     * @param extendedDue null for a case that was not extended
     * @param provisional whether a date needs a year whose calendar is not published
     */
    public record Clock(
            LocalDate receivedOn,
            LocalDate noticedOn,
            LocalDate supplementedOn,
            LocalDate acceptedOn,
            String acceptance,
            LocalDate noticeDue,
            LocalDate answerDue,
            LocalDate promiseDue,
            LocalDate statutoryDue,
            LocalDate extendedDue,
            LocalDate deliveryDue,
            Boolean provisional,
            Boolean suspended,
            LocalDate decidedOn,
            LocalDate deliveredOn,
            Integer usedWorkdays,
            Outcome outcome) {

        static Clock of(Filing filing, CaseClock clock, boolean suspended) {
            Course course = filing.course();
            if (clock == null) {
                return new Clock(
                        null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null);
            }
            boolean extended = !Objects.equals(clock.statutoryDue(), clock.extendedDue());
            return new Clock(
                    clock.receivedOn(),
                    day(course.noticed()),
                    day(course.supplemented()),
                    clock.acceptedOn(),
                    clock.acceptance(),
                    clock.noticeDue(),
                    clock.answerDue(),
                    clock.promiseDue(),
                    clock.statutoryDue(),
                    extended ? clock.extendedDue() : null,
                    clock.deliveryDue(),
                    clock.provisional(),
                    suspended,
                    day(course.decided()),
                    day(course.delivered()),
                    clock.usedWorkdays(),
                    clock.outcome());
        }

        static LocalDate day(Instant instant) {
            return instant == null ? null : instant.atZone(OfficeTime.ZONE).toLocalDate();
        }
    }

    /**
     * A step that waits now.
     *
     * @param assignee user name; the office sees it, the applicant does not
     */
    public record Waiting(
            String id, Step step, String stepName, String assignee, Instant openedAt) {
        static Waiting of(Task task, boolean inside) {
            return new Waiting(
                    task.id(),
                    task.step(),
                    task.step().zh() + " " + task.step().en(),
                    inside ? task.assignee() : null,
                    task.openedAt());
        }
    }

    /**
     * Material that comes later (容缺受理).
     *
     * @param materials codes of what is deferred
     * @param until last day for it
     */
    public record Deferred(
            List<String> materials,
            String promise,
            LocalDate until,
            Instant completedAt,
            Instant lapsedAt) {

        static Deferred of(Deferral deferral) {
            return new Deferred(
                    deferral.materials(),
                    deferral.promise(),
                    deferral.until(),
                    deferral.completedAt(),
                    deferral.lapsedAt());
        }
    }

    /**
     * The last supplement notice and how far it is answered.
     *
     * @param round 1 for the first notice of the case
     * @param answerBy last day to answer; null when the office waits
     */
    public record Notice(
            int round,
            Instant requestedAt,
            LocalDate answerBy,
            Instant completedAt,
            Instant lapsedAt,
            List<Item> items,
            List<Notice> earlier) {

        /**
         * One thing that was named.
         *
         * @param arisesFrom in a further notice: the material whose answer gave rise to it
         */
        public record Item(
                String materialCode,
                String defect,
                String basis,
                String howToFix,
                String arisesFrom,
                String answer,
                Instant answeredAt) {}

        static Notice of(List<Supplement> all) {
            int last = all.size() - 1;
            return of(all.get(last), all.subList(0, last).stream().map(Notice::alone).toList());
        }

        private static Notice alone(Supplement supplement) {
            return of(supplement, List.of());
        }

        private static Notice of(Supplement supplement, List<Notice> earlier) {
            return new Notice(
                    supplement.round(),
                    supplement.requestedAt(),
                    supplement.answerBy(),
                    supplement.completedAt(),
                    supplement.lapsedAt(),
                    supplement.items().stream()
                            .map(
                                    item ->
                                            new Item(
                                                    item.materialCode(),
                                                    item.defect(),
                                                    item.basis(),
                                                    item.howToFix(),
                                                    item.arisesFrom(),
                                                    item.answer(),
                                                    item.answeredAt()))
                            .toList(),
                    earlier);
        }
    }

    /** A case in a list: personal numbers masked, no form. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record InList(
            UUID id,
            String caseNo,
            State state,
            String stateName,
            Integer nationalState,
            String itemCode,
            String itemName,
            String applicantName,
            LocalDate receivedOn,
            LocalDate decidedOn,
            Instant createdAt) {

        static InList of(Filing filing) {
            return new InList(
                    filing.id(),
                    filing.caseNo(),
                    filing.state(),
                    filing.state().zh() + " " + filing.state().en(),
                    filing.nationalState(),
                    filing.itemCode(),
                    filing.itemName(),
                    filing.applicant().name(),
                    Clock.day(filing.receivedAt()),
                    Clock.day(filing.decidedAt()),
                    filing.createdAt());
        }
    }
}
