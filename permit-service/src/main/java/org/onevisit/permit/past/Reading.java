package org.onevisit.permit.past;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onevisit.clock.Suspension;
import org.onevisit.codes.Identifiers;
import org.onevisit.codes.ItemCode;
import org.onevisit.codes.Kind;
import org.onevisit.permit.filing.Applicant;
import org.onevisit.permit.filing.Channel;

/**
 * Reads a row as a past case: form of every cell, codes, and the order in which things can have
 * happened. All that is wrong is noted at once.
 */
final class Reading {

    private static final Set<String> CASE_TYPES = Set.of("PROMISE", "INSTANT");
    private static final Set<String> ACCEPTANCES = Set.of("EXPLICIT", "DEEMED", "REFUSED");
    private static final Set<String> DECISIONS = Set.of("GRANT", "REFUSE", "WITHDRAWN");
    private static final Set<String> TRUTHS = Set.of("true", "false");
    private static final Set<String> APPLICANT_TYPES = names(Applicant.Type.values());
    private static final Set<String> CHANNELS = names(Channel.values());
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUSPENSIONS = 500;
    private static final int MOST_DAYS = 999;
    private static final int MOST_VISITS = 99;
    private static final int INSTANT_PROMISE = 1;

    /** 行政许可法 art. 42: ten days more, fifteen in a joint procedure of forty-five. */
    private static final int EXTENSION = 10;

    private static final int JOINT_LIMIT = 45;
    private static final int JOINT_EXTENSION = 15;
    private static final int BAD_RATING = 4;
    private static final int LAST_RATING = 5;

    private final Cells cells;
    private final KnownCodes known;
    private final LocalDate today;

    Reading(Cells cells, KnownCodes known, LocalDate today) {
        this.cells = cells;
        this.known = known;
        this.today = today;
    }

    /** The case of the row the cells are turned to; of no use when they are bad. */
    PastCase read() {
        Integer promise = cells.number(Column.PROMISE_DAYS, 0, MOST_DAYS, true);
        Integer statutory = cells.number(Column.STATUTORY_DAYS, 0, MOST_DAYS, true);
        Integer extension = cells.number(Column.EXTENSION_DAYS, 0, MOST_DAYS, false);
        Integer visits = cells.number(Column.VISITS, 0, MOST_VISITS, true);
        String rectified = cells.oneOf(Column.RATING_RECTIFIED_IN_TIME, TRUTHS, false);
        LocalDate received = cells.day(Column.RECEIVED_ON, today);
        if (received == null && cells.text(Column.RECEIVED_ON) == null) {
            cells.wrong(Column.RECEIVED_ON, Defect.MISSING);
        }
        String acceptance = cells.oneOf(Column.ACCEPTANCE, ACCEPTANCES, false);
        LocalDate accepted = cells.day(Column.ACCEPTED_ON, today);
        if (accepted == null && "DEEMED".equals(acceptance)) {
            accepted = received;
        }
        PastCase past =
                new PastCase(
                        cells.required(Column.CASE_NO, LONGEST_CODE),
                        cells.required(Column.OFFICE_CODE, LONGEST_CODE),
                        cells.required(Column.ITEM_CODE, LONGEST_CODE),
                        cells.oneOf(Column.CASE_TYPE, CASE_TYPES, true),
                        cells.oneOf(Column.APPLICANT_TYPE, APPLICANT_TYPES, true),
                        cells.required(Column.APPLICANT_NAME, LONGEST_NAME),
                        identifier(),
                        cells.oneOf(Column.CHANNEL, CHANNELS, true),
                        received,
                        acceptance,
                        accepted,
                        promise == null ? 0 : promise,
                        statutory == null ? 0 : statutory,
                        suspensions(),
                        extension == null ? 0 : extension,
                        cells.day(Column.DECIDED_ON, today),
                        cells.oneOf(Column.DECISION, DECISIONS, false),
                        cells.day(Column.DELIVERED_ON, today),
                        visits == null ? 0 : visits,
                        cells.amount(Column.AREA_FILED_M2),
                        cells.amount(Column.AREA_ACCEPTED_M2),
                        cells.amount(Column.FEE_COLLECTED_YUAN),
                        cells.number(Column.RATING_LEVEL, 1, LAST_RATING, false),
                        rectified == null ? null : Boolean.valueOf(rectified));
        if (!cells.isBad()) {
            codes(past);
            limits(past);
            order(past);
            rating(past);
        }
        return past;
    }

    private String identifier() {
        return Identifiers.normalised(cells.required(Column.APPLICANT_IDENTIFIER, LONGEST_CODE));
    }

    private void codes(PastCase past) {
        boolean person = Applicant.Type.PERSON.name().equals(past.applicantType());
        if (!Identifiers.check(person ? Kind.ID_CARD : Kind.USCC, past.applicantIdentifier(), today)
                .valid()) {
            cells.wrong(Column.APPLICANT_IDENTIFIER, Defect.IDENTIFIER_INVALID);
        }
        if (!known.isOffice(past.officeCode())) {
            cells.wrong(Column.OFFICE_CODE, Defect.OFFICE_UNKNOWN);
        }
        String owner = known.officeOf(past.itemCode());
        if (owner == null && !isItemCode(past.itemCode())) {
            cells.wrong(Column.ITEM_CODE, Defect.ITEM_CODE_INVALID);
        } else if (owner != null && !owner.equals(past.officeCode())) {
            cells.wrong(Column.ITEM_CODE, Defect.ITEM_OF_OTHER_OFFICE);
        }
    }

    private static boolean isItemCode(String code) {
        return Arrays.stream(ItemCode.Profile.values())
                .anyMatch(profile -> ItemCode.check(code, profile).valid());
    }

    private void limits(PastCase past) {
        if (past.promiseDays() > past.statutoryDays()) {
            cells.wrong(Column.PROMISE_DAYS, Defect.PROMISE_OVER_STATUTORY);
        }
        if ("INSTANT".equals(past.caseType()) && past.promiseDays() > INSTANT_PROMISE) {
            cells.wrong(Column.PROMISE_DAYS, Defect.INSTANT_PROMISE);
        }
        int most = past.statutoryDays() >= JOINT_LIMIT ? JOINT_EXTENSION : EXTENSION;
        if (past.extensionDays() > most) {
            cells.wrong(Column.EXTENSION_DAYS, Defect.EXTENSION_TOO_LONG);
        }
    }

    /** As of a case handled here: a rating is of what is over and was not withdrawn. */
    private void rating(PastCase past) {
        boolean bad = past.ratingLevel() != null && past.ratingLevel() >= BAD_RATING;
        if (past.ratingRectifiedInTime() != null && !bad) {
            cells.wrong(Column.RATING_RECTIFIED_IN_TIME, Defect.RECTIFIED_WITHOUT_BAD_RATING);
        }
        if (past.ratingLevel() == null) {
            return;
        }
        if (past.isWithdrawn()) {
            cells.wrong(Column.RATING_LEVEL, Defect.RATED_THOUGH_WITHDRAWN);
        } else if (!past.isOver()) {
            cells.wrong(Column.RATING_LEVEL, Defect.RATED_BEFORE_END);
        }
    }

    private void order(PastCase past) {
        LocalDate accepted = past.acceptedOn();
        if (accepted != null && past.acceptance() == null) {
            cells.wrong(Column.ACCEPTED_ON, Defect.NOT_ACCEPTED);
        } else if (accepted == null && "EXPLICIT".equals(past.acceptance())) {
            cells.wrong(Column.ACCEPTED_ON, Defect.MISSING);
        } else if (accepted != null && accepted.isBefore(past.receivedOn())) {
            cells.wrong(Column.ACCEPTED_ON, Defect.ACCEPTED_BEFORE_RECEIVED);
        } else if ("DEEMED".equals(past.acceptance()) && !accepted.equals(past.receivedOn())) {
            cells.wrong(Column.ACCEPTED_ON, Defect.DEEMED_FROM_RECEIPT);
        }
        decision(past);
        if (past.deliveredOn() != null && !past.isDecided()) {
            cells.wrong(Column.DELIVERED_ON, Defect.DELIVERED_WITHOUT_DECISION);
        } else if (past.deliveredOn() != null
                && past.decidedOn() != null
                && past.deliveredOn().isBefore(past.decidedOn())) {
            cells.wrong(Column.DELIVERED_ON, Defect.DELIVERED_BEFORE_DECIDED);
        }
        running(past);
    }

    private void decision(PastCase past) {
        LocalDate decided = past.decidedOn();
        if ((decided == null) != (past.decision() == null)) {
            cells.wrong(
                    decided == null ? Column.DECIDED_ON : Column.DECISION,
                    Defect.DECISION_INCOMPLETE);
        } else if (decided == null) {
            return;
        }
        boolean possible =
                past.isAccepted() || past.isWithdrawn() && !"REFUSED".equals(past.acceptance());
        if (!possible) {
            cells.wrong(Column.DECISION, Defect.NOT_ACCEPTED);
        } else if (decided != null && decided.isBefore(past.receivedOn())) {
            cells.wrong(Column.DECIDED_ON, Defect.DECIDED_BEFORE_RECEIVED);
        } else if (decided != null
                && past.acceptedOn() != null
                && decided.isBefore(past.acceptedOn())) {
            cells.wrong(Column.DECIDED_ON, Defect.DECIDED_BEFORE_ACCEPTED);
        }
    }

    /** What happens only while the clock of the decision runs. */
    private void running(PastCase past) {
        if (!past.isAccepted()) {
            if (past.extensionDays() > 0) {
                cells.wrong(Column.EXTENSION_DAYS, Defect.NOT_ACCEPTED);
            }
            if (!past.suspensions().isEmpty()) {
                cells.wrong(Column.SUSPENSIONS, Defect.NOT_ACCEPTED);
            }
            return;
        }
        for (Suspension one : past.suspensions()) {
            boolean before = past.acceptedOn() != null && one.from().isBefore(past.acceptedOn());
            // One that is in force may be planned beyond today; of a decided case it has ended.
            boolean after =
                    past.decidedOn() == null
                            ? one.from().isAfter(today)
                            : one.to().isAfter(past.decidedOn());
            if (before || after) {
                cells.wrong(Column.SUSPENSIONS, Defect.SUSPENSION_OUTSIDE);
                return;
            }
        }
    }

    private List<Suspension> suspensions() {
        String text = cells.text(Column.SUSPENSIONS);
        if (text == null) {
            return List.of();
        }
        if (text.length() > LONGEST_SUSPENSIONS) {
            cells.wrong(Column.SUSPENSIONS, Defect.TOO_LONG);
            return List.of();
        }
        List<Suspension> suspensions = new ArrayList<>();
        for (String stretch : text.split(";", -1)) {
            int slash = stretch.indexOf('/');
            LocalDate from = slash < 0 ? null : Cells.day(stretch.substring(0, slash).strip());
            LocalDate to = slash < 0 ? null : Cells.day(stretch.substring(slash + 1).strip());
            if (from == null || to == null || to.isBefore(from) || to.isAfter(from.plusYears(2))) {
                cells.wrong(Column.SUSPENSIONS, Defect.SUSPENSION_MALFORMED);
                return List.of();
            }
            suspensions.add(new Suspension(from, to, null));
        }
        return List.copyOf(suspensions);
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
