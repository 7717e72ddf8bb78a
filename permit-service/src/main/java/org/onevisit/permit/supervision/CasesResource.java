package org.onevisit.permit.supervision;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Question;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** From a figure to the cases behind it (指标下钻). */
@Path("/api/supervision/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
public class CasesResource {

    private final SupervisedCases cases;
    private final Viewers viewers;
    private final Caller caller;
    private final Clock clock;

    CasesResource(SupervisedCases cases, Viewers viewers, Caller caller, Clock clock) {
        this.cases = cases;
        this.viewers = viewers;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed({"supervisor", "auditor", "clerk", "reviewer", "chief", "finance"})
    @Operation(
            operationId = "listSupervisedCases",
            summary = "指标下钻 The cases behind a figure",
            description =
                    "`metric` is the name of a figure of `readMetrics`, with the same range, office and item: as"
                            + " many lines as it counts, one for each card or payment. A rate opens up to the cases of"
                            + " its numerator, an average to those it is the average of. A cursor belongs to"
                            + " the query that gave it.")
    public Page<SupervisedCase> list(
            @Parameter(required = true, example = "overdue") @QueryParam("metric") String metric,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("officeCode") String officeCode,
            @QueryParam("itemCode") String itemCode,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Metric figure = Metric.asked(metric);
        FiguresAsked asked =
                new FiguresAsked(
                        Range.asked(from, to, LocalDate.now(clock)),
                        viewers.office(caller, officeCode),
                        viewers.item(itemCode),
                        null);
        int most = Page.limit(limit);
        Question question = Question.of(figure + "|" + asked.text());
        List<SupervisedCases.Row> rows =
                cases.behind(figure, asked, key(question.key(cursor)), most + 1);
        Page<SupervisedCases.Row> page =
                Page.of(rows, most, row -> question.cursor(text(row.key())));
        return new Page<>(
                page.items().stream().map(SupervisedCases.Row::shown).toList(), page.next());
    }

    private static String text(SupervisedCases.Key key) {
        return key.day() + "|" + key.filingId() + "|" + key.part();
    }

    private static SupervisedCases.Key key(String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split("\\|", 3);
        if (parts.length != 3 || parts[2].indexOf('\0') >= 0) {
            throw new Page.BadCursor();
        }
        try {
            LocalDate day = LocalDate.parse(parts[0]);
            if (day.isBefore(Range.FIRST) || day.isAfter(Range.LAST)) {
                throw new Page.BadCursor();
            }
            return new SupervisedCases.Key(day, UUID.fromString(parts[1]), parts[2]);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Page.BadCursor();
        }
    }
}
