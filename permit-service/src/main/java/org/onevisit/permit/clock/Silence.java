package org.onevisit.permit.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onevisit.clock.Acceptance;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.card.Card;
import org.onevisit.permit.card.Raising;
import org.onevisit.permit.card.Rule;
import org.onevisit.permit.desk.Step;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.document.DocumentKind;
import org.onevisit.permit.document.Documents;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.State;
import org.onevisit.permit.process.Processes;

/**
 * Acceptance by silence (逾期视为受理), 行政许可法 art. 32(4), R-D7: the clock does what the office did not,
 * with the same facts, document and step of the process.
 */
@ApplicationScoped
public class Silence {

    /** Who acts when the clock does. */
    static final String ACTOR = "system";

    private final CaseClocks clocks;
    private final Documents documents;
    private final Processes processes;
    private final Raising cards;
    private final Events events;

    Silence(
            CaseClocks clocks,
            Documents documents,
            Processes processes,
            Raising cards,
            Events events) {
        this.clocks = clocks;
        this.documents = documents;
        this.processes = processes;
        this.cards = cards;
        this.events = events;
    }

    /**
     * Refuses an act at intake that comes too late: the law has decided already, and the clock is
     * about to write it down.
     *
     * @throws Refused {@code DEEMED_ACCEPTED}
     */
    public void mustNotHaveSpoken(Filing filing, Instant at) {
        CaseClock clock = clocks.of(filing.id());
        if (filing.acceptedAt() == null
                && clocks.rules(filing)
                        .day(at)
                        .isAfter(
                                filing.state() == State.SUPPLEMENTED
                                        ? clock.answerDue()
                                        : clock.noticeDue())) {
            throw Refused.because(Reason.DEEMED_ACCEPTED);
        }
    }

    /**
     * Accepts a locked case of which nobody took notice in time.
     *
     * @param intake the step at which it waits
     */
    void accept(Filing filing, CaseClock clock, Task intake, Instant at) {
        Acceptance how =
                filing.state() == State.SUPPLEMENTED
                        ? Acceptance.DEEMED_AFTER_SUPPLEMENT
                        : Acceptance.DEEMED;
        filing.acceptByLaw();
        clock.deem(how, clocks.rules(filing).day(at));
        CaseReading reading = clocks.read(filing, at);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("acceptance", how);
        facts.put("acceptedOn", reading.acceptedOn().toString());
        facts.put("noticeDue", reading.noticeDue().date().toString());
        facts.put("promiseDue", reading.promiseDue().date().toString());
        facts.put("statutoryDue", reading.statutoryDue().date().toString());
        events.append("DEEMED_ACCEPTED", filing.id(), filing.officeCode(), ACTOR, at, facts);
        LocalDate missed = how == Acceptance.DEEMED ? clock.noticeDue() : clock.answerDue();
        cards.raise(
                Rule.NOTICE_MISSED,
                filing,
                new Card.Breach(Step.INTAKE.name(), missed, intake.assignee()),
                at);
        Map<String, Object> stated = Derivation.of(reading);
        stated.put("deemed", how.name());
        documents.issue(filing, DocumentKind.ACCEPTANCE_NOTICE, at, stated);
        intake.close(ACTOR, how.name(), "", filing.state(), at);
        processes.complete(filing.processInstance(), intake.element());
    }
}
