package org.onevisit.permit.rehearsal;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells the other services what time a rehearsal has; the gateway does not show it outside. */
@Path("/internal/rehearsal-clock")
@Produces(MediaType.APPLICATION_JSON)
public class RehearsalClockResource {

    private final RehearsalClock rehearsal;

    RehearsalClockResource(RehearsalClock rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** How far the rehearsal is ahead of the real clock. */
    public record Ahead(long aheadMillis) {}

    @GET
    @PermitAll
    @Transactional
    @Operation(hidden = true)
    public Ahead ahead() throws SQLException {
        return new Ahead(rehearsal.ahead().toMillis());
    }
}
