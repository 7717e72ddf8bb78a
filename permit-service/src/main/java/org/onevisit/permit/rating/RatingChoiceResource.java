package org.onevisit.permit.rating;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a rating can say, for whoever shows the form. */
@Path("/api/permits/rating-choice")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "filings")
public class RatingChoiceResource {

    private final RatingTerms terms;

    RatingChoiceResource(RatingTerms terms) {
        this.terms = terms;
    }

    /** The five levels, the first is 1, and what can be ticked. */
    public record Choice(List<String> levels, List<String> tags) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "getRatingChoice",
            summary = "评价选项 Levels and tags of a rating",
            description = "Public; the level is the place in the list, from 1.")
    public Choice choice() {
        return new Choice(RatingView.levels(), terms.tags());
    }
}
