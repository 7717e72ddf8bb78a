package org.onevisit.catalog.item;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.onevisit.catalog.Events;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.platform.Refusal.Flaw;

/**
 * Puts versions of an item into force and out of it, so that on every day at most one applies.
 *
 * <p>What was in force on a day that is over stays so: a version starts today or later, and an end
 * lies today or later. Only the very first version of an item may start in the past, for an office
 * that brings items it has long been handling.
 */
@ApplicationScoped
public class Publication {

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int YEARS_AHEAD = 5;

    private final Items items;
    private final Contents contents;
    private final PublicationRules rules;
    private final Events events;
    private final Clock clock;

    @Inject
    Publication(
            Items items, Contents contents, PublicationRules rules, Events events, Clock clock) {
        this.items = items;
        this.contents = contents;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** What followers of the catalogue learn when an item is retired. */
    record Retired(String itemCode, int version, LocalDate validTo) {}

    /**
     * Publishes the draft. The version in force on that day ends then; one that is to start later
     * stays, and the new version runs until its start. Publishing again what the same editor just
     * published answers the same.
     *
     * @param from first day in force; null for today
     * @param revision revision of the draft that the editor read, or null
     */
    public ItemVersion publish(String itemCode, LocalDate from, Integer revision, Editor editor) {
        LocalDate today = LocalDate.now(clock);
        LocalDate start = from == null ? today : from;
        Optional<ItemVersion> found = items.lockedDraft(itemCode);
        if (found.isEmpty()) {
            return justPublished(itemCode, start, editor);
        }
        ItemVersion draft = found.get();
        if (!editor.edits(draft.officeCode())) {
            throw Refused.because(Reason.NO_DRAFT);
        }
        if (revision != null && revision != draft.revision()) {
            throw Refused.because(Reason.STALE_VERSION);
        }
        List<ItemVersion> history = items.history(itemCode);
        mayStart(start, today, history.isEmpty());
        List<Flaw> flaws = rules.flaws(contents.of(draft));
        if (!flaws.isEmpty()) {
            throw Refused.because(flaws);
        }
        LocalDate end =
                history.stream()
                        .filter(v -> v.validFrom().isAfter(start) && !v.endsAtOnce())
                        .map(ItemVersion::validFrom)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        history.stream().filter(v -> v.inForceOn(start)).forEach(v -> v.endOn(start));
        items.flush();
        draft.publish(start, end, editor.name(), clock.instant());
        items.flush();
        events.tell(
                "ITEM_PUBLISHED",
                itemCode,
                draft.officeCode(),
                editor.name(),
                contents.view(draft));
        return draft;
    }

    /**
     * Takes an item out of force; versions that were still to come never start.
     *
     * @param to first day on which nobody can apply any more; null for today
     */
    public ItemVersion retire(String itemCode, LocalDate to, Editor editor) {
        LocalDate today = LocalDate.now(clock);
        LocalDate end = to == null ? today : to;
        if (items.officeOf(itemCode).filter(editor::edits).isEmpty()) {
            throw Refused.because(Reason.ITEM_NOT_FOUND);
        }
        items.lockedDraft(itemCode);
        List<ItemVersion> history = items.history(itemCode);
        ItemVersion last = last(history);
        LocalDate known = last.validTo();
        if (known != null && !known.isAfter(end)) {
            if (to == null || known.equals(end)) {
                return last;
            }
            throw Refused.because(Reason.ALREADY_RETIRED, "validTo", known.toString());
        }
        if (end.isBefore(today)) {
            throw Refused.because(
                    List.of(Refused.flaw("/effectiveTo", Reason.EFFECTIVE_TO_IN_PAST)));
        }
        ItemVersion ended = last;
        for (ItemVersion version : history) {
            if (!version.validFrom().isBefore(end) && !version.endsAtOnce()) {
                version.endOn(version.validFrom());
            } else if (version.inForceOn(end)) {
                version.endOn(end);
                ended = version;
            }
        }
        items.flush();
        events.tell(
                "ITEM_RETIRED",
                itemCode,
                ended.officeCode(),
                editor.name(),
                new Retired(itemCode, ended.version(), end));
        return ended;
    }

    /** The version that is in force last; one that was replaced at once counts only when alone. */
    private static ItemVersion last(List<ItemVersion> history) {
        return history.stream()
                .max(
                        Comparator.comparing((ItemVersion v) -> !v.endsAtOnce())
                                .thenComparing(ItemVersion::validFrom))
                .orElseThrow(() -> Refused.because(Reason.NOT_PUBLISHED));
    }

    private ItemVersion justPublished(String itemCode, LocalDate start, Editor editor) {
        return items.history(itemCode).stream()
                .findFirst()
                .filter(v -> v.validFrom().equals(start) && editor.name().equals(v.publishedBy()))
                .orElseThrow(() -> Refused.because(Reason.NO_DRAFT));
    }

    private static void mayStart(LocalDate start, LocalDate today, boolean first) {
        if (start.isBefore(EARLIEST) || start.isAfter(today.plusYears(YEARS_AHEAD))) {
            throw Refused.because(
                    List.of(Refused.flaw("/effectiveFrom", Reason.EFFECTIVE_FROM_TOO_FAR)));
        }
        if (!first && start.isBefore(today)) {
            throw Refused.because(
                    List.of(Refused.flaw("/effectiveFrom", Reason.EFFECTIVE_FROM_IN_PAST)));
        }
    }
}
