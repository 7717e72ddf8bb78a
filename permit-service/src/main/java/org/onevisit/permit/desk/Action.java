package org.onevisit.permit.desk;

import java.util.Arrays;
import java.util.List;
import org.onevisit.permit.filing.Filing;

/** What an officer can do with a task, by step. */
public enum Action {
    ACCEPT(Step.INTAKE),
    REQUEST_SUPPLEMENT(Step.INTAKE),
    NOT_NEEDED(Step.INTAKE),
    NOT_COMPETENT(Step.INTAKE),
    PASS(Step.REVIEW),
    FAIL(Step.REVIEW),
    CHECKED(Step.SITE_CHECK),
    GRANT(Step.DECIDE),
    REFUSE(Step.DECIDE),
    DELIVERED(Step.DELIVER);

    private final Step step;

    Action(Step step) {
        this.step = step;
    }

    Step step() {
        return step;
    }

    /** Names of what a step allows for a case: the one notice of art. 32(4) is not given twice. */
    static List<String> of(Step step, Filing filing) {
        return of(step).stream()
                .filter(name -> !filing.wasNoticed() || !name.equals(REQUEST_SUPPLEMENT.name()))
                .toList();
    }

    /** Names of the actions of a step. */
    static List<String> of(Step step) {
        return Arrays.stream(values()).filter(a -> a.step == step).map(Enum::name).toList();
    }
}
