package org.onevisit.permit;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.onevisit.platform.Page;

/**
 * What a list was asked for. Its cursors carry the name of the question, so that one that was taken
 * under another filter is refused instead of going on in the middle of another list.
 *
 * @param name a short one is enough, as a cursor opens nothing by itself
 */
public record Question(String name) {

    /**
     * @param filter what chooses the rows; two questions are the same when its texts are
     */
    public static Question of(Object filter) {
        return new Question(
                UUID.nameUUIDFromBytes(filter.toString().getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    /** For the cursor: where the list goes on, and of which question. */
    public String cursor(String key) {
        return name + "|" + key;
    }

    /**
     * Where the list goes on; null for no cursor.
     *
     * @throws Page.BadCursor also for a cursor of another question
     */
    public String key(String cursor) {
        String text = Page.decode(cursor);
        if (text == null) {
            return null;
        }
        if (!text.startsWith(name + "|")) {
            throw new Page.BadCursor();
        }
        return text.substring(name.length() + 1);
    }
}
