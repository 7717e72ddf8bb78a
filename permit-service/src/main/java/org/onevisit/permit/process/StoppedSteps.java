package org.onevisit.permit.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;

/** Tells that a step of a case was given up after all its tries and waits for somebody. */
@ApplicationScoped
public class StoppedSteps extends DefaultIncidentHandler {

    @Inject EntityManager database;
    @Inject Events events;
    @Inject Clock clock;

    public StoppedSteps() {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        String filingId =
                Context.getCommandContext()
                        .getExecutionManager()
                        .findExecutionById(context.getExecutionId())
                        .getProcessBusinessKey();
        Filing filing = database.find(Filing.class, UUID.fromString(filingId));
        events.append(
                "STEP_STOPPED",
                filing.id(),
                filing.officeCode(),
                "system",
                clock.instant(),
                Map.of("element", context.getActivityId()));
        return super.handleIncident(context, message);
    }
}
