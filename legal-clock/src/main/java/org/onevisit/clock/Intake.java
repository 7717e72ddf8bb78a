package org.onevisit.clock;

import java.time.LocalDate;

/**
 * What becomes of an application after receipt: notice in time, express acceptance, or acceptance
 * by silence (行政许可法 art. 32(4), (5); R-D7). All days in Asia/Shanghai; null where it did not
 * happen.
 *
 * @param received 收件
 * @param noticeSent the one supplement notice (补正告知)
 * @param supplementCompleted the day on which everything it named was in
 * @param acceptedOn express acceptance (受理)
 */
public record Intake(
        LocalDate received,
        LocalDate noticeSent,
        LocalDate supplementCompleted,
        LocalDate acceptedOn) {

    /** Working days in which notice must be given, and in which silence becomes acceptance. */
    public static final Term LIMIT = Term.workdays(5);

    /**
     * @throws IllegalArgumentException when something lies before what it follows
     */
    public Intake {
        mustFollow(received, noticeSent, "noticeSent");
        mustFollow(received, acceptedOn, "acceptedOn");
        if (supplementCompleted != null && noticeSent == null) {
            throw new IllegalArgumentException("supplementCompleted without noticeSent");
        }
        mustFollow(noticeSent, supplementCompleted, "supplementCompleted");
    }

    private static void mustFollow(LocalDate before, LocalDate after, String name) {
        if (before != null && after != null && after.isBefore(before)) {
            throw new IllegalArgumentException(name + " lies before what it follows");
        }
    }

    /**
     * How it stands.
     *
     * @param noticeDue last day for the notice, the fifth working day after receipt
     * @param answerDue last day to accept after the supplement; null before it is in
     * @param acceptedOn from when the decision clock runs; null when it does not
     */
    public record Standing(
            Due noticeDue, Due answerDue, Acceptance acceptance, LocalDate acceptedOn) {}

    /**
     * How it stands at the end of a day, not yet past its midnight: a limit has passed when its day
     * lies before.
     *
     * @param asOf the day; null for when all limits have passed
     * @throws CalendarNotPublished when a limit is binding and needs a year without notice
     */
    public Standing at(LocalDate asOf, Counting counting) {
        Due noticeDue = counting.explained(received, LIMIT, Suspensions.NONE);
        Intake seen = asOf == null ? this : asOf(asOf);
        boolean noticeInTime = isInTime(seen.noticeSent, noticeDue);
        boolean acceptedInTime = isInTime(seen.acceptedOn, noticeDue);
        if (acceptedInTime) {
            return new Standing(noticeDue, null, Acceptance.EXPLICIT, seen.acceptedOn);
        }
        if (!noticeInTime) {
            return hasPassed(noticeDue, asOf)
                    ? new Standing(noticeDue, null, Acceptance.DEEMED, received)
                    : new Standing(noticeDue, null, Acceptance.PENDING, null);
        }
        if (seen.supplementCompleted == null) {
            return seen.acceptedOn == null
                    ? new Standing(noticeDue, null, Acceptance.AWAITING_SUPPLEMENT, null)
                    : new Standing(noticeDue, null, Acceptance.EXPLICIT, seen.acceptedOn);
        }
        Due answerDue = counting.explained(seen.supplementCompleted, LIMIT, Suspensions.NONE);
        if (isInTime(seen.acceptedOn, answerDue)) {
            return new Standing(noticeDue, answerDue, Acceptance.EXPLICIT, seen.acceptedOn);
        }
        return hasPassed(answerDue, asOf)
                ? new Standing(
                        noticeDue,
                        answerDue,
                        Acceptance.DEEMED_AFTER_SUPPLEMENT,
                        seen.supplementCompleted)
                : new Standing(noticeDue, answerDue, Acceptance.PENDING, null);
    }

    /** What had happened by the end of a day. */
    private Intake asOf(LocalDate day) {
        LocalDate notice = by(noticeSent, day);
        return new Intake(
                received,
                notice,
                notice == null ? null : by(supplementCompleted, day),
                by(acceptedOn, day));
    }

    private static LocalDate by(LocalDate happened, LocalDate day) {
        return happened == null || happened.isAfter(day) ? null : happened;
    }

    private static boolean isInTime(LocalDate happened, Due limit) {
        return happened != null && !happened.isAfter(limit.date());
    }

    private static boolean hasPassed(Due limit, LocalDate asOf) {
        return asOf == null || asOf.isAfter(limit.date());
    }
}
