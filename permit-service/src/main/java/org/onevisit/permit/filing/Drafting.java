package org.onevisit.permit.filing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Refusal.Flaw;

/** Writing and changing drafts under ids that their owners choose. */
@ApplicationScoped
public class Drafting {

    private static final String LINE = "\\P{Cntrl}{0,400}";
    private static final int MAX_PROJECT = 10_000;

    private final EntityManager database;
    private final Filings filings;
    private final ItemVersions items;
    private final ObjectMapper json;
    private final Clock clock;

    Drafting(
            EntityManager database,
            Filings filings,
            ItemVersions items,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.filings = filings;
        this.items = items;
        this.json = json;
        this.clock = clock;
    }

    /** The filing, and whether this call made it. */
    record Saved(Filing filing, boolean created) {}

    /**
     * Writes a draft: new under its id, the same again, or changed by who read its last version.
     *
     * @param expected the version that the caller has read, or null
     * @throws Refused {@code ID_TAKEN} for other content without {@code expected}, {@code
     *     STALE_VERSION}, {@code NOT_A_DRAFT}, {@code ITEM_UNKNOWN}, {@code ITEM_NOT_IN_FORCE},
     *     {@code INVALID_INPUT} for a project that cannot be printed
     */
    Saved save(UUID id, Draft draft, Long expected, Caller caller) {
        mustBePrintable(draft);
        JsonNode content = json.valueToTree(draft);
        Filing known = filings.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (known == null) {
            if (expected != null) {
                throw Refused.because(Reason.STALE_VERSION);
            }
            return create(id, draft, content, caller);
        }
        if (!known.isOf(caller)) {
            throw Refused.because(Reason.ID_TAKEN);
        }
        if (same(known.content(), content)) {
            return new Saved(known, false);
        }
        if (expected == null) {
            throw Refused.because(
                    known.state() == State.DRAFT ? Reason.ID_TAKEN : Reason.NOT_A_DRAFT);
        }
        if (expected != known.version()) {
            throw Refused.because(Reason.STALE_VERSION);
        }
        known.rewrite(item(draft, caller), draft);
        database.find(Application.class, id).replace(content);
        // The content lies in another row; the case's version must rise with it all the same.
        database.lock(known, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        database.flush();
        return new Saved(known, false);
    }

    /** Names, and code and address of the project, stand in every paper of the case. */
    private static void mustBePrintable(Draft draft) {
        List<Flaw> flaws = new ArrayList<>();
        mustBeLine("/applicant/name", TextNode.valueOf(draft.applicant().name()), flaws);
        if (draft.agent() != null) {
            mustBeLine("/agent/name", TextNode.valueOf(draft.agent().name()), flaws);
        }
        if (draft.project() != null) {
            for (String field : List.of("name", "code", "address")) {
                mustBeLine("/project/" + field, draft.project().path(field), flaws);
            }
            if (draft.project().toString().length() > MAX_PROJECT) {
                flaws.add(new Flaw("/project", "INVALID", "内容过长 Too long"));
            }
        }
        if (!flaws.isEmpty()) {
            throw Refused.because(Reason.INVALID_INPUT, flaws);
        }
    }

    /** What is printed within a line holds no break and no other control. */
    static void mustBeLine(String pointer, JsonNode said, List<Flaw> flaws) {
        boolean none = said.isMissingNode() || said.isNull();
        if (!none && !(said.isTextual() && said.textValue().matches(LINE))) {
            flaws.add(
                    new Flaw(
                            pointer,
                            "INVALID",
                            "须为一行文字，不超过 400 字 One line of at most 400 characters"));
        }
    }

    private Saved create(UUID id, Draft draft, JsonNode content, Caller caller) {
        ItemVersion item = item(draft, caller);
        Application application = new Application(id, content);
        Filing filing = new Filing(application, caller.name(), item, draft, clock.instant());
        database.persist(application);
        database.persist(filing);
        database.flush();
        return new Saved(filing, true);
    }

    private ItemVersion item(Draft draft, Caller caller) {
        LocalDate today = LocalDate.now(clock);
        ItemVersion item =
                items.inForce(draft.itemCode(), today)
                        .orElseThrow(() -> Refused.because(absence(draft.itemCode(), today)));
        // Window staff file for applicants at their own window only.
        if (caller.officeCode() != null && !caller.officeCode().equals(item.officeCode())) {
            throw Refused.because(Reason.ITEM_UNKNOWN);
        }
        return item;
    }

    /** Whether two documents say the same; a number is the same however it was written. */
    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(Drafting::compare, other);
    }

    /** 0 for equal values. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    private Reason absence(String itemCode, LocalDate today) {
        return items.standing(itemCode, today) == ItemVersions.Standing.UNKNOWN
                ? Reason.ITEM_UNKNOWN
                : Reason.ITEM_NOT_IN_FORCE;
    }
}
