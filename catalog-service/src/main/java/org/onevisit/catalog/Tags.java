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
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(state);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(body.get()) : unchanged;
        return answer.tag(state).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
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
