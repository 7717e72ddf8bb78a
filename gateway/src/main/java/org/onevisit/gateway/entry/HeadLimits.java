package org.onevisit.gateway.entry;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/**
 * How long the head of a request may be. The server's own limits are wider: what exceeds those is
 * refused without a problem document, before anyone here sees it.
 */
final class HeadLimits {

    private static final int LONGEST_TARGET = 8_192;
    private static final int LARGEST_HEADERS = 16_384;

    /** What stands between a name and its value, and behind it. */
    private static final int PUNCTUATION = 4;

    private HeadLimits() {}

    /** What is too long, {@code null} when nothing is. */
    static Problem exceeded(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_TARGET) {
            return Problem.TARGET_TOO_LONG;
        }
        int size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + PUNCTUATION;
        }
        return size > LARGEST_HEADERS ? Problem.HEADERS_TOO_LARGE : null;
    }
}
