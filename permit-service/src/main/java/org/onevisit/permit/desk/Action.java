package org.onevisit.permit.desk;

import java.util.Arrays;
import java.util.List;
import org.onevisit.permit.filing.Filing;

/** What an officer can do with a task, by step. */
public enum Action {
    ACCEPT(Step.INTAKE),
    /** 容缺受理: though secondary material is missing, on the applicant's promise. */
    ACCEPT_DEFERRED(Step.INTAKE),
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

    /**
     * Names of what a step allows for a case: a further notice of art. 32(4) needs something new,
     * nothing is decided while deferred material is out, or granted when it never came.
     */
    static List<String> of(Step step, Filing filing) {
        return of(step).stream()
                .filter(name -> filing.mayBeNoticed() || !name.equals(REQUEST_SUPPLEMENT.name()))
                .filter(name -> step != Step.DECIDE || !filing.owed().isDeferred())
                .filter(name -> !name.equals(GRANT.name()) || !filing.owed().hasLapsed())
                .toList();
    }

    /** Names of the actions of a step. */
    static List<String> of(Step step) {
        return Arrays.stream(values()).filter(a -> a.step == step).map(Enum::name).toList();
    }
}
