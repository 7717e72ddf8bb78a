package org.onevisit.fee.reconciliation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.platform.Refusal.Flaw;

/**
 * The collector's list: CSV (RFC 4180, UTF-8) with a header row, read row by row as it comes in.
 * The file is read to its end whatever is wrong, so that everything is told at once.
 */
final class CollectorList {

    static final int MOST_ROWS = 200_000;

    private static final List<String> COLUMNS =
            List.of("assessment_no", "amount", "paid_on", "external_id");
    private static final BigDecimal MOST = new BigDecimal("9999999999999.99");
    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_FIELD = 1 << 14;
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_ID = 100;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<Problem> problems = new ArrayList<>();
    private int[] places;
    private Findings findings = new Findings();
    private long line = 1;

    /** What is done with each good row. */
    interface Rows {
        void take(CollectorRow row) throws IOException;
    }

    /** What is wrong, the first hundred problems by line. */
    List<Problem> problems() {
        return problems;
    }

    void add(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    /**
     * Reads the list.
     *
     * @throws Refused {@code LIST_HAS_PROBLEMS} when it cannot be read on, {@code LIST_TOO_LONG}
     */
    void read(InputStream bytes, Rows rows) throws IOException {
        InputStreamReader characters =
                new InputStreamReader(
                        bytes,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .maxBufferSize(LONGEST_FIELD)
                        .ofCsvRecord(characters)) {
            int count = 0;
            int columns = 0;
            for (CsvRecord read : reader) {
                line = read.getStartingLineNumber();
                if (places == null) {
                    header(read.getFields());
                    columns = read.getFields().size();
                } else {
                    if (++count > MOST_ROWS) {
                        throw Refused.because(Reason.LIST_TOO_LONG);
                    }
                    row(read.getFields(), columns, rows);
                }
            }
        } catch (CsvParseException e) {
            throw unreadable(e.getCause() instanceof CharacterCodingException);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw unreadable(true);
            }
            throw e;
        } catch (CharacterCodingException e) {
            throw unreadable(true);
        }
        if (places == null) {
            header(List.of());
        }
    }

    private void header(List<String> fields) {
        List<String> names = new ArrayList<>(fields.stream().map(String::strip).toList());
        if (!names.isEmpty()) {
            names.set(0, names.get(0).replace(BYTE_ORDER_MARK, ""));
        }
        places = COLUMNS.stream().mapToInt(names::indexOf).toArray();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                add(new Problem(1, COLUMNS.get(i), "COLUMN_MISSING", "缺少该列 The column is missing"));
            }
        }
        if (!problems.isEmpty()) {
            throw Refused.because(Reason.LIST_HAS_PROBLEMS, "problems", problems);
        }
    }

    private void row(List<String> fields, int columns, Rows rows) throws IOException {
        if (fields.size() > columns) {
            findings.add(
                    null, "TOO_MANY_FIELDS", "该行比标题行的列多 The row has more fields than the header");
        }
        String number = number(fields);
        String amountText = field(fields, 1);
        BigDecimal amount = findings.money("amount", amountText, MOST);
        findings.needed("amount", amountText);
        if (amount != null && amount.signum() == 0) {
            findings.add("amount", "NOT_POSITIVE", "金额应大于零 It must be more than zero");
        }
        String day = field(fields, 2);
        LocalDate paidOn = findings.date("paid_on", day);
        findings.needed("paid_on", day);
        String id = findings.text("external_id", field(fields, 3), LONGEST_ID);
        findings.needed("external_id", field(fields, 3));
        if (findings.all().isEmpty()) {
            rows.take(new CollectorRow(line, number, amount, paidOn, id));
            return;
        }
        for (Flaw flaw : findings.all()) {
            add(new Problem(line, flaw.pointer(), flaw.code(), flaw.message()));
        }
        findings = new Findings();
    }

    private String number(List<String> fields) {
        String text = field(fields, 0);
        String number = findings.text("assessment_no", text, LONGEST_NUMBER);
        findings.needed("assessment_no", text);
        return number;
    }

    /** The value of a column; null when the row does not have it or it is empty. */
    private String field(List<String> fields, int column) {
        int place = places[column];
        String text = place < fields.size() ? fields.get(place).strip() : "";
        return text.isEmpty() ? null : text;
    }

    private Refused unreadable(boolean encoding) {
        add(
                new Problem(
                        line + 1,
                        null,
                        encoding ? "NOT_UTF8" : "NOT_CSV",
                        encoding
                                ? "不是UTF-8编码 It is not UTF-8"
                                : "不是CSV格式，或字段过长 It is not CSV, or a field is too long"));
        return Refused.because(Reason.LIST_HAS_PROBLEMS, "problems", problems);
    }
}
