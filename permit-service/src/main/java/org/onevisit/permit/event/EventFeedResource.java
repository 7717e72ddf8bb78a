package org.onevisit.permit.event;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.platform.Feed;

/** The feed of case events, for e-supervision and whatever folds figures from it. */
@Path("/api/supervision/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
public class EventFeedResource {

    private final Feed feed;

    EventFeedResource(Feed feed) {
        this.feed = feed;
    }

    @GET
    @RolesAllowed({"supervisor", "auditor"})
    @Operation(
            operationId = "readEvents",
            summary = "办件事件流 Events of cases, gap-free",
            description =
                    "Append-only. Pass `next` of one answer as `after` of the next call; `wait` (seconds, at most"
                            + " 25) holds the call until there is something.")
    public Feed.Stretch read(
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("200") int limit,
            @QueryParam("wait") @DefaultValue("0") int wait) {
        return feed.read(after, limit, wait);
    }
}
