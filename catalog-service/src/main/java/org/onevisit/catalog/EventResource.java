package org.onevisit.catalog;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.onevisit.platform.Feed;

/**
 * The feed of the catalogue for the other services. It holds nothing that is not published, so no
 * token is asked for; the gateway does not show it to the outside.
 */
@Path("/internal/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {

    @Inject Feed feed;

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Feed.Stretch read(
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("wait") @DefaultValue("0") int wait) {
        return feed.read(after, limit, wait);
    }
}
