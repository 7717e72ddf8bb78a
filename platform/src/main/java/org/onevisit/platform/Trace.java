package org.onevisit.platform;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives every request the trace id that the gateway sent, or a new one; logs and answers carry it.
 */
public final class Trace {

    /** Name of the header between gateway, services and client. */
    public static final String HEADER = "X-Trace-Id";

    static final String FIELD = "traceId";
    private static final Pattern WELL_FORMED = Pattern.compile("[0-9a-zA-Z-]{8,64}");

    @ServerRequestFilter(preMatching = true, priority = 0)
    public void take(ContainerRequestContext request, HttpServerRequest http) {
        String sent = request.getHeaderString(HEADER);
        String trace =
                sent != null && WELL_FORMED.matcher(sent).matches()
                        ? sent
                        : UUID.randomUUID().toString().replace("-", "");
        MDC.put(FIELD, trace);
        http.response().putHeader(HEADER, trace);
        if (request.getUriInfo().getRequestUri().toString().contains("%00")) {
            // No name of anything holds a NUL, and no database takes one as a parameter.
            throw new BadRequestException();
        }
    }

    @ServerResponseFilter
    public void show(ContainerRequestContext request, ContainerResponseContext response) {
        Object trace = MDC.get(FIELD);
        if (trace != null && !response.getHeaders().containsKey(HEADER)) {
            response.getHeaders().putSingle(HEADER, trace);
        }
    }
}
