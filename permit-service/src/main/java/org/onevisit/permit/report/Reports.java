package org.onevisit.permit.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.report.AnnualReport.Line;
import org.onevisit.permit.report.AnnualReport.Month;
import org.onevisit.permit.report.AnnualReport.Service;
import org.onevisit.permit.supervision.Figures;
import org.onevisit.permit.supervision.FiguresView;
import org.onevisit.permit.supervision.GroupBy;

/** Puts the yearly report together, from the figures that e-supervision polls. */
@ApplicationScoped
public class Reports {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final Figures figures;
    private final Wording wording;
    private final Clock clock;

    Reports(Figures figures, Wording wording, Clock clock) {
        this.figures = figures;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * @param officeCode null for all offices
     * @throws Refused {@code NOT_FOUND} for an office that the catalogue does not have
     */
    AnnualReport of(Period period, String officeCode) {
        String officeName =
                officeCode == null
                        ? null
                        : figures.officeName(officeCode)
                                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        Figures.Summary summary = summary(period, officeCode, GroupBy.ITEM);
        List<Service> services =
                summary.parts().stream().filter(Reports::isBusy).map(Reports::service).toList();
        FiguresView before = summary(period.before(), officeCode, null).total();
        return new AnnualReport(
                period.year(),
                period.half(),
                officeCode,
                wording.title(officeName, period),
                period.from(),
                period.to(),
                LocalDate.now(clock),
                wording.paragraph(
                        period,
                        summary.total(),
                        summary.parts().stream().map(Figures.Part::figures).toList()),
                services.stream()
                        .map(Service::earlyRate)
                        .filter(Objects::nonNull)
                        .min(BigDecimal::compareTo)
                        .orElse(null),
                lines(summary.total(), before),
                services,
                summary(period, officeCode, GroupBy.MONTH).parts().stream()
                        .map(
                                month ->
                                        new Month(
                                                month.key(),
                                                month.figures().accepted(),
                                                month.figures().finished()))
                        .toList());
    }

    private Figures.Summary summary(Period period, String officeCode, GroupBy groupBy) {
        return figures.of(period.from(), period.to(), officeCode, groupBy);
    }

    /** Whether anything happened to cases of a service. */
    private static boolean isBusy(Figures.Part service) {
        FiguresView all = service.figures();
        return all.received() + all.accepted() + all.notAccepted() + all.finished() > 0;
    }

    private static Service service(Figures.Part service) {
        return new Service(
                service.key(),
                service.name(),
                service.figures().accepted(),
                service.figures().finished(),
                decimal(service.figures().earlyRateAll()));
    }

    private static List<Line> lines(FiguresView now, FiguresView before) {
        List<Line> lines = new ArrayList<>();
        count(lines, "received", "收件量", now, before, FiguresView::received);
        count(lines, "accepted", "受理量", now, before, FiguresView::accepted);
        count(lines, "notAccepted", "不予受理量", now, before, FiguresView::notAccepted);
        count(lines, "finished", "办结量", now, before, FiguresView::finished);
        count(lines, "granted", "准予许可", now, before, FiguresView::granted);
        count(lines, "refused", "不予许可", now, before, FiguresView::refused);
        count(lines, "withdrawn", "撤回", now, before, FiguresView::withdrawn);
        count(lines, "overdue", "超期件", now, before, FiguresView::overdue);
        add(lines, "earlyRateAll", "提前办结率（%）", now, before, FiguresView::earlyRateAll);
        add(lines, "onTimeRate", "按时办结率（%）", now, before, FiguresView::onTimeRate);
        add(
                lines,
                "averageUsedWorkdays",
                "平均办理时长（工作日）",
                now,
                before,
                FiguresView::averageUsedWorkdays);
        add(lines, "averageVisits", "平均跑动次数", now, before, FiguresView::averageVisits);
        add(lines, "areaFiledM2", "报建面积（平方米）", now, before, FiguresView::areaFiledM2);
        add(lines, "areaAcceptedM2", "竣工验收面积（平方米）", now, before, FiguresView::areaAcceptedM2);
        add(lines, "feeCollectedYuan", "易地建设费（元）", now, before, FiguresView::feeCollectedYuan);
        return lines;
    }

    private static void count(
            List<Line> lines,
            String name,
            String label,
            FiguresView now,
            FiguresView before,
            Function<FiguresView, Long> figure) {
        add(lines, name, label, now, before, figure.andThen(String::valueOf));
    }

    private static void add(
            List<Line> lines,
            String name,
            String label,
            FiguresView now,
            FiguresView before,
            Function<FiguresView, String> figure) {
        BigDecimal current = decimal(figure.apply(now));
        BigDecimal last = decimal(figure.apply(before));
        BigDecimal change =
                current == null || last == null || last.signum() == 0
                        ? null
                        : current.subtract(last)
                                .multiply(PERCENT)
                                .divide(last, 2, RoundingMode.HALF_UP);
        lines.add(new Line(name, label, current, last, change));
    }

    private static BigDecimal decimal(String figure) {
        return figure == null ? null : new BigDecimal(figure);
    }
}
