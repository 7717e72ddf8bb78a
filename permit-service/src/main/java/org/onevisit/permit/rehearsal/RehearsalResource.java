package org.onevisit.permit.rehearsal;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.OfficeTime;
import org.onevisit.platform.Refusal.Flaw;

/** Sets the clock of a rehearsal; outside one it is not there. */
@Path("/api/permits/rehearsal-clock")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clock")
public class RehearsalResource {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final RehearsalClock rehearsal;
    private final OfficeTime time;
    private final Clock clock;

    RehearsalResource(RehearsalClock rehearsal, OfficeTime time, Clock clock) {
        this.rehearsal = rehearsal;
        this.time = time;
        this.clock = clock;
    }

    /** What time it is in the rehearsal; from there the clock goes on. */
    public record Now(@NotNull OffsetDateTime now) {}

    @PUT
    @RolesAllowed("admin")
    @Blocking
    @Operation(
            operationId = "setRehearsalClock",
            summary = "演练时钟 Set the clock of a rehearsal",
            description =
                    "All parts follow within a second. 404 unless the suite was started for a rehearsal.")
    public Now set(@NotNull @Valid Now asked) {
        if (!time.isRehearsal()) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        int year = asked.now().getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Refused.because(
                    Reason.INVALID_INPUT,
                    List.of(new Flaw("/now", "OUT_OF_RANGE", "日期超出范围 out of range")));
        }
        rehearsal.set(OfficeTime.aheadFor(asked.now().toInstant()));
        return new Now(clock.instant().atZone(OfficeTime.ZONE).toOffsetDateTime());
    }
}
