package org.onevisit.permit.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Question;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** Decisions for everybody (政务公开, 双公示): read without a login, cached, searched, subscribed to. */
@Path("/api/permits/disclosures")
@Tag(name = "disclosure")
public class DisclosureResource {

    private static final int IN_FEED = 50;
    private static final String JSON = MediaType.APPLICATION_JSON;

    private final Disclosures disclosures;
    private final LateDisclosures late;
    private final Feeds feeds;
    private final ObjectMapper json;
    private final Caller caller;

    @Context Request request;

    DisclosureResource(
            Disclosures disclosures,
            LateDisclosures late,
            Feeds feeds,
            ObjectMapper json,
            Caller caller) {
        this.disclosures = disclosures;
        this.late = late;
        this.feeds = feeds;
        this.json = json;
        this.caller = caller;
    }

    /** Shape of the list. */
    public record Listing(List<Disclosed> items, String next) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "listDisclosures",
            summary = "行政许可公示 Decisions for everybody, the latest first",
            description =
                    "Without personal data and without anything secret. `q` finds words in party, item, decision"
                            + " number and office; `format=csv` answers the page as CSV.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = Listing.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "Nothing changed")
    public Response list(
            @QueryParam("q") String q,
            @QueryParam("officeCode") String officeCode,
            @QueryParam("itemCode") String itemCode,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @Parameter(schema = @Schema(enumeration = {"json", "csv"}))
                    @QueryParam("format")
                    @DefaultValue("json")
                    @Pattern(regexp = "json|csv")
                    String format,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor)
            throws JsonProcessingException {
        int most = Page.limit(limit);
        Search search = Search.of(q, officeCode, itemCode, from, to);
        Question question = Question.of(search);
        Page<Disclosed> page =
                Page.of(
                        disclosures.page(search, key(question.key(cursor)), most + 1),
                        most,
                        one -> question.cursor(one.decidedOn() + "|" + one.id()));
        return "csv".equals(format)
                ? PublicAnswer.of(Csv.of(page.items()), Csv.TYPE, request)
                : PublicAnswer.of(json.writeValueAsString(page), JSON, request);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            operationId = "getDisclosure",
            summary = "公示的决定 One decision",
            description = "As in the list.")
    @APIResponse(
            responseCode = "200",
            description = "The decision",
            content =
                    @Content(mediaType = JSON, schema = @Schema(implementation = Disclosed.class)))
    public Response get(@PathParam("id") UUID id) throws JsonProcessingException {
        Disclosed found = disclosures.find(id).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        return PublicAnswer.of(json.writeValueAsString(found), JSON, request);
    }

    @GET
    @Path("/feed")
    @PermitAll
    @Operation(
            operationId = "readDisclosureFeed",
            summary = "公示订阅 The latest decisions as Atom or RSS",
            description = "The latest fifty; `q` and `officeCode` choose, `format` is atom or rss.")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = {
                @Content(mediaType = Feeds.ATOM, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Feeds.RSS, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "Nothing changed")
    public Response feed(
            @QueryParam("q") String q,
            @QueryParam("officeCode") String officeCode,
            @Parameter(schema = @Schema(enumeration = {"atom", "rss"}))
                    @QueryParam("format")
                    @DefaultValue("atom")
                    @Pattern(regexp = "atom|rss")
                    String format) {
        String type = "rss".equals(format) ? Feeds.RSS : Feeds.ATOM;
        List<Disclosed> latest =
                disclosures.page(Search.of(q, officeCode, null, null, null), null, IN_FEED);
        return PublicAnswer.of(feeds.write(type, latest), type + ";charset=UTF-8", request);
    }

    @GET
    @Path("/late")
    @Produces(JSON)
    @RolesAllowed({"chief", "supervisor", "auditor"})
    @Operation(
            operationId = "listLateDisclosures",
            summary = "逾期未公示 Decisions that are not public after seven working days",
            description =
                    "A chief sees those of his office, supervisors and auditors all. Items whose decisions are"
                            + " kept back do not stand here.")
    public Page<LateDisclosures.Late> late(@QueryParam("limit") Integer limit) {
        boolean all = caller.is("supervisor") || caller.is("auditor");
        return new Page<>(late.list(all ? null : caller.officeCode(), Page.limit(limit)), null);
    }

    private static Disclosures.Key key(String key) {
        if (key == null) {
            return null;
        }
        try {
            int bar = key.indexOf('|');
            return new Disclosures.Key(
                    LocalDate.parse(key.substring(0, Math.max(0, bar))),
                    UUID.fromString(key.substring(bar + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Page.BadCursor();
        }
    }
}
