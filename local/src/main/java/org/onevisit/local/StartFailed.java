package org.onevisit.local;

/** The suite cannot start or go on; the message is the one line that the user reads. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailed(String message) {
        super(message);
    }

    StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
