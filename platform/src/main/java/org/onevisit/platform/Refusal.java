package org.onevisit.platform;

import java.util.List;
import java.util.Map;

/**
 * A request that the service refuses, for a reason the caller can act on. Each service has one
 * subclass whose reasons are an enum: that enum is the service's error catalogue. Answered as RFC
 * 9457 with the stable upper-snake {@code code}.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient int status;
    private final transient String code;
    private final transient List<Flaw> flaws;
    private final transient Map<String, Object> members;

    protected Refusal(
            int status, String code, String detail, List<Flaw> flaws, Map<String, Object> members) {
        // A refusal is an answer, not a fault: its stack trace is never read.
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.flaws = List.copyOf(flaws);
        this.members = Map.copyOf(members);
    }

    /** The HTTP status that the answer carries. */
    public int status() {
        return status;
    }

    /** Stable upper-snake name of the reason, such as {@code ID_TAKEN}. */
    public String code() {
        return code;
    }

    /**
     * Every single thing wrong with the input, all at once; empty when the refusal is about the
     * whole.
     */
    public List<Flaw> flaws() {
        return flaws;
    }

    /** Further members of the problem document, such as {@code allowed} or {@code year}. */
    public Map<String, Object> members() {
        return members;
    }

    /**
     * One thing wrong with the input.
     *
     * @param pointer JSON pointer into the request body, or the name of a query parameter
     * @param code stable upper-snake name of the flaw
     * @param message what is wrong, Chinese first
     */
    public record Flaw(String pointer, String code, String message) {}
}
