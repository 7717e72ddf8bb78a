package org.onevisit.permit;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a JSON document that announces more than is ever read of one, before any of it is read.
 * The HTTP server's own bound is that of uploads; one that announces nothing is cut off by the
 * reader.
 */
public final class BodyBound {

    private static final int MAX_JSON_BYTES = 1 << 20;

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (type != null
                && type.getSubtype().endsWith("json")
                && request.getLength() > MAX_JSON_BYTES) {
            throw Refused.because(Reason.BODY_TOO_LARGE);
        }
    }
}
