package org.onevisit.permit.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.supervision.Figures;
import org.onevisit.permit.supervision.GroupBy;
import org.onevisit.platform.Refusal.Flaw;

/** The figures of the offices as open data (开放数据): read without a login, and cached. */
@Path("/api/permits/open-data/figures")
@Tag(name = "disclosure")
public class OpenFiguresResource {

    private static final int FIRST_YEAR = 1990;
    private static final int DECEMBER = 12;
    private static final int LAST_DAY = 31;

    private final Figures figures;
    private final Disclosures disclosures;
    private final ObjectMapper json;
    private final Clock clock;

    @Context Request request;

    OpenFiguresResource(Figures figures, Disclosures disclosures, ObjectMapper json, Clock clock) {
        this.figures = figures;
        this.disclosures = disclosures;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "readOpenFigures",
            summary = "效能数据开放 Figures of a year for everybody",
            description =
                    "By office, month, or item of one office; the figures of e-supervision, at most 2 seconds"
                            + " behind, without any case. Areas and money are told of five decisions and more."
                            + " Items whose decisions are not disclosed have no line of their own.")
    @APIResponse(
            responseCode = "200",
            description = "The figures",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = OpenFigures.class)),
                @Content(mediaType = Csv.TYPE, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "304", description = "Nothing changed")
    @APIResponse(responseCode = "400", description = "INVALID_INPUT")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no such office")
    public Response read(
            @Parameter(description = "From 1990 to the running year, which is the default")
                    @QueryParam("year")
                    Integer year,
            @QueryParam("officeCode") String officeCode,
            @Parameter(schema = @Schema(enumeration = {"office", "month", "item"}))
                    @QueryParam("groupBy")
                    @DefaultValue("office")
                    String groupBy,
            @Parameter(schema = @Schema(enumeration = {"json", "csv"}))
                    @QueryParam("format")
                    @DefaultValue("json")
                    @Pattern(regexp = "json|csv")
                    String format)
            throws JsonProcessingException {
        LocalDate today = LocalDate.now(clock);
        int asked = year == null ? today.getYear() : year;
        List<Flaw> flaws = new ArrayList<>();
        if (asked < FIRST_YEAR || asked > today.getYear()) {
            flaws.add(new Flaw("/year", "OUT_OF_RANGE", "年度超出范围 out of range"));
        }
        GroupBy by = grouping(groupBy, officeCode, flaws);
        if (!flaws.isEmpty()) {
            throw Refused.because(Reason.INVALID_INPUT, flaws);
        }
        if (officeCode != null && figures.officeName(officeCode).isEmpty()) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        OpenFigures answer = answer(asked, officeCode, by);
        return "csv".equals(format)
                ? PublicAnswer.of(answer.csv(), Csv.TYPE, request)
                : PublicAnswer.of(
                        json.writeValueAsString(answer), MediaType.APPLICATION_JSON, request);
    }

    private OpenFigures answer(int year, String officeCode, GroupBy by) {
        LocalDate from = LocalDate.of(year, 1, 1);
        LocalDate to = LocalDate.of(year, DECEMBER, LAST_DAY);
        Figures.Summary all = figures.of(from, to, officeCode, by);
        List<Figures.Part> shown =
                by == GroupBy.ITEM
                        ? all.parts().stream()
                                .filter(item -> !disclosures.keepsBack(item.key()))
                                .toList()
                        : all.parts();
        return OpenFigures.of(
                year, from, to, new Figures.Summary(all.position(), all.total(), shown));
    }

    private static GroupBy grouping(String asked, String officeCode, List<Flaw> flaws) {
        switch (asked) {
            case "office":
                return GroupBy.OFFICE;
            case "month":
                return GroupBy.MONTH;
            case "item":
                if (officeCode == null) {
                    flaws.add(new Flaw("/officeCode", "MISSING", "按事项统计须指定机构 name the office"));
                }
                return GroupBy.ITEM;
            default:
                flaws.add(
                        new Flaw("/groupBy", "NOT_ALLOWED", "只能是 office、month、item one of these"));
                return null;
        }
    }
}
