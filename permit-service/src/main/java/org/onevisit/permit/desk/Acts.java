package org.onevisit.permit.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
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
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.permit.supplement.Supplement;
import org.onevisit.platform.Refusal.Flaw;

/**
 * What the actions of the desk do to a case: the fact, the event that tells it and the document
 * that goes to the applicant.
 */
@ApplicationScoped
public class Acts {

    private final EntityManager database;
    private final ItemVersions items;
    private final Documents documents;
    private final Events events;
    private final CaseClocks clocks;
    private final Disclosures disclosures;

    Acts(
            EntityManager database,
            ItemVersions items,
            Documents documents,
            Events events,
            CaseClocks clocks,
            Disclosures disclosures) {
        this.database = database;
        this.items = items;
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
                filing.accept(at);
                tell("ACCEPTED", filing, officer, at, facts);
                documents.issue(
                        filing,
                        DocumentKind.ACCEPTANCE_NOTICE,
                        at,
                        Derivation.of(clocks.read(filing, at)));
            }
            case REQUEST_SUPPLEMENT -> requestSupplement(filing, said, officer, at, facts);
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
                filing.decide(Decision.GRANT, officer, at);
                tell("GRANTED", filing, officer, at, facts);
                disclose(filing, documents.issue(filing, DocumentKind.GRANT_DECISION, at, facts));
            }
            case REFUSE -> {
                filing.decide(Decision.REFUSE, officer, at);
                tell("REFUSED", filing, officer, at, facts);
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

    private void requestSupplement(
            Filing filing, Completion said, String officer, Instant at, Map<String, Object> facts) {
        filing.requestSupplement(at);
        ItemVersion item = items.get(filing.itemCode(), filing.itemVersion());
        Supplement supplement = new Supplement(filing.id(), officer, at);
        List<Flaw> strangers = new ArrayList<>();
        for (int i = 0; i < said.items().size(); i++) {
            Completion.Item line = said.items().get(i);
            // 行政许可法 art. 31: material that the item does not list may not be asked for.
            if (!Supplement.FORM.equals(line.materialCode())
                    && item.material(line.materialCode()).isEmpty()) {
                strangers.add(
                        new Flaw(
                                "/items/" + i + "/materialCode",
                                Reason.MATERIAL_UNKNOWN.name(),
                                Reason.MATERIAL_UNKNOWN.zh() + " " + Reason.MATERIAL_UNKNOWN.en()));
            }
            supplement.add(line.materialCode(), line.defect(), line.basis(), line.howToFix());
        }
        if (!strangers.isEmpty()) {
            throw Refused.because(Reason.MATERIAL_UNKNOWN, strangers);
        }
        database.persist(supplement);
        tell("SUPPLEMENT_REQUESTED", filing, officer, at, facts);
        documents.issue(filing, DocumentKind.SUPPLEMENT_NOTICE, at, facts);
    }

    private void tell(
            String kind, Filing filing, String officer, Instant at, Map<String, Object> facts) {
        events.append(kind, filing.id(), filing.officeCode(), officer, at, facts);
    }

    private static Map<String, Object> facts(Completion said) {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, "opinion", said.opinion());
        put(facts, "items", said.items());
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
