package org.onevisit.fee;

import java.util.List;
import java.util.Map;
import org.onevisit.platform.Refusal;

/** A refusal of fee-service; the {@link Reason} is what a program can rely on. */
public final class Refused extends Refusal {

    private static final long serialVersionUID = 1L;

    private Refused(Reason reason, List<Flaw> flaws, Map<String, Object> members) {
        this(reason.status(), reason.name(), reason.zh() + " " + reason.en(), flaws, members);
    }

    private Refused(
            int status, String code, String detail, List<Flaw> flaws, Map<String, Object> members) {
        super(status, code, detail, flaws, members);
    }

    /** As a whole, about no single value. */
    public static Refused because(Reason reason) {
        return new Refused(reason, List.of(), Map.of());
    }

    /** With a further member of the answer. */
    public static Refused because(Reason reason, String member, Object value) {
        return new Refused(reason, List.of(), Map.of(member, value));
    }

    /** With everything that is wrong, all at once. */
    public static Refused because(Reason reason, List<Flaw> flaws) {
        return new Refused(reason, flaws, Map.of());
    }

    /** The same about a part of the request: its pointers begin with that of the part. */
    public Refused under(String part) {
        List<Flaw> moved =
                flaws().stream()
                        .map(flaw -> new Flaw(part + flaw.pointer(), flaw.code(), flaw.message()))
                        .toList();
        return new Refused(status(), code(), getMessage(), moved, members());
    }

    /** About one value of the request, named by its JSON pointer. */
    public static Refused because(Reason reason, String pointer) {
        return new Refused(
                reason,
                List.of(new Flaw(pointer, reason.name(), reason.zh() + " " + reason.en())),
                Map.of());
    }
}
