package org.onevisit.permit.clock;

import java.time.LocalDate;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.desk.Step;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.item.ItemVersion;

/**
 * By when each open step should be done (环节时限): as long as the item gives the stage, and not longer
 * than the limit that the step serves.
 */
final class Stages {

    private final ItemVersion item;
    private final CaseReading reading;
    private final Counting counting;
    private final Suspensions suspended;

    Stages(ItemVersion item, CaseReading reading, Counting counting, Suspensions suspended) {
        this.item = item;
        this.reading = reading;
        this.counting = counting;
        this.suspended = suspended;
    }

    void schedule(Task task, Filing filing, boolean urgent) {
        LocalDate due = due(task);
        task.schedule(
                due,
                due == null ? null : counting.workdaysBefore(due, 1).date(),
                urgent && filing.decision() == null);
    }

    private LocalDate due(Task task) {
        LocalDate limit =
                CaseReading.date(
                        switch (task.step()) {
                            case INTAKE ->
                                    reading.answerDue() == null
                                            ? reading.noticeDue()
                                            : reading.answerDue();
                            case SUPPLEMENT -> null;
                            case REVIEW, SITE_CHECK, DECIDE -> reading.promiseDue();
                            case DELIVER -> reading.deliveryDue();
                        });
        if (task.step() == Step.SUPPLEMENT) {
            return null;
        }
        Term stage = item.stage(task.step().name()).orElse(null);
        if (stage == null) {
            return limit;
        }
        Suspensions left = task.step() == Step.INTAKE ? Suspensions.NONE : suspended;
        LocalDate opened = CaseClocks.day(task.openedAt());
        LocalDate due = counting.due(opened, stage, left);
        // A delivery that waited for the levy to be paid may open when its limit is past already.
        boolean served =
                limit != null
                        && limit.isBefore(due)
                        && (task.step() != Step.DELIVER || !limit.isBefore(opened));
        return served ? limit : due;
    }
}
