package org.onevisit.fee.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.onevisit.fee.ledger.Ledger;
import org.onevisit.platform.Caller;

/** Shows an assessment to whom it may concern, as far as it concerns him. */
@ApplicationScoped
class Showing {

    private final Determinations determinations;
    private final Ledger ledger;
    private final LateFees late;
    private final Caller caller;

    Showing(Determinations determinations, Ledger ledger, LateFees late, Caller caller) {
        this.determinations = determinations;
        this.ledger = ledger;
        this.late = late;
        this.caller = caller;
    }

    Response answer(int status, Assessment assessment) {
        boolean staff = caller.is("finance") || caller.is("auditor");
        List<Determination> shown =
                determinations.of(assessment.id()).stream()
                        .filter(one -> staff || one.isConfirmed())
                        .toList();
        return Response.status(status)
                .entity(
                        AssessmentView.of(
                                assessment,
                                shown,
                                ledger.account(assessment.id()),
                                late.of(assessment.id()),
                                caller.is("auditor")))
                .header("ETag", "\"" + assessment.version() + "\"")
                .build();
    }
}
