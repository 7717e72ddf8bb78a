package org.onevisit.permit.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.permit.clock.Derivation;
import org.onevisit.permit.disclosure.Disclosures;
import org.onevisit.permit.document.Document;
import org.onevisit.permit.document.DocumentKind;
import org.onevisit.permit.document.Documents;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Decision;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Review;
import org.onevisit.permit.filing.State;
import org.onevisit.permit.joint.Joining;

/**
 * What the actions of the desk do to a case: the fact, the event that tells it and the document
 * that goes to the applicant.
 */
@ApplicationScoped
public class Acts {

    private final Intake intake;
    private final Joining joining;
    private final Documents documents;
    private final Events events;
    private final CaseClocks clocks;
    private final Disclosures disclosures;

    Acts(
            Intake intake,
            Joining joining,
            Documents documents,
            Events events,
            CaseClocks clocks,
            Disclosures disclosures) {
        this.intake = intake;
        this.joining = joining;
        this.documents = documents;
        this.events = events;
        this.clocks = clocks;
        this.disclosures = disclosures;
    }

    /** Carries out an action on a case, by the officer named. */
    void perform(Action action, Filing filing, Completion said, String officer, Instant at) {
        Map<String, Object> facts = facts(said);
        switch (action) {
            case ACCEPT -> {
                intake.mustBeComplete(filing);
                filing.accept(at);
                tell("ACCEPTED", filing, officer, at, facts);
                documents.issue(
                        filing,
                        DocumentKind.ACCEPTANCE_NOTICE,
                        at,
                        Derivation.of(clocks.read(filing, at)));
            }
            case ACCEPT_DEFERRED -> intake.acceptDeferred(filing, said, officer, at, facts);
            case REQUEST_SUPPLEMENT -> intake.requestSupplement(filing, said, officer, at, facts);
            case NOT_NEEDED -> {
                filing.closeAtIntake(State.NOT_NEEDED, at);
                tell("NOT_NEEDED", filing, officer, at, facts);
                documents.issue(filing, DocumentKind.NOT_NEEDED_NOTICE, at, facts);
            }
            case NOT_COMPETENT -> {
                filing.closeAtIntake(State.NOT_COMPETENT, at);
                tell("NOT_COMPETENT", filing, officer, at, facts);
                documents.issue(filing, DocumentKind.NOT_COMPETENT_NOTICE, at, facts);
            }
            case PASS -> {
                filing.reviewed(Review.PASS, officer);
                tell("REVIEW_PASSED", filing, officer, at, facts);
            }
            case FAIL -> {
                filing.reviewed(Review.FAIL, officer);
                tell("REVIEW_FAILED", filing, officer, at, facts);
            }
            case CHECKED -> tell("SITE_CHECKED", filing, officer, at, facts);
            case GRANT -> {
                joining.mustHaveAgreed(filing);
                filing.decide(Decision.GRANT, officer, at);
                tell("GRANTED", filing, officer, at, judged(filing, at, facts));
                disclose(filing, documents.issue(filing, DocumentKind.GRANT_DECISION, at, facts));
            }
            case REFUSE -> {
                filing.decide(Decision.REFUSE, officer, at);
                tell("REFUSED", filing, officer, at, judged(filing, at, facts));
                disclose(filing, documents.issue(filing, DocumentKind.REFUSAL_DECISION, at, facts));
            }
            case DELIVERED -> {
                filing.deliver(at);
                tell("DELIVERED", filing, officer, at, facts);
                documents.issue(filing, DocumentKind.DELIVERY_RECEIPT, at, facts);
            }
        }
    }

    /** A decision is public from the moment it is made, 行政许可法 art. 40. */
    private void disclose(Filing filing, Document decision) {
        disclosures.publish(filing, decision.number(), decision.issuedAt());
    }

    private void tell(
            String kind, Filing filing, String officer, Instant at, Map<String, Object> facts) {
        events.append(kind, filing.id(), filing.officeCode(), officer, at, facts);
    }

    /** With how the decision stands to its limits (R-D13): who folds figures need not ask again. */
    private Map<String, Object> judged(Filing filing, Instant at, Map<String, Object> facts) {
        Map<String, Object> judged = new LinkedHashMap<>(facts);
        judged.putAll(Derivation.judged(clocks.read(filing, at)));
        return judged;
    }

    private static Map<String, Object> facts(Completion said) {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, "opinion", said.opinion());
        put(facts, "items", said.items());
        put(facts, "promise", said.promise());
        put(facts, "referTo", said.referTo());
        put(facts, "reasons", said.reasons());
        put(facts, "remedies", said.remedies());
        put(facts, "officers", said.officers());
        put(facts, "findings", said.findings());
        put(facts, "method", said.method());
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
