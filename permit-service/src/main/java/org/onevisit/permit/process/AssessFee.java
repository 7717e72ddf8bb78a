package org.onevisit.permit.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.onevisit.permit.fee.CaseFees;
import org.onevisit.permit.filing.Filing;

/**
 * 核定易地建设费: asks fee-service to open the assessment. A job of its own behind the decision: the
 * decision stands whether fee-service is there or not, and the job is tried until it is.
 */
@ApplicationScoped
public class AssessFee implements JavaDelegate {

    @Inject EntityManager database;
    @Inject CaseFees fees;

    @Override
    public void execute(DelegateExecution execution) {
        fees.open(database.find(Filing.class, UUID.fromString(execution.getProcessBusinessKey())));
    }
}
