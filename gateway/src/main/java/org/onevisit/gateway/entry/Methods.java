package org.onevisit.gateway.entry;

import java.util.Set;

/** Methods that may pass the gateway; TRACE and CONNECT may not. */
final class Methods {

    static final String ALLOWED = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final Set<String> ALL = Set.of(ALLOWED.split(", "));

    private Methods() {}

    static boolean allowed(String method) {
        return ALL.contains(method);
    }

    /** The name for logs and metrics: a client cannot invent new ones. */
    static String known(String method) {
        return ALL.contains(method) ? method : "OTHER";
    }
}
