package org.onevisit.permit.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onevisit.permit.MomentKey;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;

/** The cards: staff see those of their office, supervisors and auditors all. */
@ApplicationScoped
public class Cards implements PanacheRepositoryBase<Card, UUID> {

    /** Which cards are asked for; null for all. The office is one that the caller may see. */
    record Filter(Card.State state, Colour colour, String officeCode, UUID filingId) {}

    boolean isRaised(UUID filingId, Rule rule) {
        return count("filingId = ?1 and rule = ?2", filingId, rule) > 0;
    }

    /**
     * A card that the caller may see.
     *
     * @throws Refused {@code NOT_FOUND} when there is none, or none for him
     */
    Card visible(UUID id, Caller caller) {
        return seen(findById(id), caller);
    }

    /** The same, locked: what is done to a card comes one by one. */
    Card locked(UUID id, Caller caller) {
        return seen(findById(id, LockModeType.PESSIMISTIC_WRITE), caller);
    }

    private static Card seen(Card card, Caller caller) {
        if (card == null || !(seesAll(caller) || card.officeCode().equals(caller.officeCode()))) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        return card;
    }

    /** Newest first. */
    List<Card> page(Filter filter, MomentKey after, int limit) {
        List<String> where = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(where, values, "officeCode = ?%d", filter.officeCode());
        add(where, values, "filingId = ?%d", filter.filingId());
        add(where, values, "state = ?%d", filter.state());
        add(where, values, "colour = ?%d", filter.colour());
        if (after != null) {
            int next = values.size() + 1;
            where.add("(raisedAt, id) < (?%d, ?%d)".formatted(next, next + 1));
            values.add(after.at());
            values.add(after.id());
        }
        String condition = where.isEmpty() ? "" : String.join(" and ", where);
        return find(condition + " order by raisedAt desc, id desc", values.toArray())
                .range(0, limit - 1)
                .list();
    }

    private static void add(List<String> where, List<Object> values, String part, Object value) {
        if (value != null) {
            values.add(value);
            where.add(part.formatted(values.size()));
        }
    }

    static boolean seesAll(Caller caller) {
        return caller.is("supervisor") || caller.is("auditor");
    }
}
