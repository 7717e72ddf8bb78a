package org.onevisit.permit.report;

import java.math.BigDecimal;

/** The yearly report as Markdown. */
final class Markdown {

    private static final String NONE = "—";

    private Markdown() {}

    static String of(AnnualReport report) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(escaped(report.title())).append("\n\n");
        text.append(report.paragraph()).append("\n\n");
        text.append("统计期间 Period: ").append(report.from()).append(" – ").append(report.to());
        text.append("；截至 as of ").append(report.asOf()).append("\n\n");
        text.append("| 指标 | 本期 | 上年同期 | 增减（%） |\n|---|--:|--:|--:|\n");
        for (AnnualReport.Line line : report.figures()) {
            row(
                    text,
                    line.label(),
                    shown(line.value()),
                    shown(line.before()),
                    shown(line.changePercent()));
        }
        text.append("\n| 事项 | 受理 | 办结 | 提前办结率（%） |\n|---|--:|--:|--:|\n");
        for (AnnualReport.Service service : report.services()) {
            row(
                    text,
                    escaped(service.name()),
                    Long.toString(service.accepted()),
                    Long.toString(service.finished()),
                    shown(service.earlyRate()));
        }
        text.append("\n| 月份 | 受理 | 办结 |\n|---|--:|--:|\n");
        for (AnnualReport.Month month : report.months()) {
            row(
                    text,
                    month.month(),
                    Long.toString(month.accepted()),
                    Long.toString(month.finished()));
        }
        return text.toString();
    }

    /** A figure as it is printed; a rate without denominator is a dash. */
    static String shown(BigDecimal figure) {
        return figure == null ? NONE : figure.toPlainString();
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Names come from the catalogue: none of their characters is markup. */
    private static String escaped(String name) {
        return name.replaceAll("([\\\\`*_{}\\[\\]<>()#+!|~-])", "\\\\$1").replaceAll("\\R", " ");
    }
}
