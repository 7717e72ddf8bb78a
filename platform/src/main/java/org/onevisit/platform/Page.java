package org.onevisit.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list. {@code next} is an opaque cursor that stays valid while rows are added, or
 * null at the end.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, String next) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 200;

    /**
     * Makes a page from up to {@code limit + 1} rows that were read: the row too many says that
     * there are more.
     *
     * @param keys the sort key of a row; the cursor carries that of the last row shown
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> keys) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, encode(keys.apply(shown.get(limit - 1))));
    }

    /**
     * The limit asked for, between 1 and {@value #MAX_LIMIT}; {@value #DEFAULT_LIMIT} when absent.
     */
    public static int limit(Integer asked) {
        return asked == null ? DEFAULT_LIMIT : Math.max(1, Math.min(MAX_LIMIT, asked));
    }

    /**
     * Reads the key back from a cursor; {@code null} for no cursor.
     *
     * @throws BadCursor when it is not a cursor of ours
     */
    public static String decode(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadCursor();
        }
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor was not issued by this list. */
    public static final class BadCursor extends Refusal {
        private static final long serialVersionUID = 1L;

        public BadCursor() {
            super(
                    400,
                    "BAD_CURSOR",
                    "分页游标无效 The cursor is not one of this list",
                    List.of(),
                    java.util.Map.of());
        }
    }
}
