package org.onevisit.permit.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The figures as gauges, for who watches with Prometheus. */
@Path("/api/supervision/openmetrics")
@Tag(name = "supervision")
public class OpenMetricsResource {

    static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /** Series are bounded: a gauge has two periods of at most so many offices, and of all. */
    private static final int MOST_OFFICES = 500;

    private final Figures figures;
    private final ObjectMapper json;
    private final Clock clock;

    OpenMetricsResource(Figures figures, ObjectMapper json, Clock clock) {
        this.figures = figures;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed({"supervisor", "auditor"})
    @Operation(
            operationId = "scrapeMetrics",
            summary = "OpenMetrics 指标 The figures of the running month and year, to be scraped",
            description =
                    "Gauges `onevisit_supervision_<figure>{office,period}`, the figures of `readMetrics`; office `*`"
                            + " is all offices. A rate without denominator is left out.")
    @APIResponse(
            responseCode = "200",
            description = "Gauges",
            content =
                    @Content(
                            mediaType = "application/openmetrics-text",
                            schema = @Schema(type = SchemaType.STRING)))
    public Response scrape() {
        LocalDate today = LocalDate.now(clock);
        Map<String, List<String>> gauges = new TreeMap<>();
        collect(gauges, "month", new Range(today.withDayOfMonth(1), today));
        collect(gauges, "year", new Range(today.withDayOfYear(1), today));
        StringBuilder text = new StringBuilder();
        gauges.forEach(
                (name, samples) -> {
                    text.append("# TYPE ").append(name).append(" gauge\n");
                    samples.forEach(sample -> text.append(sample).append('\n'));
                });
        return Response.ok(text.append("# EOF\n").toString(), TYPE).build();
    }

    private void collect(Map<String, List<String>> gauges, String period, Range range) {
        Figures.Reading reading = figures.read(new FiguresAsked(range, null, null, GroupBy.OFFICE));
        sample(gauges, period, Figures.ALL, reading.total());
        reading.groups().stream()
                .limit(MOST_OFFICES)
                .forEach(group -> sample(gauges, period, group.key(), group));
    }

    private void sample(
            Map<String, List<String>> gauges, String period, String office, Figures.Group group) {
        JsonNode view = json.valueToTree(group.view());
        view.fields()
                .forEachRemaining(
                        figure -> {
                            if (!figure.getValue().isNull()) {
                                String name = name(figure.getKey());
                                gauges.computeIfAbsent(name, any -> new ArrayList<>())
                                        .add(
                                                "%s{office=\"%s\",period=\"%s\"} %s"
                                                        .formatted(
                                                                name,
                                                                escaped(office),
                                                                period,
                                                                figure.getValue().asText()));
                            }
                        });
    }

    private static String name(String figure) {
        return "onevisit_supervision_"
                + figure.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
