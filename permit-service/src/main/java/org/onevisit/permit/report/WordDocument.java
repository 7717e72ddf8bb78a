package org.onevisit.permit.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** The yearly report as a Word document with tables and two charts that Word can edit. */
final class WordDocument {

    private static final String FONT = "宋体";
    private static final int TITLE_SIZE = 18;
    private static final int TEXT_SIZE = 12;
    private static final int WIDTH = 15 * Units.EMU_PER_CENTIMETER;
    private static final int HEIGHT = 8 * Units.EMU_PER_CENTIMETER;
    private static final int LONGEST_LABEL = 14;
    private static final byte[][] COLOURS = {
        HexFormat.of().parseHex("2f6fb4"), HexFormat.of().parseHex("e08a2c")
    };

    private final XWPFDocument document;

    private WordDocument(XWPFDocument document) {
        this.document = document;
    }

    static void write(AnnualReport report, OutputStream out) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            new WordDocument(document).fill(report);
            document.write(out);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill(AnnualReport report) throws IOException, InvalidFormatException {
        text(report.title(), TITLE_SIZE, true, ParagraphAlignment.CENTER);
        text(report.paragraph(), TEXT_SIZE, false, ParagraphAlignment.BOTH)
                .setIndentationFirstLine(480);
        text(
                "统计期间：%s 至 %s；截至 %s".formatted(report.from(), report.to(), report.asOf()),
                TEXT_SIZE,
                false,
                ParagraphAlignment.LEFT);
        text("一、主要指标", TEXT_SIZE, true, ParagraphAlignment.LEFT);
        XWPFTable figures = table("指标", "本期", "上年同期", "增减（%）");
        for (AnnualReport.Line line : report.figures()) {
            row(
                    figures.createRow(),
                    line.label(),
                    Markdown.shown(line.value()),
                    Markdown.shown(line.before()),
                    Markdown.shown(line.changePercent()));
        }
        text("二、各事项提前办结率", TEXT_SIZE, true, ParagraphAlignment.LEFT);
        XWPFTable services = table("事项", "受理", "办结", "提前办结率（%）");
        for (AnnualReport.Service service : report.services()) {
            row(
                    services.createRow(),
                    service.name(),
                    Long.toString(service.accepted()),
                    Long.toString(service.finished()),
                    Markdown.shown(service.earlyRate()));
        }
        if (!report.services().isEmpty()) {
            chart(
                    "各事项提前办结率（%）",
                    BarDirection.BAR,
                    report.services(),
                    service -> label(service.name()),
                    List.of(
                            new Series<>(
                                    "提前办结率（%）",
                                    service ->
                                            service.earlyRate() == null
                                                    ? 0
                                                    : service.earlyRate().doubleValue())));
        }
        text("三、各月受理与办结", TEXT_SIZE, true, ParagraphAlignment.LEFT);
        chart(
                "各月受理与办结（项）",
                BarDirection.COL,
                report.months(),
                month -> Integer.parseInt(month.month().substring(5)) + "月",
                List.of(
                        new Series<>("受理", AnnualReport.Month::accepted),
                        new Series<>("办结", AnnualReport.Month::finished)));
    }

    private XWPFParagraph text(String words, int size, boolean bold, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        run(paragraph, words, size, bold);
        return paragraph;
    }

    private static void run(XWPFParagraph paragraph, String words, int size, boolean bold) {
        XWPFRun run = paragraph.createRun();
        run.setText(words);
        run.setFontSize(size);
        run.setBold(bold);
        run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
    }

    private XWPFTable table(String... heads) {
        XWPFTable table = document.createTable(1, heads.length);
        table.setWidth("100%");
        XWPFTableRow first = table.getRow(0);
        first.setRepeatHeader(true);
        for (int i = 0; i < heads.length; i++) {
            run(first.getCell(i).getParagraphs().get(0), heads[i], TEXT_SIZE - 2, true);
        }
        return table;
    }

    private static void row(XWPFTableRow row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            XWPFParagraph paragraph = row.getCell(i).getParagraphs().get(0);
            paragraph.setAlignment(i == 0 ? ParagraphAlignment.LEFT : ParagraphAlignment.RIGHT);
            run(paragraph, cells[i], TEXT_SIZE - 2, false);
        }
    }

    /** One row of bars; pictures need no more precision than a double has. */
    private record Series<T>(String name, ToDoubleFunction<T> value) {}

    private <T> void chart(
            String title,
            BarDirection direction,
            List<T> things,
            Function<T, String> label,
            List<Series<T>> series)
            throws IOException, InvalidFormatException {
        XWPFChart chart = document.createChart(WIDTH, HEIGHT);
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        boolean upright = direction == BarDirection.COL;
        XDDFCategoryAxis categories =
                chart.createCategoryAxis(upright ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        XDDFValueAxis values =
                chart.createValueAxis(upright ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        values.setCrossBetween(AxisCrossBetween.BETWEEN);
        values.setMinimum(0);
        XDDFBarChartData bars =
                (XDDFBarChartData) chart.createData(ChartTypes.BAR, categories, values);
        bars.setBarDirection(direction);
        String[] labels = things.stream().map(label).toArray(String[]::new);
        XDDFDataSource<String> names =
                XDDFDataSourcesFactory.fromArray(labels, range(chart, labels.length, 0), 0);
        for (int i = 0; i < series.size(); i++) {
            ToDoubleFunction<T> value = series.get(i).value();
            Double[] numbers =
                    things.stream().map(thing -> value.applyAsDouble(thing)).toArray(Double[]::new);
            XDDFBarChartData.Series bar =
                    (XDDFBarChartData.Series)
                            bars.addSeries(
                                    names,
                                    XDDFDataSourcesFactory.fromArray(
                                            numbers, range(chart, numbers.length, i + 1), i + 1));
            // Word has colours of its own for bars without one, other programs draw nothing.
            bar.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(COLOURS[i])));
            bar.setTitle(series.get(i).name(), chart.setSheetTitle(series.get(i).name(), i + 1));
        }
        if (series.size() > 1) {
            chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
        chart.plot(bars);
    }

    /** Where in the chart's own sheet a row of values stands, below its head. */
    private static String range(XWPFChart chart, int length, int column) {
        return chart.formatRange(new CellRangeAddress(1, length, column, column));
    }

    private static String label(String name) {
        return name.length() <= LONGEST_LABEL ? name : name.substring(0, LONGEST_LABEL) + "…";
    }
}
