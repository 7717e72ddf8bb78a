package org.onevisit.permit.desk;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.State;

/** One step of a case that waits, or waited, for a person (待办). */
@Entity
@DynamicUpdate
public class Task {

    @Id private String id;
    private UUID filingId;
    @Basic private String officeCode;

    @Enumerated(EnumType.STRING)
    private Step step;

    private String element;
    private Instant openedAt;
    private String assignee;
    private Instant closedAt;
    private String closedBy;
    private String action;
    private String request;

    @Enumerated(EnumType.STRING)
    private State stateAfter;

    @Basic private boolean cancelled;
    private LocalDate dueOn;
    @Basic private LocalDate warnOn;

    // 0 goes before everything else in the queue.
    @Basic private short rank = 1;

    protected Task() {}

    /**
     * @param id rises with time
     * @param element id of the element in the diagram
     */
    public Task(String id, Filing filing, Step step, String element, String assignee, Instant at) {
        this.id = id;
        this.filingId = filing.id();
        this.officeCode = filing.officeCode();
        this.step = step;
        this.element = element;
        this.assignee = assignee;
        this.openedAt = at;
    }

    /**
     * Takes the task into one's hands.
     *
     * @return whether this changed anything
     * @throws Refused {@code TASK_TAKEN} when someone else has it
     */
    boolean claim(String officer) {
        if (officer.equals(assignee)) {
            return false;
        }
        if (assignee != null) {
            throw Refused.because(Reason.TASK_TAKEN);
        }
        assignee = officer;
        return true;
    }

    /** Lays the task back into the queue. */
    boolean release() {
        boolean held = assignee != null;
        assignee = null;
        return held;
    }

    /** Hands it to a deputy (AB岗). */
    boolean delegate(String deputy) {
        boolean changes = !deputy.equals(assignee);
        assignee = deputy;
        return changes;
    }

    /**
     * Done; what was asked for is kept so that the same call again gives the same answer.
     *
     * @param request digest of the request
     */
    public void close(String officer, String action, String request, State stateAfter, Instant at) {
        this.closedBy = officer;
        this.action = action;
        this.request = request;
        this.stateAfter = stateAfter;
        this.closedAt = at;
    }

    /** The process left the step without an act, as at a withdrawal. */
    public void cancel(Instant at) {
        if (closedAt == null) {
            closedAt = at;
            closedBy = "system";
            cancelled = true;
        }
    }

    /** Whether exactly this was done by this officer before. */
    boolean wasClosedBy(String officer, String action, String request) {
        return closedAt != null
                && officer.equals(closedBy)
                && action.equals(this.action)
                && request.equals(this.request);
    }

    /**
     * Says by when it should be done.
     *
     * @param dueOn last day; null for a step without a limit
     * @param warnOn the working day before
     * @param urgent whether it goes before everything else in the queue
     */
    public void schedule(LocalDate dueOn, LocalDate warnOn, boolean urgent) {
        this.dueOn = dueOn;
        this.warnOn = warnOn;
        this.rank = (short) (urgent ? 0 : 1);
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public String id() {
        return id;
    }

    public UUID filingId() {
        return filingId;
    }

    public Step step() {
        return step;
    }

    /** Id of the element in the diagram. */
    public String element() {
        return element;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** User name of who holds it; null in the queue. */
    public String assignee() {
        return assignee;
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    public Instant closedAt() {
        return closedAt;
    }

    String closedBy() {
        return closedBy;
    }

    String action() {
        return action;
    }

    State stateAfter() {
        return stateAfter;
    }
}
