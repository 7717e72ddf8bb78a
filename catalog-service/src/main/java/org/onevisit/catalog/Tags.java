package org.onevisit.catalog;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Entity tags: 304 for who has it already, and the revision that an editor has read. */
public final class Tags {

    private static final int NO_REVISION = -1;

    private Tags() {}

    /** Answers 304 when the client has this state already, and makes the body only when not. */
    public static Response answer(Request request, String tag, Supplier<Object> body) {
        EntityTag state = new EntityTag(tag);
        Response.ResponseBuilder answer = request.evaluatePreconditions(state);
        if (answer == null) {
            answer = hasWeak(request, tag) ? Response.notModified() : Response.ok(body.get());
        }
        return answer.tag(state).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    /**
     * {@code If-None-Match} compares weakly (RFC 9110, 13.1.2), which the framework does not: a
     * proxy that packs an answer makes its tag weak.
     */
    private static boolean hasWeak(Request request, String tag) {
        Response.ResponseBuilder answer = request.evaluatePreconditions(new EntityTag(tag, true));
        return answer != null
                && answer.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
    }

    /**
     * The revision named by {@code If-Match}; null without the header. What is not a tag of ours
     * becomes a revision that no draft has.
     */
    public static Integer revision(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return null;
        }
        String bare = ifMatch.strip();
        if (bare.matches("\"[0-9]{1,9}\"")) {
            return Integer.valueOf(bare.substring(1, bare.length() - 1));
        }
        return NO_REVISION;
    }
}
