package org.onevisit.permit.disclosure;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.permit.supervision.Figures;
import org.onevisit.permit.supervision.FiguresView;

/**
 * Figures of a year for everybody: counts of cases, none of which can be told from them.
 *
 * @param total of all offices, or of the office asked for
 * @param items offices, items or months, at most a thousand
 */
public record OpenFigures(
        int year, LocalDate from, LocalDate to, OpenFigure total, List<Line> items) {

    /**
     * Areas and money of fewer decisions are not told: with the disclosed decisions beside them
     * they would be those of a single applicant.
     */
    private static final int FEWEST = 5;

    private static final int MOST_LINES = 1000;

    /** One office, item or month. */
    public record Line(String key, String name, @JsonUnwrapped OpenFigure figures) {}

    /**
     * The figures of {@code readMetrics} that are of interest to all; rates in percent.
     *
     * @param areaFiledM2 null when fewer than five decisions stand behind it, as the fee and the
     *     accepted area are
     */
    public record OpenFigure(
            long received,
            long accepted,
            long notAccepted,
            long finished,
            long granted,
            long refused,
            long withdrawn,
            long open,
            long overdue,
            @Schema(nullable = true) String onTimeRate,
            @Schema(nullable = true) String earlyRateAll,
            @Schema(nullable = true) String earlyRatePromised,
            @Schema(nullable = true) String averageUsedWorkdays,
            @Schema(nullable = true) String averageVisits,
            @Schema(nullable = true) String atMostOneVisitRate,
            @Schema(nullable = true) String satisfactionRate,
            @Schema(nullable = true) String onlineRate,
            @Schema(nullable = true) String areaFiledM2,
            @Schema(nullable = true) String areaAcceptedM2,
            @Schema(nullable = true) String feeCollectedYuan) {

        static OpenFigure of(FiguresView figures) {
            boolean many = figures.decided() >= FEWEST;
            return new OpenFigure(
                    figures.received(),
                    figures.accepted(),
                    figures.notAccepted(),
                    figures.finished(),
                    figures.granted(),
                    figures.refused(),
                    figures.withdrawn(),
                    figures.open(),
                    figures.overdue(),
                    figures.onTimeRate(),
                    figures.earlyRateAll(),
                    figures.earlyRatePromised(),
                    figures.averageUsedWorkdays(),
                    figures.averageVisits(),
                    figures.atMostOneVisitRate(),
                    figures.satisfactionRate(),
                    figures.onlineRate(),
                    many ? figures.areaFiledM2() : null,
                    many ? figures.areaAcceptedM2() : null,
                    many ? figures.feeCollectedYuan() : null);
        }

        private List<String> cells() {
            return Arrays.asList(
                    Long.toString(received),
                    Long.toString(accepted),
                    Long.toString(notAccepted),
                    Long.toString(finished),
                    Long.toString(granted),
                    Long.toString(refused),
                    Long.toString(withdrawn),
                    Long.toString(open),
                    Long.toString(overdue),
                    onTimeRate,
                    earlyRateAll,
                    earlyRatePromised,
                    averageUsedWorkdays,
                    averageVisits,
                    atMostOneVisitRate,
                    satisfactionRate,
                    onlineRate,
                    areaFiledM2,
                    areaAcceptedM2,
                    feeCollectedYuan);
        }
    }

    static OpenFigures of(int year, LocalDate from, LocalDate to, Figures.Summary summary) {
        return new OpenFigures(
                year,
                from,
                to,
                OpenFigure.of(summary.total()),
                summary.parts().stream()
                        .limit(MOST_LINES)
                        .map(
                                part ->
                                        new Line(
                                                part.key(),
                                                part.name(),
                                                OpenFigure.of(part.figures())))
                        .toList());
    }

    /** As CSV; the line of the total has no key. */
    String csv() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "year",
                        "key",
                        "name",
                        "received",
                        "accepted",
                        "not_accepted",
                        "finished",
                        "granted",
                        "refused",
                        "withdrawn",
                        "open",
                        "overdue",
                        "on_time_rate",
                        "early_rate_all",
                        "early_rate_promised",
                        "average_used_workdays",
                        "average_visits",
                        "at_most_one_visit_rate",
                        "satisfaction_rate",
                        "online_rate",
                        "area_filed_m2",
                        "area_accepted_m2",
                        "fee_collected_yuan"));
        rows.add(row("", "合计 Total", total));
        items.forEach(line -> rows.add(row(line.key(), line.name(), line.figures())));
        return Csv.write(rows);
    }

    private List<String> row(String key, String name, OpenFigure figures) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(year), key, name));
        row.addAll(figures.cells());
        return row;
    }
}
