package org.onevisit.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of an application after receipt: notice in time, express acceptance, or acceptance
 * by silence (行政许可法 art. 32(4), (5); R-D7). All days in Asia/Shanghai; null where it did not
 * happen.
 *
 * @param received 收件
 * @param rounds the supplement notices with their answers, in order: mostly one. Whether a further
 *     one names only what could not have been named before is not for the clock to judge
 * @param acceptedOn express acceptance (受理)
 */
public record Intake(LocalDate received, List<Round> rounds, LocalDate acceptedOn) {

    /** Working days in which notice must be given, and in which silence becomes acceptance. */
    public static final Term LIMIT = Term.workdays(5);

    /**
     * A supplement notice (补正告知) and its answer.
     *
     * @param noticeSent the day it was given
     * @param completed the day on which everything it named was in; null before
     */
    public record Round(LocalDate noticeSent, LocalDate completed) {

        /**
         * @throws IllegalArgumentException when the answer lies before the notice
         */
        public Round {
            mustFollow(noticeSent, completed, "supplementCompleted");
        }
    }

    /**
     * @throws IllegalArgumentException when something lies before what it follows
     */
    public Intake {
        rounds = List.copyOf(rounds);
        mustFollow(received, acceptedOn, "acceptedOn");
        LocalDate before = received;
        for (Round round : rounds) {
            if (before == null) {
                throw new IllegalArgumentException("a notice before the last one was answered");
            }
            mustFollow(before, round.noticeSent(), "noticeSent");
            before = round.completed();
        }
    }

    /** With one notice at most. */
    public Intake(
            LocalDate received,
            LocalDate noticeSent,
            LocalDate supplementCompleted,
            LocalDate acceptedOn) {
        this(received, one(noticeSent, supplementCompleted), acceptedOn);
    }

    private static List<Round> one(LocalDate noticeSent, LocalDate supplementCompleted) {
        if (noticeSent != null) {
            return List.of(new Round(noticeSent, supplementCompleted));
        }
        if (supplementCompleted != null) {
            throw new IllegalArgumentException("supplementCompleted without noticeSent");
        }
        return List.of();
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
     * @param answerDue last day to accept, or to name what the answer brought up, after the last
     *     supplement; null while none is in, or another is awaited
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
        LocalDate since = received;
        Due limit = noticeDue;
        Due answerDue = null;
        for (Round round : seen.rounds) {
            // Acceptance comes first, and a notice after the limit comes too late for anything.
            if (isInTime(seen.acceptedOn, limit) || !isInTime(round.noticeSent(), limit)) {
                break;
            }
            if (round.completed() == null) {
                return new Standing(
                        noticeDue,
                        null,
                        seen.acceptedOn == null
                                ? Acceptance.AWAITING_SUPPLEMENT
                                : Acceptance.EXPLICIT,
                        seen.acceptedOn);
            }
            since = round.completed();
            answerDue = counting.explained(since, LIMIT, Suspensions.NONE);
            limit = answerDue;
        }
        if (isInTime(seen.acceptedOn, limit)) {
            return new Standing(noticeDue, answerDue, Acceptance.EXPLICIT, seen.acceptedOn);
        }
        if (!hasPassed(limit, asOf)) {
            return new Standing(noticeDue, answerDue, Acceptance.PENDING, null);
        }
        return new Standing(
                noticeDue,
                answerDue,
                answerDue == null ? Acceptance.DEEMED : Acceptance.DEEMED_AFTER_SUPPLEMENT,
                since);
    }

    /** What had happened by the end of a day. */
    private Intake asOf(LocalDate day) {
        List<Round> seen = new ArrayList<>();
        for (Round round : rounds) {
            if (round.noticeSent().isAfter(day)) {
                break;
            }
            seen.add(new Round(round.noticeSent(), by(round.completed(), day)));
        }
        return new Intake(received, seen, by(acceptedOn, day));
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
