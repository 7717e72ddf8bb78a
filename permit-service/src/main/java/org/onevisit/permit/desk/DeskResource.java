package org.onevisit.permit.desk;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.rules.RulesOfOffices;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** The desk: the queue of an office and what its officers do with it. */
@Path("/api/permits/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "desk")
@RolesAllowed({"clerk", "reviewer", "chief"})
public class DeskResource {

    private final Desk desk;
    private final Tasks tasks;
    private final RulesOfOffices offices;
    private final Caller caller;
    private final Clock clock;

    DeskResource(Desk desk, Tasks tasks, RulesOfOffices offices, Caller caller, Clock clock) {
        this.offices = offices;
        this.clock = clock;
        this.desk = desk;
        this.tasks = tasks;
        this.caller = caller;
    }

    /** Who takes over. */
    public record Deputy(@NotNull @Pattern(regexp = Step.OFFICER) String to) {}

    @GET
    @Transactional
    @Operation(
            operationId = "listTasks",
            summary = "待办队列 Queue of the office",
            description =
                    "The steps that the caller's roles may take. Accepted by silence first, then longest waiting;"
                            + " `assignee` is `me`, `unassigned` or absent for all.")
    public Page<TaskView.InQueue> queue(
            @QueryParam("assignee") @Pattern(regexp = "me|unassigned") String assignee,
            @QueryParam("step") String step,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (caller.officeCode() == null) {
            throw new ForbiddenException();
        }
        String officer = assignee == null ? null : assignee.equals("me") ? caller.name() : "";
        int most = Page.limit(limit);
        LocalDate today = offices.current(caller.officeCode()).day(clock.instant());
        List<Tasks.Waiting> rows =
                tasks.queue(caller.officeCode(), officer, steps(step), key(cursor), most + 1);
        Page<Tasks.Waiting> page = Page.of(rows, most, Tasks.Waiting::key);
        return new Page<>(
                page.items().stream().map(row -> TaskView.InQueue.of(row, today)).toList(),
                page.next());
    }

    @POST
    @Path("/{taskId}/claim")
    @Transactional
    @Operation(
            operationId = "claimTask",
            summary = "认领 Take a task",
            description =
                    "One officer holds a task: 409 TASK_TAKEN for another, 409 TASK_CLOSED with what is allowed now.")
    public TaskView claim(@PathParam("taskId") String taskId) {
        return view(desk.claim(taskId, caller));
    }

    @POST
    @Path("/{taskId}/unclaim")
    @Transactional
    @Operation(
            operationId = "unclaimTask",
            summary = "退回队列 Lay a task back",
            description = "By who holds it, or by the chief (首席代表).")
    public TaskView unclaim(@PathParam("taskId") String taskId) {
        return view(desk.unclaim(taskId, caller));
    }

    @POST
    @Path("/{taskId}/delegate")
    @Transactional
    @Operation(
            operationId = "delegateTask",
            summary = "转交 AB 岗 Hand a task to a deputy",
            description =
                    "By who holds it, or by the chief. The deputy needs the post and the office that the step asks for to"
                            + " complete it; the name is taken as it is given.")
    public TaskView delegate(@PathParam("taskId") String taskId, @NotNull @Valid Deputy deputy) {
        return view(desk.delegate(taskId, deputy.to(), caller));
    }

    @POST
    @Path("/{taskId}/complete")
    @Transactional
    @Operation(
            operationId = "completeTask",
            summary = "办理 Complete a task with an action",
            description =
                    "Actions by step: INTAKE ACCEPT, ACCEPT_DEFERRED, REQUEST_SUPPLEMENT, NOT_NEEDED, NOT_COMPETENT; REVIEW PASS,"
                            + " FAIL; SITE_CHECK CHECKED; DECIDE GRANT, REFUSE; DELIVER DELIVERED. `next` is the step"
                            + " that opened.")
    public TaskView complete(
            @PathParam("taskId") String taskId, @NotNull @Valid Completion completion) {
        Desk.Done done = desk.complete(taskId, completion, caller);
        return TaskView.of(done.task(), done.filing(), done.next());
    }

    private static TaskView view(Desk.Held held) {
        return TaskView.of(held.task(), held.filing(), Optional.empty());
    }

    /** Those that the caller may take; of one name, or of all. */
    private List<Step> steps(String name) {
        Step asked;
        try {
            asked = name == null ? null : Step.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refused.because(Reason.INVALID_INPUT);
        }
        return Arrays.stream(Step.values())
                .filter(step -> asked == null || step == asked)
                .filter(step -> step.isFor(caller))
                .toList();
    }

    private static Tasks.Key key(String cursor) {
        String key = Page.decode(cursor);
        if (key == null) {
            return null;
        }
        try {
            String[] parts = key.split("\\|", 3);
            return new Tasks.Key(Short.parseShort(parts[0]), Instant.parse(parts[1]), parts[2]);
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new Page.BadCursor();
        }
    }
}
