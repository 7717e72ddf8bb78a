package org.onevisit.permit.past;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;

/**
 * A CSV file (RFC 4180) with a header row, read row by row as it comes in. Bytes that the charset
 * does not know are refused and never replaced: a name must not silently become another.
 */
final class CsvFile implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_FIELD = 1 << 16;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final int[] places;
    private final int width;
    private long line;

    /**
     * @throws Refused {@code CSV_NOT_UTF8}, {@code CSV_UNREADABLE}, {@code CSV_HEADER_INVALID}
     */
    CsvFile(InputStream bytes, Charset charset) throws IOException {
        Reader characters =
                new InputStreamReader(
                        bytes,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
        this.reader =
                CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .maxBufferSize(LONGEST_FIELD)
                        .ofCsvRecord(withoutMark(characters));
        this.records = reader.iterator();
        CsvRecord header = next();
        List<String> names = header == null ? List.of() : header.getFields();
        this.places = places(names.stream().map(String::strip).toList());
        this.width = names.size();
    }

    private static Reader withoutMark(Reader characters) throws IOException {
        PushbackReader reader = new PushbackReader(characters, 1);
        try {
            int first = reader.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                reader.unread(first);
            }
            return reader;
        } catch (CharacterCodingException e) {
            throw Refused.because(Reason.CSV_NOT_UTF8, "line", 1);
        }
    }

    private static int[] places(List<String> header) {
        List<String> expected = Column.headers();
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(header);
        List<String> strange = new ArrayList<>(header);
        expected.forEach(strange::remove);
        if (!missing.isEmpty() || !strange.isEmpty()) {
            throw Refused.because(
                    Reason.CSV_HEADER_INVALID,
                    "columns",
                    Map.of("missing", missing, "unknownOrRepeated", strange.size()));
        }
        return expected.stream().mapToInt(header::indexOf).toArray();
    }

    /** Where in a row each column stands, by its ordinal. */
    int[] places() {
        return places;
    }

    /** How many fields the header has, and every row must have. */
    int width() {
        return width;
    }

    /**
     * The next row; null at the end.
     *
     * @throws Refused when the file cannot be read on, with the last line that could
     */
    CsvRecord next() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord read = records.next();
            line = read.getStartingLineNumber();
            return read;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw Refused.because(Reason.CSV_NOT_UTF8, "line", line);
            }
            throw Refused.because(Reason.CSV_UNREADABLE, "line", line);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw Refused.because(Reason.CSV_NOT_UTF8, "line", line);
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
