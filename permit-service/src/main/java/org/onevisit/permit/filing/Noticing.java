package org.onevisit.permit.filing;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * The supplement notices (补正告知) of a case as far as it goes by them: the last one and its answer.
 */
@Embeddable
class Noticing {

    private Instant noticedAt;
    private Instant supplementedAt;
    private boolean answeredAnew;

    protected Noticing() {}

    /** Whether one was given before. */
    boolean isGiven() {
        return noticedAt != null;
    }

    /** Whether one may be given: the first, or another when the answer brought something new. */
    boolean isPossible() {
        return noticedAt == null || answeredAnew;
    }

    void give(Instant at) {
        noticedAt = at;
        supplementedAt = null;
        answeredAnew = false;
    }

    /**
     * Everything it named is answered.
     *
     * @param anew whether with something that nobody could have judged before
     */
    void answered(boolean anew, Instant at) {
        supplementedAt = at;
        answeredAnew = anew;
    }

    /** When the last was given; null for none. */
    Instant noticedAt() {
        return noticedAt;
    }

    /** When the last was answered; null before. */
    Instant supplementedAt() {
        return supplementedAt;
    }
}
