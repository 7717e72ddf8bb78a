package org.onevisit.gateway.route;

import java.time.Duration;

/**
 * What happens to the requests of one kind.
 *
 * @param name name in logs and metrics; there are as many as routes, never one per path
 * @param part the service asked; {@code null} when the gateway answers itself
 * @param target request target at the service; {@code null} for the client's own
 * @param bodyLimit largest body, in bytes
 * @param patience how long the service may take from the request's last byte to its answer's head
 */
public record Route(String name, Part part, String target, long bodyLimit, Duration patience) {

    /** Nothing is there. */
    public static final Route UNKNOWN = own("unknown");

    /** Pages and their files: the landing page, the documents' renderer, the verify page. */
    public static final Route PAGE = own("page");

    /** Who am I. */
    public static final Route ME = own("me");

    /** Which parts run. */
    public static final Route HEALTH = own("health");

    /** Signing in. */
    public static final Route LOGIN = own("login");

    /** Signing out. */
    public static final Route LOGOUT = own("logout");

    private static Route own(String name) {
        return new Route(name, null, null, 0, Duration.ZERO);
    }

    /** Whether there is nothing to change: the gateway's own pages, and documents of services. */
    public boolean readOnly() {
        return part == null || target != null;
    }

    /** Whether a service answers. */
    public boolean forwarded() {
        return part != null;
    }
}
