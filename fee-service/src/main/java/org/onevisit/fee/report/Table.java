package org.onevisit.fee.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A report as a table. Texts can be a person's: none of them is ever taken for a formula by a
 * program that opens the file.
 *
 * @param name of the sheet
 * @param heads titles of the columns, Chinese first
 * @param rows cells: texts, whole numbers, amounts in yuan, or null
 */
record Table(String name, List<String> heads, List<List<Object>> rows) {

    private static final String FORMULA = "=+-@\t\r\n";
    private static final int WIDTH = 22;

    /** As CSV (RFC 4180, UTF-8 with the mark that spreadsheets look for). */
    void csv(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        line(writer, heads);
        for (List<Object> row : rows) {
            line(writer, row);
        }
        writer.flush();
    }

    private static void line(Writer writer, List<?> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            writer.write(i == 0 ? "" : ",");
            writer.write(csv(cells.get(i)));
        }
        writer.write("\r\n");
    }

    private static String csv(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof BigDecimal amount) {
            return amount.toPlainString();
        }
        String text = cell.toString();
        boolean formula =
                cell instanceof String && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** As a workbook of one sheet; texts are written as texts, amounts as numbers. */
    void xlsx(OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "OneVisit", "1.0");
                Worksheet sheet = workbook.newWorksheet(name)) {
            for (int column = 0; column < heads.size(); column++) {
                sheet.inlineString(0, column, heads.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, WIDTH);
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < heads.size(); column++) {
                    cell(sheet, row + 1, column, rows.get(row).get(column));
                }
            }
        }
    }

    private static void cell(Worksheet sheet, int row, int column, Object cell) {
        if (cell instanceof BigDecimal amount) {
            sheet.value(row, column, amount);
            sheet.style(row, column).format("#,##0.00").set();
        } else if (cell instanceof Number number) {
            sheet.value(row, column, number);
        } else if (cell != null) {
            sheet.inlineString(row, column, cell.toString());
        }
    }
}
