package org.onevisit.catalog;

import java.util.List;
import java.util.Map;
import org.onevisit.platform.Refusal;

/** What the catalogue refuses, and why. */
public final class Refused extends Refusal {

    private static final long serialVersionUID = 1L;

    private Refused(Reason reason, String detail, List<Flaw> flaws, Map<String, Object> members) {
        super(reason.status(), reason.name(), detail, flaws, members);
    }

    /** Refuses for one reason that concerns the whole request. */
    public static Refused because(Reason reason) {
        return new Refused(reason, reason.text(), List.of(), Map.of());
    }

    /** Refuses for one reason, with a further member of the answer. */
    public static Refused because(Reason reason, String member, Object value) {
        return new Refused(reason, reason.text(), List.of(), Map.of(member, value));
    }

    /** Refuses for everything that is wrong, all at once; the first names the answer. */
    public static Refused because(List<Flaw> flaws) {
        Reason first = Reason.valueOf(flaws.get(0).code());
        return new Refused(first, first.text(), flaws, Map.of());
    }

    /** One flaw of the input. */
    public static Flaw flaw(String pointer, Reason reason) {
        return new Flaw(pointer, reason.name(), reason.text());
    }

    /** One flaw of the input, told in more detail. */
    public static Flaw flaw(String pointer, Reason reason, String detail) {
        return new Flaw(pointer, reason.name(), reason.text() + ": " + detail);
    }
}
