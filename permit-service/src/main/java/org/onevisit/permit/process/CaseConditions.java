package org.onevisit.permit.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onevisit.permit.clock.CaseClock;
import org.onevisit.permit.fee.CaseFee;
import org.onevisit.permit.filing.Decision;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Review;
import org.onevisit.permit.filing.State;
import org.onevisit.permit.item.ItemVersions;

/**
 * What the diagrams may ask about a case, as {@code permit}: facts of our tables, never process
 * variables.
 */
@ApplicationScoped
public class CaseConditions {

    @Inject EntityManager database;
    @Inject ItemVersions items;

    /** 已受理? */
    public boolean accepted(DelegateExecution execution) {
        return filing(execution).acceptedAt() != null;
    }

    /** 视为受理: was it silence that accepted? */
    public boolean deemed(DelegateExecution execution) {
        Filing filing = filing(execution);
        CaseClock clock = database.find(CaseClock.class, filing.id());
        return filing.acceptedAt() != null && clock != null && clock.isDeemed();
    }

    /** Was the supplement notice given, and is it not answered yet? */
    public boolean awaitsSupplement(DelegateExecution execution) {
        return filing(execution).state() == State.SUPPLEMENT_REQUESTED;
    }

    /** Did the review pass, and does the item ask for a check on the site? */
    public boolean needsSiteCheck(DelegateExecution execution) {
        Filing filing = filing(execution);
        return filing.review() == Review.PASS
                && items.get(filing.itemCode(), filing.itemVersion()).asksSiteCheck();
    }

    /** 准予许可? */
    public boolean granted(DelegateExecution execution) {
        return filing(execution).decision() == Decision.GRANT;
    }

    /** Does a levy follow from the decision, such as 防空地下室易地建设费? */
    public boolean levies(DelegateExecution execution) {
        Filing filing = filing(execution);
        return items.get(filing.itemCode(), filing.itemVersion()).levies();
    }

    /** 费用已缴清? */
    public boolean feePaid(DelegateExecution execution) {
        CaseFee fee = database.find(CaseFee.class, filing(execution).id());
        return fee != null && fee.isSettled();
    }

    private Filing filing(DelegateExecution execution) {
        return database.find(Filing.class, UUID.fromString(execution.getProcessBusinessKey()));
    }
}
