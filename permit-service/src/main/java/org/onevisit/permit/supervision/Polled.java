package org.onevisit.permit.supervision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.onevisit.permit.Known;

/**
 * What e-supervision polls is answered with a tag of its content, and with 304 to who has it. A
 * read that knows a cheaper tag, such as that of the figures, sets its own.
 */
public final class Polled {

    private static final String PATH = "/api/supervision/";

    @Inject ObjectMapper json;

    @ServerResponseFilter
    public void tag(ContainerRequestContext request, ContainerResponseContext response)
            throws JsonProcessingException {
        boolean polled =
                request.getMethod().equals("GET")
                        && request.getUriInfo().getPath().startsWith(PATH)
                        && response.getStatus() == Response.Status.OK.getStatusCode()
                        && !response.getHeaders().containsKey(HttpHeaders.ETAG);
        byte[] content = polled ? content(response) : null;
        if (content == null) {
            return;
        }
        EntityTag tag = Known.tag(content);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        Response.ResponseBuilder known = Known.instead(request.getRequest(), tag);
        if (known == null) {
            response.setEntity(content, new Annotation[0], response.getMediaType());
        } else {
            response.setStatus(known.build().getStatus());
            response.setEntity(null);
        }
    }

    /** The answer as it is sent; null when it is of another form or has none. */
    private byte[] content(ContainerResponseContext response) throws JsonProcessingException {
        Object entity = response.getEntity();
        if (entity == null || entity instanceof byte[]) {
            return (byte[]) entity;
        }
        if (entity instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        MediaType type = response.getMediaType();
        return type != null && type.getSubtype().equals("json")
                ? json.writeValueAsBytes(entity)
                : null;
    }
}
