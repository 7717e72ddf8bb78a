package org.onevisit.gateway.route;

import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.onevisit.gateway.entry.Problem;

/** Why a service gave no answer, and what the client is told. */
enum Outage {
    /** It refuses connections or closed one before it answered. */
    DOWN(Problem.SERVICE_UNREACHABLE),
    /** It thinks longer than the route allows. */
    SLOW(Problem.SERVICE_TIMEOUT),
    /** All connections are in use and too many requests wait for one. */
    BUSY(Problem.SERVICE_BUSY),
    /** It failed too often a moment ago and is left alone. */
    BROKEN(Problem.SERVICE_UNAVAILABLE),
    /** Something else: the client went away, or the answer is no HTTP. */
    OTHER(Problem.SERVICE_FAILED);

    private final Problem problem;

    Outage(Problem problem) {
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    static Outage of(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof Waited) {
                return SLOW;
            }
            if (t instanceof OpenCircuitException) {
                return BROKEN;
            }
            if (t instanceof ConnectionPoolTooBusyException) {
                return BUSY;
            }
            if (t instanceof IOException
                    || t instanceof HttpClosedException
                    || t instanceof TimeoutException) {
                return DOWN;
            }
        }
        return OTHER;
    }

    /** The patience of a route has run out. */
    static final class Waited extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Waited() {
            super("no answer in time", null, false, false);
        }
    }
}
