package org.onevisit.permit.disclosure;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Open data as CSV (RFC 4180, UTF-8) that a spreadsheet program opens without running anything. */
public final class Csv {

    public static final String TYPE = "text/csv;charset=UTF-8";

    private static final String STARTS_A_FORMULA = "=+-@\t\r＝＋－＠";

    private Csv() {}

    /**
     * @param rows the header first
     */
    public static String write(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        // A byte order mark: spreadsheet programs take a file without one for GBK.
        text.write('\uFEFF');
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            rows.forEach(row -> writer.writeRecord(row.stream().map(Csv::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * A text that a spreadsheet program would take for a formula gets a quotation mark in front.
     */
    static String harmless(String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        return STARTS_A_FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }

    static String of(List<Disclosed> decisions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "decision_no",
                        "decided_on",
                        "decision",
                        "party_name",
                        "party_code",
                        "item_code",
                        "item_name",
                        "office_code",
                        "office_name",
                        "certificate_no",
                        "certificate_status"));
        for (Disclosed one : decisions) {
            rows.add(
                    Arrays.asList(
                            one.decisionNo(),
                            one.decidedOn().toString(),
                            one.decision(),
                            one.partyName(),
                            one.partyCode(),
                            one.itemCode(),
                            one.itemName(),
                            one.officeCode(),
                            one.officeName(),
                            one.certificateNo(),
                            one.certificateStatus()));
        }
        return write(rows);
    }
}
