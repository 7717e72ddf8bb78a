package org.onevisit.clock;

import java.time.LocalDate;

/**
 * The limits of a decision from acceptance on: promised, legal, extended (行政许可法 art. 42, R-D6,
 * R-D11), all with the same suspensions (R-D5).
 *
 * @param accepted the day from which it runs (R-D7)
 * @param promised 承诺时限
 * @param statutory 法定时限
 * @param extension days by which the legal limit was extended (延期), in its unit; 0 when not
 */
public record DecisionClock(
        LocalDate accepted, Term promised, Term statutory, int extension, Suspensions suspended) {

    /** Days in which a granted certificate is to be delivered, 行政许可法 art. 44, R-D8. */
    public static final Term DELIVERY = Term.workdays(10);

    public Due promiseDue(Counting counting) {
        return counting.explained(accepted, promised, suspended);
    }

    /** The legal limit without extension: until its end an extension must be approved and told. */
    public Due statutoryDue(Counting counting) {
        return counting.explained(accepted, statutory, suspended);
    }

    /** The legal limit as extended: counted from acceptance on, R-D6; the same when it was not. */
    public Due extendedDue(Counting counting) {
        return counting.explained(accepted, statutory.plus(extension), suspended);
    }

    /** The working day before the promise ends, on which the handler is reminded (M-1). */
    public Due reminderOn(Counting counting) {
        return counting.workdaysBefore(counting.due(accepted, promised, suspended), 1);
    }

    /** Working days used until a decision. */
    public int used(LocalDate decided, Counting counting) {
        return counting.used(accepted, decided, suspended);
    }

    public Outcome outcome(LocalDate decided, Counting counting) {
        return Outcome.of(
                decided,
                counting.due(accepted, promised, suspended),
                counting.due(accepted, statutory.plus(extension), suspended));
    }
}
