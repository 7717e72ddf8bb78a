package org.onevisit.permit.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onevisit.clock.Acceptance;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.desk.Step;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.desk.Tasks;
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
    private final Tasks tasks;
    private final Documents documents;
    private final Processes processes;
    private final Events events;

    Silence(
            CaseClocks clocks,
            Tasks tasks,
            Documents documents,
            Processes processes,
            Events events) {
        this.clocks = clocks;
        this.tasks = tasks;
        this.documents = documents;
        this.processes = processes;
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

    /** Accepts a locked case of which nobody took notice in time. */
    void accept(Filing filing, CaseClock clock, Instant at) {
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
        events.append(
                "CARD_RAISED",
                filing.id(),
                filing.officeCode(),
                ACTOR,
                at,
                Map.of("colour", "RED", "rule", "R-D7", "limit", reading.noticeDue().date()));
        Map<String, Object> stated = Derivation.of(reading);
        stated.put("deemed", how.name());
        documents.issue(filing, DocumentKind.ACCEPTANCE_NOTICE, at, stated);
        Task intake = tasks.open(filing.id(), Step.INTAKE).orElseThrow();
        intake.close(ACTOR, how.name(), "", filing.state(), at);
        processes.complete(intake.id());
    }
}
