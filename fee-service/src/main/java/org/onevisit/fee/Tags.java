package org.onevisit.fee;

import jakarta.ws.rs.core.EntityTag;

/** Entity tags: the revision that an editor has read. */
public final class Tags {

    private static final int NO_REVISION = -1;

    private Tags() {}

    /** The tag of a revision. */
    public static EntityTag of(int revision) {
        return new EntityTag(String.valueOf(revision));
    }

    /**
     * The revision named by {@code If-Match}; null without the header. What is not a tag of ours
     * becomes a revision that nothing has.
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
