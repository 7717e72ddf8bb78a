package org.onevisit.permit.disclosure;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.onevisit.permit.Known;

/** An answer for everybody: kept by caches for a minute, and told by its content afterwards. */
public final class PublicAnswer {

    private static final int SECONDS = 60;

    private PublicAnswer() {}

    /** The text, or 304 to who has it. */
    public static Response of(String text, String type, Request request) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        EntityTag tag = Known.tag(bytes);
        Response.ResponseBuilder answer = Known.instead(request, tag);
        if (answer == null) {
            answer = Response.ok(bytes).type(type);
        }
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + SECONDS)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
