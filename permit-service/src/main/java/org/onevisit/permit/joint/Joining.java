package org.onevisit.permit.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.permit.filing.State;
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.platform.Caller;

/**
 * Joint handling (并联审批): the lead office takes one application and asks the departments; each has
 * its days under the one limit of the case.
 */
@ApplicationScoped
public class Joining {

    private final EntityManager database;
    private final Filings filings;
    private final ItemVersions items;
    private final Parts parts;
    private final CaseClocks clocks;
    private final Events events;
    private final Clock clock;

    Joining(
            EntityManager database,
            Filings filings,
            ItemVersions items,
            Parts parts,
            CaseClocks clocks,
            Events events,
            Clock clock) {
        this.database = database;
        this.filings = filings;
        this.items = items;
        this.parts = parts;
        this.clocks = clocks;
        this.events = events;
        this.clock = clock;
    }

    /** A part, and whether the call made it. */
    record Made(Part part, boolean fresh) {}

    /** Asks a department; the same again changes nothing. */
    Made ask(UUID filingId, UUID id, PartView.Asked asked, Caller caller) {
        Filing filing =
                filings.ofOffice(filingId, caller.officeCode())
                        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        Part before = parts.find(id);
        if (before != null) {
            if (before.says(filingId, asked)) {
                return new Made(before, false);
            }
            throw Refused.because(Reason.ID_TAKEN);
        }
        mustBePossible(filing, asked);
        Instant at = clock.instant();
        Part part = new Part(id, filingId, asked, caller.name(), at);
        LocalDate promiseDue = clocks.of(filingId).promiseDue();
        part.dueOn(promiseDue);
        database.persist(part);
        database.flush();
        clocks.follow(filing, at);
        events.append(
                "PART_ASKED",
                filingId,
                filing.officeCode(),
                caller.name(),
                at,
                Map.of(
                        "partId",
                        id,
                        "body",
                        asked.body(),
                        "officeCode",
                        asked.officeCode(),
                        "dueOn",
                        part.dueOn()));
        return new Made(part, true);
    }

    private void mustBePossible(Filing filing, PartView.Asked asked) {
        ItemVersion item = items.get(filing.itemCode(), filing.itemVersion());
        if (!item.isJoint()) {
            throw Refused.because(Reason.NOT_JOINT);
        }
        if (filing.state() != State.ACCEPTED && filing.state() != State.REVIEWED) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, filing.state().acts());
        }
        if (!item.jointBodies().contains(asked.body())) {
            throw Refused.because(Reason.BODY_UNKNOWN, "allowed", item.jointBodies());
        }
        if (asked.days() > item.promised().days()) {
            throw Refused.because(Reason.PART_TOO_LONG, "most", item.promised().days());
        }
        boolean twice =
                parts.of(filing.id()).stream().anyMatch(part -> part.body().equals(asked.body()));
        if (twice) {
            throw Refused.because(Reason.ID_TAKEN);
        }
    }

    /** Takes a department's opinion; the same by the same officer again changes nothing. */
    Part answer(UUID id, PartView.Opinion said, Caller caller) {
        Part known = parts.find(id);
        if (known == null || !known.officeCode().equals(caller.officeCode())) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        // The case first, as everywhere, so that its clock and this come one after the other.
        Filing filing = filings.held(known.filingId());
        Part part = parts.ofOffice(id, caller.officeCode());
        if (part.result() == null && !filing.isBeforeDecision()) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, List.of());
        }
        Instant at = clock.instant();
        if (part.answer(said.result(), said.opinion(), caller.name(), at)) {
            events.append(
                    "PART_ANSWERED",
                    filing.id(),
                    filing.officeCode(),
                    caller.name(),
                    at,
                    Map.of(
                            "partId",
                            id,
                            "body",
                            part.body(),
                            "result",
                            said.result(),
                            "opinion",
                            said.opinion()));
            clocks.follow(filing, at);
        }
        return part;
    }

    /**
     * Nothing is granted before every joint body of the item has agreed.
     *
     * @throws Refused {@code PARTS_NOT_AGREED} with those that have not
     */
    public void mustHaveAgreed(Filing filing) {
        ItemVersion item = items.get(filing.itemCode(), filing.itemVersion());
        if (!item.isJoint()) {
            return;
        }
        Set<String> missing = new HashSet<>(item.jointBodies());
        parts.of(filing.id()).stream()
                .filter(part -> part.result() == Part.Result.AGREE)
                .forEach(part -> missing.remove(part.body()));
        if (!missing.isEmpty()) {
            throw Refused.because(
                    Reason.PARTS_NOT_AGREED, "missing", missing.stream().sorted().toList());
        }
    }
}
