package org.onevisit.permit;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Whether a caller has already what would be answered. */
public final class Known {

    private Known() {}

    /**
     * What to answer instead of the body: 304 to who has it, 412 to who asks for something else;
     * null for who is to get it. {@code If-None-Match} compares weakly (RFC 9110, 13.1.2), which
     * the framework does not: a proxy that packs an answer makes its tag weak.
     */
    public static Response.ResponseBuilder instead(Request request, EntityTag tag) {
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer != null) {
            return answer;
        }
        Response.ResponseBuilder weak =
                request.evaluatePreconditions(new EntityTag(tag.getValue(), true));
        boolean has =
                weak != null
                        && weak.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
        return has ? Response.notModified(tag) : null;
    }
}
