package org.onevisit.permit;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Whether a caller has already what would be answered. */
public final class Known {

    private static final int TAG_BYTES = 16;

    private Known() {}

    /** A tag that is the same for the same content. */
    public static EntityTag tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new EntityTag(HexFormat.of().formatHex(hash, 0, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

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
