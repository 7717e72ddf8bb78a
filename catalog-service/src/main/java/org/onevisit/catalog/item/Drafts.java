package org.onevisit.catalog.item;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.codes.Check;
import org.onevisit.codes.Finding;
import org.onevisit.codes.ItemCode;
import org.onevisit.platform.Refusal.Flaw;

/** The drafts of items: each item has at most one, and only its office's editors see it. */
@ApplicationScoped
public class Drafts {

    private final Items items;
    private final ObjectMapper json;
    private final Clock clock;
    private final ItemCode.Profile profile;

    @Inject
    Drafts(
            Items items,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "onevisit.item-code-profile") ItemCode.Profile profile) {
        this.items = items;
        this.json = json;
        this.clock = clock;
        this.profile = profile;
    }

    /** A draft as it now stands, and whether it is a new one. */
    public record Saved(ItemVersion draft, boolean created) {}

    /**
     * What keeps a content from being a draft of this item, all at once: codes that break the rules
     * or contradict each other, and texts that cannot be shown.
     */
    public List<Flaw> flaws(String itemCode, Content content) {
        List<Flaw> flaws = new ArrayList<>();
        Check code = ItemCode.check(itemCode, profile);
        if (!code.valid()) {
            for (Finding finding : code.reasons()) {
                flaws.add(Refused.flaw("/itemCode", Reason.INVALID_ITEM_CODE, finding.message()));
            }
        }
        if (content.itemCode() != null && !content.itemCode().equals(itemCode)) {
            flaws.add(Refused.flaw("/itemCode", Reason.ITEM_CODE_DIFFERS));
        }
        String basicCode = code.parts().get("basicCode");
        if (basicCode != null
                && content.basicCode() != null
                && !content.basicCode().equals(basicCode)) {
            flaws.add(Refused.flaw("/basicCode", Reason.BASIC_CODE_DIFFERS, basicCode));
        }
        if (content.officeCode() == null || !content.officeCode().matches("[0-9]{6,12}")) {
            flaws.add(Refused.flaw("/officeCode", Reason.OFFICE_CODE_INVALID));
        }
        flaws.addAll(Texts.flaws(json.valueToTree(content)));
        return flaws;
    }

    /**
     * Saves what an editor wrote. The same content again changes nothing.
     *
     * @param revision revision of the draft that the editor read; null when there was none
     * @param replace whether an existing draft may be replaced without having been read
     */
    public Saved save(
            String itemCode, Content written, Integer revision, boolean replace, Editor editor) {
        List<Flaw> flaws = flaws(itemCode, written);
        if (!flaws.isEmpty()) {
            throw Refused.because(flaws);
        }
        Content content = written.withCodes(itemCode, basicCode(itemCode, written));
        editor.mayEdit(content.officeCode());
        items.register(itemCode, content.officeCode(), editor.name(), clock.instant());
        Optional<ItemVersion> existing = items.lockedDraft(itemCode);
        sameOffice(itemCode, content, editor);
        ContentText text = ContentText.of(content, json);
        if (existing.isEmpty()) {
            if (revision != null) {
                throw Refused.because(Reason.STALE_VERSION);
            }
            ItemVersion draft = new ItemVersion(itemCode, items.lastVersion(itemCode) + 1);
            draft.write(content, text, editor.name(), clock.instant());
            items.persist(draft);
            return new Saved(draft, true);
        }
        ItemVersion draft = existing.get();
        if (revision != null && revision != draft.revision()) {
            throw Refused.because(Reason.STALE_VERSION);
        }
        if (draft.content().equals(text.content())) {
            return new Saved(draft, false);
        }
        if (revision == null && !replace) {
            throw Refused.because(Reason.PRECONDITION_REQUIRED);
        }
        draft.write(content, text, editor.name(), clock.instant());
        return new Saved(draft, false);
    }

    /**
     * What keeps an importer from writing a draft: an item of another office, or a draft that
     * someone else is working on.
     */
    public List<Flaw> obstacles(Content content, boolean replace, Editor editor) {
        List<Flaw> flaws = new ArrayList<>();
        String office = items.officeOf(content.itemCode()).orElse(content.officeCode());
        if (office != null && !editor.edits(office)) {
            flaws.add(Refused.flaw("/officeCode", Reason.OFFICE_NOT_YOURS));
        } else if (office != null && !office.equals(content.officeCode())) {
            flaws.add(Refused.flaw("/officeCode", Reason.OFFICE_DIFFERS, office));
        } else if (!replace && items.draft(content.itemCode()).isPresent()) {
            flaws.add(Refused.flaw("/itemCode", Reason.DRAFT_EXISTS));
        }
        return flaws;
    }

    /** Whether the newest published version says just this. */
    public boolean standsPublished(Content content) {
        String text = ContentText.of(content, json).content();
        return items.history(content.itemCode()).stream()
                .findFirst()
                .filter(version -> version.content().equals(text))
                .isPresent();
    }

    /** The draft of an item, for those who may edit it; to all others there is none. */
    public ItemVersion get(String itemCode, Editor editor) {
        return items.draft(itemCode)
                .filter(draft -> editor.edits(draft.officeCode()))
                .orElseThrow(() -> Refused.because(Reason.NO_DRAFT));
    }

    /**
     * Throws the draft away.
     *
     * @param revision revision of the draft that the editor read, or null
     */
    public void discard(String itemCode, Integer revision, Editor editor) {
        ItemVersion draft =
                items.lockedDraft(itemCode)
                        .filter(d -> editor.edits(d.officeCode()))
                        .orElseThrow(() -> Refused.because(Reason.NO_DRAFT));
        if (revision != null && revision != draft.revision()) {
            throw Refused.because(Reason.STALE_VERSION);
        }
        items.delete(draft);
    }

    private String basicCode(String itemCode, Content content) {
        String inCode = ItemCode.check(itemCode, profile).parts().get("basicCode");
        return inCode == null ? content.basicCode() : inCode;
    }

    private void sameOffice(String itemCode, Content content, Editor editor) {
        String office = items.officeOf(itemCode).orElseThrow();
        if (!editor.edits(office)) {
            throw Refused.because(Reason.ITEM_NOT_FOUND);
        }
        if (!office.equals(content.officeCode())) {
            throw Refused.because(
                    List.of(Refused.flaw("/officeCode", Reason.OFFICE_DIFFERS, office)));
        }
    }
}
