package org.onevisit.permit.supervision;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Known;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;
import org.onevisit.platform.OfficeTime;
import org.onevisit.platform.Refusal.Flaw;

/** The figures of e-supervision, to be polled (效能指标). */
@Path("/api/supervision/metrics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
public class MetricsResource {

    /** A poll answers at most so many groups by time. */
    private static final int MOST_DAYS = 366;

    private static final int MOST_MONTHS = 600;

    private static final long KEPT_BYTES = 16L << 20;

    private final Figures figures;
    private final Viewers viewers;
    private final Caller caller;
    private final ObjectMapper json;
    private final Clock clock;

    /** The last answer to each question, good while nothing happened since. */
    private final Cache<String, Answer> answers =
            Caffeine.newBuilder()
                    .maximumWeight(KEPT_BYTES)
                    .weigher((String asked, Answer answer) -> answer.body().length)
                    .build();

    MetricsResource(
            Figures figures, Viewers viewers, Caller caller, ObjectMapper json, Clock clock) {
        this.figures = figures;
        this.viewers = viewers;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    private record Answer(EntityTag tag, byte[] body) {}

    /**
     * Figures of a range.
     *
     * @param asOf when the figures last changed; they hold every event up to {@code position}
     * @param position in the feed of events
     * @param groups empty without {@code groupBy}
     */
    public record Metrics(
            OffsetDateTime asOf,
            long position,
            LocalDate from,
            LocalDate to,
            FiguresView total,
            List<Group> groups) {

        static Metrics of(FiguresAsked asked, Figures.Reading reading) {
            return new Metrics(
                    reading.fold().asOf().atZone(OfficeTime.ZONE).toOffsetDateTime(),
                    reading.fold().position(),
                    asked.range().from(),
                    asked.range().to(),
                    reading.total().view(),
                    reading.groups().stream()
                            .map(group -> new Group(group.key(), group.name(), group.view()))
                            .toList());
        }
    }

    /**
     * Figures of one group.
     *
     * @param key office code, item code, month as {@code 2025-09}, or day
     */
    public record Group(String key, String name, @JsonUnwrapped FiguresView figures) {}

    @GET
    @RolesAllowed({"supervisor", "auditor", "clerk", "reviewer", "chief", "finance"})
    @Operation(
            operationId = "readMetrics",
            summary = "效能指标 Figures, of any range",
            description =
                    "Received, accepted, finished, rates and sums (M-2 to M-13), each counted on the day of what"
                            + " happened; without `from` and `to` the running month. At most 2 seconds behind."
                            + " Staff see their own office. Answers 304 to `If-None-Match` while nothing"
                            + " happened. By day for at most 366 days, by month for at most 50 years.")
    @APIResponse(
            responseCode = "200",
            description = "The figures",
            content = @Content(schema = @Schema(implementation = Metrics.class)))
    @APIResponse(responseCode = "304", description = "Nothing happened since")
    @APIResponse(responseCode = "400", description = "INVALID_INPUT")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: no such office or item, or not yours")
    public Response read(
            @Parameter(description = "First day, Asia/Shanghai") @QueryParam("from") LocalDate from,
            @Parameter(description = "Last day, inclusive") @QueryParam("to") LocalDate to,
            @QueryParam("officeCode") String officeCode,
            @QueryParam("itemCode") String itemCode,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"office", "item", "month", "day"}))
                    @QueryParam("groupBy")
                    String groupBy,
            @Context Request request) {
        Range range = Range.asked(from, to, LocalDate.now(clock));
        FiguresAsked asked =
                new FiguresAsked(
                        range,
                        viewers.office(caller, officeCode),
                        viewers.item(itemCode),
                        grouping(groupBy, range));
        EntityTag tag = tag(figures.fold(), asked);
        Response.ResponseBuilder same = Known.instead(request, tag);
        if (same != null) {
            return cached(same).build();
        }
        Answer answer = answers.getIfPresent(asked.text());
        if (answer == null || !answer.tag().equals(tag)) {
            Figures.Reading reading = figures.read(asked);
            // More may have been folded since.
            answer = new Answer(tag(reading.fold(), asked), written(Metrics.of(asked, reading)));
            answers.put(asked.text(), answer);
        }
        return cached(Response.ok(answer.body())).tag(answer.tag()).build();
    }

    private byte[] written(Metrics metrics) {
        try {
            return json.writeValueAsBytes(metrics);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response.ResponseBuilder cached(Response.ResponseBuilder answer) {
        CacheControl control = new CacheControl();
        control.setPrivate(true);
        control.setNoCache(true);
        return answer.cacheControl(control);
    }

    /** Strong: the same figures, asked for in the same way. */
    private static EntityTag tag(Figures.Fold fold, FiguresAsked asked) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (fold.tag() + "|" + asked.text())
                                            .getBytes(StandardCharsets.UTF_8));
            return new EntityTag(HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GroupBy grouping(String asked, Range range) {
        if (asked == null) {
            return null;
        }
        GroupBy groupBy;
        try {
            groupBy = GroupBy.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refused.because(
                    Reason.INVALID_INPUT,
                    List.of(
                            new Flaw(
                                    "/groupBy",
                                    "NOT_ALLOWED",
                                    "只能是 office、item、month、day one of these")));
        }
        boolean tooLong =
                groupBy == GroupBy.DAY && range.to().isAfter(range.from().plusDays(MOST_DAYS - 1))
                        || groupBy == GroupBy.MONTH
                                && range.to().isAfter(range.from().plusMonths(MOST_MONTHS));
        if (tooLong) {
            throw Refused.because(
                    Reason.INVALID_INPUT,
                    List.of(new Flaw("/to", "RANGE_TOO_LONG", "分组太多，请缩短日期范围 too many groups")));
        }
        return groupBy;
    }
}
