package org.onevisit.permit.material;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.permit.filing.State;
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.permit.supplement.Deferral;
import org.onevisit.permit.supplement.Supplements;
import org.onevisit.platform.Caller;

/**
 * When a file may be handed in: any material of the item while the filing is a draft; what the
 * supplement notice names while it waits; what was deferred, after acceptance (容缺); and at the
 * window, before acceptance, what is put right on the spot (行政许可法 art. 32(3)). Nobody is asked for
 * material that the item does not list (art. 31).
 */
@ApplicationScoped
public class MaterialGate {

    private final EntityManager database;
    private final Filings filings;
    private final ItemVersions items;
    private final Supplements supplements;
    private final Events events;
    private final Clock clock;

    MaterialGate(
            EntityManager database,
            Filings filings,
            ItemVersions items,
            Supplements supplements,
            Events events,
            Clock clock) {
        this.database = database;
        this.filings = filings;
        this.items = items;
        this.supplements = supplements;
        this.events = events;
        this.clock = clock;
    }

    /** The material as the item lists it, when it may be handed in now. */
    ItemVersion.Material check(UUID id, String materialCode, Caller caller) {
        Filing filing = filings.visible(id, caller);
        ItemVersion.Material material =
                items.get(filing.itemCode(), filing.itemVersion())
                        .material(materialCode)
                        .orElseThrow(() -> Refused.because(Reason.MATERIAL_UNKNOWN));
        mustBeAsked(filing, materialCode, caller);
        return material;
    }

    /** The same question again with the case locked, when the file is there. */
    Filing lock(UUID id, String materialCode, Caller caller) {
        Filing filing = filings.locked(id, caller);
        mustBeAsked(filing, materialCode, caller);
        return filing;
    }

    void mustBeDraft(UUID id, Caller caller) {
        Filing filing = filings.locked(id, caller);
        if (!filing.isOf(caller)) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        if (filing.state() != State.DRAFT) {
            throw Refused.because(Reason.NOT_A_DRAFT);
        }
    }

    /**
     * A file that comes after the submission is an event of the case.
     *
     * @param replaced hash of the content that was under its name before, or null; it stays in the
     *     store, as everything that was handed in
     */
    void tell(Filing filing, Material material, String replaced, Caller caller) {
        if (filing.state() != State.DRAFT) {
            events.append(
                    "MATERIAL_ADDED",
                    filing.id(),
                    filing.officeCode(),
                    caller.name(),
                    clock.instant(),
                    replaced == null
                            ? Map.of(
                                    "materialCode",
                                    material.materialCode(),
                                    "sha256",
                                    material.sha256())
                            : Map.of(
                                    "materialCode",
                                    material.materialCode(),
                                    "sha256",
                                    material.sha256(),
                                    "replaced",
                                    replaced));
        }
    }

    private void mustBeAsked(Filing filing, String materialCode, Caller caller) {
        boolean owner = filing.isOf(caller);
        boolean asked =
                switch (filing.state()) {
                    case DRAFT -> owner;
                    case SUPPLEMENT_REQUESTED -> owner && isNamed(filing.id(), materialCode);
                    case RECEIVED, SUPPLEMENTED -> filing.isAtOfficeOf(caller);
                    case ACCEPTED, REVIEWED -> owner && isDeferred(filing, materialCode);
                    default -> false;
                };
        if (!asked) {
            throw Refused.allowing(Reason.MATERIAL_NOT_ASKED, filing.state().acts());
        }
    }

    private boolean isDeferred(Filing filing, String materialCode) {
        return filing.owed().isDeferred()
                && database.find(Deferral.class, filing.id()).materials().contains(materialCode);
    }

    private boolean isNamed(UUID filingId, String materialCode) {
        return supplements.last(filingId).flatMap(notice -> notice.item(materialCode)).isPresent();
    }
}
