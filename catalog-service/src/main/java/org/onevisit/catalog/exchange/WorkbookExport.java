package org.onevisit.catalog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.onevisit.catalog.item.ItemView;

/**
 * Writes a catalogue as a workbook, sheet by sheet. Every text is written as text, so that one
 * beginning with {@code =}, {@code +}, {@code -} or {@code @} is never taken for a formula.
 */
final class WorkbookExport {

    private static final int CELL = 30_000;

    private final ObjectMapper json;

    WorkbookExport(ObjectMapper json) {
        this.json = json;
    }

    /** All items, one after the other; gone through once per sheet. */
    interface Catalogue {
        void each(Consumer<ItemView> reader);
    }

    void write(Catalogue catalogue, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "OneVisit", "1.0")) {
            for (Sheets.Sheet sheet : Sheets.ALL) {
                write(workbook, sheet, catalogue);
            }
        }
    }

    private void write(Workbook workbook, Sheets.Sheet sheet, Catalogue catalogue)
            throws IOException {
        try (Worksheet page = workbook.newWorksheet(sheet.name())) {
            List<Sheets.Column> columns = new ArrayList<>(sheet.columns());
            if (sheet.name().equals(Sheets.ITEMS)) {
                columns.addAll(Sheets.OWN);
            }
            head(page, 0, Sheets.ITEM_CODE, "实施编码");
            for (int i = 0; i < columns.size(); i++) {
                head(page, i + 1, columns.get(i).key(), columns.get(i).title());
            }
            int[] row = {2};
            catalogue.each(
                    item -> {
                        JsonNode tree = json.valueToTree(item);
                        for (JsonNode entry : entries(sheet, tree)) {
                            page.inlineString(row[0], 0, tree.get(Sheets.ITEM_CODE).asText());
                            for (int i = 0; i < columns.size(); i++) {
                                cell(page, row[0], i + 1, entry, columns.get(i));
                            }
                            row[0]++;
                        }
                    });
        }
    }

    private static void head(Worksheet page, int column, String key, String title) {
        page.inlineString(0, column, title);
        page.style(0, column).bold().set();
        page.inlineString(1, column, key);
        page.width(column, 22);
    }

    /** The rows that an item has on a sheet. */
    private List<JsonNode> entries(Sheets.Sheet sheet, JsonNode item) {
        if (sheet.name().equals(Sheets.ITEMS)) {
            return List.of(item);
        }
        JsonNode list = at(item, sheet.name());
        List<JsonNode> entries = new ArrayList<>();
        if (sheet.name().equals(Sheets.FORM)) {
            String text = list.isMissingNode() ? "" : list.toString();
            for (int i = 0; i < text.length(); i += CELL) {
                String part = text.substring(i, Math.min(text.length(), i + CELL));
                entries.add(json.getNodeFactory().textNode(part));
            }
        } else {
            list.forEach(entries::add);
        }
        return entries;
    }

    private static void cell(
            Worksheet page, int row, int column, JsonNode entry, Sheets.Column meaning) {
        JsonNode value =
                meaning.key().equals(Sheets.TEXT) && entry.isValueNode()
                        ? entry
                        : at(entry, meaning.key());
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (value.isInt()) {
            page.value(row, column, value.intValue());
        } else if (value.isArray()) {
            List<String> words = new ArrayList<>();
            value.forEach(word -> words.add(word.asText()));
            page.inlineString(row, column, String.join("\n", words));
        } else {
            page.inlineString(row, column, value.asText());
        }
    }

    private static JsonNode at(JsonNode node, String path) {
        JsonNode found = node;
        for (String step : path.split("\\.")) {
            found = found.path(step);
        }
        return found;
    }
}
