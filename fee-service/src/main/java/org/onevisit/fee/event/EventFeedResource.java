package org.onevisit.fee.event;

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

/** The feed of fee events, for the cases that wait for a payment and for e-supervision. */
@Path("/api/fees/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events 事件", description = "What happens to fees, for programs that follow it")
public class EventFeedResource {

    private final Feed feed;

    EventFeedResource(Feed feed) {
        this.feed = feed;
    }

    @GET
    @RolesAllowed({"supervisor", "auditor", "service"})
    @Operation(
            operationId = "readFeeEvents",
            summary = "费用事件流 Events of fees, gap-free",
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
