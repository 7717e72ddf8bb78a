package org.onevisit.permit;

import java.util.List;
import java.util.Map;
import org.onevisit.platform.Refusal;

/** A refusal of permit-service; the {@link Reason} is what a program can rely on. */
public final class Refused extends Refusal {

    private static final long serialVersionUID = 1L;

    private Refused(Reason reason, String detail, List<Flaw> flaws, Map<String, Object> members) {
        super(reason.status(), reason.name(), detail, flaws, members);
    }

    public static Refused because(Reason reason) {
        return new Refused(reason, text(reason), List.of(), Map.of());
    }

    /** With what the caller can do instead, under the name {@code allowed}. */
    public static Refused allowing(Reason reason, List<String> allowed) {
        return new Refused(reason, text(reason), List.of(), Map.of("allowed", allowed));
    }

    /** With a further member of the answer. */
    public static Refused because(Reason reason, String member, Object value) {
        return new Refused(reason, text(reason), List.of(), Map.of(member, value));
    }

    /** With everything that is wrong, all at once. */
    public static Refused because(Reason reason, List<Flaw> flaws) {
        return new Refused(reason, text(reason), flaws, Map.of());
    }

    private static String text(Reason reason) {
        return reason.zh() + " " + reason.en();
    }
}
