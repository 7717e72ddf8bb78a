package org.onevisit.permit.filing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onevisit.permit.desk.Step;
import org.onevisit.permit.desk.Task;
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
        Object fee,
        Object certificate,
        Instant createdAt) {

    /**
     * The dates of the procedure. Those that the legal clock computes are null until it does.
     *
     * @param acceptance {@code PENDING}, {@code EXPLICIT}, {@code AWAITING_SUPPLEMENT} or {@code
     *     REFUSED}
     */
    public record Clock(
            LocalDate receivedOn,
            LocalDate noticedOn,
            LocalDate supplementedOn,
            LocalDate acceptedOn,
            String acceptance,
            LocalDate noticeDue,
            LocalDate promiseDue,
            LocalDate statutoryDue,
            LocalDate extendedDue,
            Boolean provisional,
            Boolean suspended,
            LocalDate decidedOn,
            LocalDate deliveredOn,
            Integer usedWorkdays,
            String outcome) {

        static Clock of(Filing filing) {
            Filing.Course course = filing.course();
            return new Clock(
                    day(course.received()),
                    day(course.noticed()),
                    day(course.supplemented()),
                    day(course.accepted()),
                    acceptance(filing),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    day(course.decided()),
                    day(course.delivered()),
                    null,
                    null);
        }

        private static String acceptance(Filing filing) {
            if (filing.acceptedAt() != null) {
                return "EXPLICIT";
            }
            return switch (filing.state()) {
                case RECEIVED, SUPPLEMENTED -> "PENDING";
                case SUPPLEMENT_REQUESTED -> "AWAITING_SUPPLEMENT";
                case NOT_NEEDED, NOT_COMPETENT -> "REFUSED";
                default -> null;
            };
        }

        private static LocalDate day(Instant instant) {
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

    /** The supplement notice and how far it is answered. */
    public record Notice(Instant requestedAt, Instant completedAt, List<Item> items) {

        /** One thing that was named. */
        public record Item(
                String materialCode,
                String defect,
                String basis,
                String howToFix,
                String answer,
                Instant answeredAt) {}

        static Notice of(Supplement supplement) {
            return new Notice(
                    supplement.requestedAt(),
                    supplement.completedAt(),
                    supplement.items().stream()
                            .map(
                                    item ->
                                            new Item(
                                                    item.materialCode(),
                                                    item.defect(),
                                                    item.basis(),
                                                    item.howToFix(),
                                                    item.answer(),
                                                    item.answeredAt()))
                            .toList());
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
