package org.onevisit.permit.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.permit.clock.Lapsing;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.material.Materials;
import org.onevisit.permit.supplement.Deferral;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Refusal.Flaw;

/** Takes in what was deferred when a case was accepted (容缺补交): as files, not in words. */
@ApplicationScoped
public class DeferredMaterial {

    private final EntityManager database;
    private final Materials materials;
    private final CaseClocks clocks;
    private final Lapsing lapsing;
    private final Events events;
    private final Clock clock;

    DeferredMaterial(
            EntityManager database,
            Materials materials,
            CaseClocks clocks,
            Lapsing lapsing,
            Events events,
            Clock clock) {
        this.database = database;
        this.materials = materials;
        this.clocks = clocks;
        this.lapsing = lapsing;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The applicant says that something is in; when all of it is, the decision is free.
     *
     * @throws Refused {@code FILING_INCOMPLETE} for what has no file, {@code SUPPLEMENT_LAPSED}
     */
    Filing take(Filing filing, Answering.Answers answers, Caller caller) {
        Deferral deferral = database.find(Deferral.class, filing.id());
        List<String> codes =
                answers.items().stream().map(Answering.Answers.Answer::materialCode).toList();
        if (!filing.owed().isDeferred()) {
            if (deferral.completedAt() == null || !deferral.materials().containsAll(codes)) {
                throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, filing.state().acts());
            }
            return filing;
        }
        Instant at = clock.instant();
        if (!filing.isBeforeDecision()) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, filing.state().acts());
        }
        lapsing.mustBeInTime(filing, at);
        List<Flaw> flaws = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            check(filing, deferral, codes.get(i), "/items/" + i, flaws);
        }
        if (!flaws.isEmpty()) {
            throw Refused.because(Reason.FILING_INCOMPLETE, flaws);
        }
        boolean all =
                deferral.materials().stream().allMatch(code -> isThere(filing, deferral, code));
        events.append(
                all ? "DEFERRED_IN" : "SUPPLEMENT_ANSWERED",
                filing.id(),
                filing.officeCode(),
                caller.name(),
                at,
                Map.of("items", codes));
        if (all) {
            deferral.complete(at);
            filing.deferredIsIn();
            clocks.follow(filing, at);
        }
        return filing;
    }

    private void check(
            Filing filing, Deferral deferral, String code, String pointer, List<Flaw> flaws) {
        if (!deferral.materials().contains(code)) {
            flaws.add(
                    new Flaw(
                            pointer + "/materialCode",
                            Reason.MATERIAL_NOT_ASKED.name(),
                            Reason.MATERIAL_NOT_ASKED.zh() + " " + Reason.MATERIAL_NOT_ASKED.en()));
        } else if (!isThere(filing, deferral, code)) {
            flaws.add(new Flaw(pointer, "NOT_ANSWERED", "请上传材料 Hand in the file"));
        }
    }

    private boolean isThere(Filing filing, Deferral deferral, String code) {
        return materials.cameAfter(filing.id(), code, deferral.acceptedAt());
    }
}
