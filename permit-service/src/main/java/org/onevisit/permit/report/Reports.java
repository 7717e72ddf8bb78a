package org.onevisit.permit.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.report.AnnualReport.Line;
import org.onevisit.permit.report.AnnualReport.Month;
import org.onevisit.permit.report.AnnualReport.Service;

/** Puts the yearly report together. */
@ApplicationScoped
public class Reports {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final Tallies tallies;
    private final Wording wording;
    private final Clock clock;

    Reports(Tallies tallies, Wording wording, Clock clock) {
        this.tallies = tallies;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * @param officeCode null for all offices
     * @throws Refused {@code NOT_FOUND} for an office that the catalogue does not have
     */
    AnnualReport of(Period period, String officeCode) {
        Map<String, String> names = tallies.names(officeCode);
        if (officeCode != null && !names.containsKey(officeCode)) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        List<Tally> services = tallies.byService(officeCode, period);
        Tally total = sum(services);
        Tally before = sum(tallies.byService(officeCode, period.before()));
        return new AnnualReport(
                period.year(),
                period.half(),
                officeCode,
                wording.title(officeCode == null ? null : names.get(officeCode), period),
                period.from(),
                period.to(),
                LocalDate.now(clock),
                wording.paragraph(period, total, services),
                services.stream()
                        .map(Tally::earlyRate)
                        .filter(Objects::nonNull)
                        .min(BigDecimal::compareTo)
                        .orElse(null),
                lines(total, before),
                services.stream().map(service -> service(service, names)).toList(),
                months(officeCode, period));
    }

    private static Tally sum(List<Tally> parts) {
        return parts.stream().reduce(Tally.NOTHING, Tally::plus);
    }

    private static Service service(Tally service, Map<String, String> names) {
        return new Service(
                service.key(),
                names.getOrDefault(service.key(), service.key()),
                service.accepted(),
                service.finished(),
                service.earlyRate());
    }

    /** All months of the period, those without a case among them. */
    private List<Month> months(String officeCode, Period period) {
        List<Tally> counted = tallies.byMonth(officeCode, period);
        List<Month> months = new ArrayList<>();
        for (LocalDate day = period.from(); !day.isAfter(period.to()); day = day.plusMonths(1)) {
            String month = day.toString().substring(0, "2025-09".length());
            Tally found =
                    counted.stream()
                            .filter(one -> one.key().equals(month))
                            .findFirst()
                            .orElse(Tally.NOTHING);
            months.add(new Month(month, found.accepted(), found.finished()));
        }
        return months;
    }

    private static List<Line> lines(Tally now, Tally before) {
        List<Line> lines = new ArrayList<>();
        count(lines, "received", "收件量", now, before, Tally::received);
        count(lines, "accepted", "受理量", now, before, Tally::accepted);
        count(lines, "notAccepted", "不予受理量", now, before, Tally::notAccepted);
        count(lines, "finished", "办结量", now, before, Tally::finished);
        count(lines, "granted", "准予许可", now, before, Tally::granted);
        count(lines, "refused", "不予许可", now, before, Tally::refused);
        count(lines, "withdrawn", "撤回", now, before, Tally::withdrawn);
        count(lines, "overdue", "超期件", now, before, Tally::overdue);
        add(lines, "earlyRateAll", "提前办结率（%）", now, before, Tally::earlyRate);
        add(lines, "onTimeRate", "按时办结率（%）", now, before, Tally::onTimeRate);
        add(lines, "averageUsedWorkdays", "平均办理时长（工作日）", now, before, Tally::averageUsedWorkdays);
        add(lines, "averageVisits", "平均跑动次数", now, before, Tally::averageVisits);
        add(lines, "areaFiledM2", "报建面积（平方米）", now, before, Tally::areaFiledM2);
        add(lines, "areaAcceptedM2", "竣工验收面积（平方米）", now, before, Tally::areaAcceptedM2);
        add(lines, "feeCollectedYuan", "易地建设费（元）", now, before, Tally::feeCollectedYuan);
        return lines;
    }

    private static void count(
            List<Line> lines,
            String name,
            String label,
            Tally now,
            Tally before,
            Function<Tally, Long> figure) {
        add(lines, name, label, now, before, figure.andThen(BigDecimal::valueOf));
    }

    private static void add(
            List<Line> lines,
            String name,
            String label,
            Tally now,
            Tally before,
            Function<Tally, BigDecimal> figure) {
        BigDecimal current = figure.apply(now);
        BigDecimal last = figure.apply(before);
        BigDecimal change =
                current == null || last == null || last.signum() == 0
                        ? null
                        : current.subtract(last)
                                .multiply(PERCENT)
                                .divide(last, 2, RoundingMode.HALF_UP);
        lines.add(new Line(name, label, current, last, change));
    }
}
