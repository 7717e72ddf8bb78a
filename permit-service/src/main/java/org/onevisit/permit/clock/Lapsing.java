package org.onevisit.permit.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.document.DocumentDates;
import org.onevisit.permit.document.DocumentKind;
import org.onevisit.permit.document.Documents;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.State;
import org.onevisit.permit.process.Processes;
import org.onevisit.permit.rules.Lapse;
import org.onevisit.permit.rules.OfficeRules;
import org.onevisit.permit.supplement.Deferral;
import org.onevisit.permit.supplement.Supplement;
import org.onevisit.permit.supplement.SupplementItem;
import org.onevisit.permit.supplement.Supplements;

/**
 * What an applicant was to hand in never came (逾期未补正): what it means is local law, and so for the
 * rules of the office. A refusal after acceptance stays a decision of a person: the clock only sees
 * to it that nothing else can be decided.
 */
@ApplicationScoped
public class Lapsing {

    private final EntityManager database;
    private final Supplements supplements;
    private final CaseClocks clocks;
    private final Documents documents;
    private final Processes processes;
    private final Events events;

    Lapsing(
            EntityManager database,
            Supplements supplements,
            CaseClocks clocks,
            Documents documents,
            Processes processes,
            Events events) {
        this.database = database;
        this.supplements = supplements;
        this.clocks = clocks;
        this.documents = documents;
        this.processes = processes;
        this.events = events;
    }

    /**
     * Refuses what the applicant hands in too late: the rules have spoken already, and the clock is
     * about to write it down.
     *
     * @throws Refused {@code SUPPLEMENT_LAPSED}
     */
    public void mustBeInTime(Filing filing, Instant at) {
        LocalDate until = filing.owed().answerBy();
        if (until != null && !at.isBefore(clocks.rules(filing).endOf(until))) {
            throw Refused.because(Reason.SUPPLEMENT_LAPSED);
        }
    }

    /** What a lapse means, in the words of a document. */
    public static String words(Lapse meaning, boolean accepted) {
        return switch (meaning) {
            case WITHDRAWN -> "视为撤回申请";
            case REFUSED -> accepted ? "依法作出不予许可决定" : "不予受理";
        };
    }

    /** Does what the rules of its office say to a locked case. */
    void lapse(Filing filing, LocalDate until, Instant at) {
        OfficeRules rules = clocks.rules(filing);
        boolean accepted = filing.state() != State.SUPPLEMENT_REQUESTED;
        Lapse meaning = accepted ? rules.deferralLapse() : rules.supplementLapse();
        List<String> materials = accepted ? deferred(filing, at) : unanswered(filing, at);
        filing.lapse(meaning, at);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("until", until.toString());
        told.put("meaning", meaning.name());
        told.put("materials", materials);
        events.append("LAPSED", filing.id(), filing.officeCode(), Silence.ACTOR, at, told);
        if (filing.state() == State.WITHDRAWN || filing.state() == State.NOT_SUPPLEMENTED) {
            events.append(
                    filing.state().name(),
                    filing.id(),
                    filing.officeCode(),
                    Silence.ACTOR,
                    at,
                    Map.of("reason", "LAPSED"));
            processes.cancel(filing.processInstance(), "LAPSED");
        }
        Map<String, Object> stated = new LinkedHashMap<>();
        stated.put("until", DocumentDates.day(until));
        stated.put("meaning", words(meaning, accepted));
        stated.put("accepted", accepted ? "true" : "");
        stated.put(
                "materials", materials.stream().map(code -> Map.of("materialCode", code)).toList());
        documents.issue(filing, DocumentKind.LAPSE_NOTICE, at, stated);
    }

    private List<String> deferred(Filing filing, Instant at) {
        Deferral deferral = database.find(Deferral.class, filing.id());
        deferral.lapse(at);
        return deferral.materials();
    }

    private List<String> unanswered(Filing filing, Instant at) {
        Supplement notice = supplements.last(filing.id()).orElseThrow();
        notice.lapse(at);
        return notice.items().stream()
                .filter(item -> item.answeredAt() == null)
                .map(SupplementItem::materialCode)
                .toList();
    }
}
