package org.onevisit.permit.process;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that a case has to do by itself and that fails (办件受阻).
 *
 * @param id by which it can be tried again
 * @param kind {@code STEP}, a step of the process; {@code CLOCK}, what the legal clock has to do
 * @param element id of the step in the diagram; null for the clock
 * @param state {@code RETRYING} while it is tried again by itself, {@code STOPPED} when somebody
 *     has to
 * @param message why, in a few words
 * @param nextTry null when stopped
 */
public record IncidentView(
        String id,
        UUID filingId,
        String caseNo,
        String officeCode,
        Kind kind,
        String element,
        State state,
        String message,
        Instant nextTry) {

    /** What it is that fails. */
    public enum Kind {
        STEP,
        CLOCK
    }

    /** Whether it is tried again by itself. */
    public enum State {
        RETRYING,
        STOPPED
    }
}
