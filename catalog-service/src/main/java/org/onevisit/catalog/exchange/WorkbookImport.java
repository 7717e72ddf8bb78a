package org.onevisit.catalog.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;

/** Reads items from a workbook that is laid out as {@link Sheets} says. */
final class WorkbookImport {

    private static final int MOST_ROWS = 20_000;
    private static final int HEAD_ROWS = 2;

    /** More than any number of a workbook has, before or behind the point. */
    private static final int MOST_PLACES = 400;

    private static final Set<String> OWN = Set.of("version", "validFrom", "validTo");

    private final ObjectMapper json;
    private final List<Problem> problems;
    private final Map<String, Found> items = new LinkedHashMap<>();
    private final Map<String, StringBuilder> forms = new LinkedHashMap<>();
    private int rows;

    WorkbookImport(ObjectMapper json, List<Problem> problems) {
        this.json = json;
        this.problems = problems;
    }

    /**
     * The items of the workbook; what cannot be read becomes a problem.
     *
     * @throws Refused when it is no workbook or unfolds into too much
     */
    List<Found> read(byte[] file) {
        ZipBounds.check(file);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            for (Sheets.Sheet sheet : Sheets.ALL) {
                var page = workbook.findSheet(sheet.name());
                if (page.isPresent()) {
                    try (Stream<Row> lines = page.get().openStream()) {
                        read(sheet, lines.iterator());
                    }
                }
            }
            workbook.getSheets()
                    .filter(page -> Sheets.named(page.getName()).isEmpty())
                    .forEach(
                            page ->
                                    problem(
                                            new Found.Place(page.getName(), 1, "A", ""),
                                            "UNKNOWN_SHEET",
                                            "没有这个工作表 There is no such sheet"));
        } catch (Refused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The reader tells a broken file by whatever exception comes of it.
            throw Refused.because(Reason.IMPORT_UNREADABLE);
        }
        forms.forEach(this::form);
        return List.copyOf(items.values());
    }

    private void read(Sheets.Sheet sheet, Iterator<Row> lines) {
        Map<Integer, String> keys = new LinkedHashMap<>();
        while (lines.hasNext()) {
            Row line = lines.next();
            if (++rows > MOST_ROWS) {
                throw Refused.because(Reason.IMPORT_TOO_LARGE);
            }
            if (line.getRowNum() < HEAD_ROWS) {
                continue;
            }
            if (line.getRowNum() == HEAD_ROWS) {
                head(sheet, line, keys);
            } else {
                line(sheet, line, keys);
            }
        }
    }

    private void head(Sheets.Sheet sheet, Row line, Map<Integer, String> keys) {
        for (Cell cell : line) {
            if (cell == null || text(cell).isBlank()) {
                continue;
            }
            String key = text(cell).strip();
            if (key.equals(Sheets.ITEM_CODE) || sheet.column(key).isPresent()) {
                keys.put(cell.getColumnIndex(), key);
            } else if (!OWN.contains(key)) {
                problem(place(sheet, cell, key), "UNKNOWN_COLUMN", "没有这一列 There is no such column");
            }
        }
        if (!keys.containsValue(Sheets.ITEM_CODE)) {
            problem(
                    new Found.Place(sheet.name(), HEAD_ROWS, "A", Sheets.ITEM_CODE),
                    "COLUMN_MISSING",
                    "第2行缺少 itemCode 列 Row 2 lacks the column itemCode");
        }
    }

    private void line(Sheets.Sheet sheet, Row line, Map<Integer, String> keys) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (Cell cell : line) {
            String key = cell == null ? null : keys.get(cell.getColumnIndex());
            if (key != null && cell.getType() != CellType.EMPTY && !text(cell).isEmpty()) {
                cells.put(key, cell);
            }
        }
        if (cells.isEmpty()) {
            return;
        }
        Cell code = cells.remove(Sheets.ITEM_CODE);
        Found.Place start = new Found.Place(sheet.name(), line.getRowNum(), "A", Sheets.ITEM_CODE);
        if (code == null) {
            problem(start, "ITEM_CODE_MISSING", "缺少实施编码 The item code is missing");
            return;
        }
        String itemCode = text(code).strip();
        if (sheet.name().equals(Sheets.ITEMS)) {
            ObjectNode item = json.createObjectNode().put(Sheets.ITEM_CODE, itemCode);
            Found found = new Found(item, start);
            if (items.putIfAbsent(itemCode, found) != null) {
                problem(start, "ITEM_REPEATED", "事项重复 The item stands twice");
                return;
            }
            cells.forEach((key, cell) -> put(found, item, "", key, sheet, cell));
            return;
        }
        Found found = items.get(itemCode);
        if (found == null) {
            problem(start, "ITEM_UNKNOWN", "items 表中没有该事项 The item is not on the sheet items");
            return;
        }
        if (sheet.name().equals(Sheets.FORM)) {
            forms.computeIfAbsent(itemCode, c -> new StringBuilder())
                    .append(text(cells.get(Sheets.TEXT)));
            found.places().putIfAbsent("/" + Sheets.FORM, start);
            return;
        }
        entry(found, sheet, cells, start);
    }

    private void entry(
            Found found, Sheets.Sheet sheet, Map<String, Cell> cells, Found.Place start) {
        ObjectNode parent = found.item();
        String[] steps = sheet.name().split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            parent = parent.withObjectProperty(steps[i]);
        }
        ArrayNode list = parent.withArrayProperty(steps[steps.length - 1]);
        String pointer = "/" + sheet.name().replace('.', '/');
        String entryPointer = pointer + "/" + list.size();
        found.places().putIfAbsent(pointer, start);
        found.places().put(entryPointer, start);
        if (sheet.ofTexts()) {
            Cell cell = cells.get(Sheets.TEXT);
            list.add(value(sheet.columns().get(0), sheet, cell));
        } else {
            ObjectNode entry = list.addObject();
            cells.forEach((key, cell) -> put(found, entry, entryPointer, key, sheet, cell));
        }
    }

    private void put(
            Found found,
            ObjectNode target,
            String base,
            String key,
            Sheets.Sheet sheet,
            Cell cell) {
        ObjectNode parent = target;
        String[] steps = key.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            parent = parent.withObjectProperty(steps[i]);
        }
        found.places().put(base + "/" + key.replace('.', '/'), place(sheet, cell, key));
        parent.set(steps[steps.length - 1], value(sheet.column(key).orElseThrow(), sheet, cell));
    }

    private JsonNode value(Sheets.Column column, Sheets.Sheet sheet, Cell cell) {
        Found.Place place = place(sheet, cell, column.key());
        String text = text(cell);
        if (cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR) {
            problem(place, "FORMULA", "不接受公式,请改为文本 Formulas are not taken; write the text");
            return json.nullNode();
        }
        if (column.type() == Integer.class) {
            try {
                return json.getNodeFactory().numberNode(Integer.parseInt(text.strip()));
            } catch (NumberFormatException e) {
                problem(place, "NOT_A_NUMBER", "应为整数 A whole number is expected");
                return json.nullNode();
            }
        }
        if (column.type() == Boolean.class) {
            return truth(text.strip(), place);
        }
        if (column.type().isEnum()) {
            return name(column, text.strip(), place);
        }
        if (column.type() == List.class) {
            ArrayNode words = json.createArrayNode();
            text.lines().map(String::strip).filter(w -> !w.isEmpty()).forEach(words::add);
            return words;
        }
        return json.getNodeFactory().textNode(text);
    }

    private JsonNode truth(String text, Found.Place place) {
        return switch (text) {
            case "true", "TRUE", "是", "1" -> json.getNodeFactory().booleanNode(true);
            case "false", "FALSE", "否", "0" -> json.getNodeFactory().booleanNode(false);
            default -> {
                problem(place, "NOT_YES_OR_NO", "应为 true/是 或 false/否 Yes or no is expected");
                yield json.nullNode();
            }
        };
    }

    private JsonNode name(Sheets.Column column, String text, Found.Place place) {
        List<String> names = new ArrayList<>();
        for (Object constant : column.type().getEnumConstants()) {
            names.add(((Enum<?>) constant).name());
        }
        if (names.contains(text)) {
            return json.getNodeFactory().textNode(text);
        }
        problem(place, "UNKNOWN_VALUE", "取值应为 One of " + String.join(", ", names));
        return json.nullNode();
    }

    private void form(String itemCode, StringBuilder text) {
        Found found = items.get(itemCode);
        try {
            found.item().set(Sheets.FORM, json.readTree(text.toString()));
        } catch (JsonProcessingException e) {
            problem(
                    found.place("/" + Sheets.FORM),
                    Reason.FORM_SCHEMA_INVALID.name(),
                    Reason.FORM_SCHEMA_INVALID.text());
        }
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getType()) {
            case NUMBER -> plain(cell.asNumber());
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean().toString();
            default -> cell.getRawValue() == null ? "" : cell.getRawValue();
        };
    }

    private static String plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_PLACES) {
            throw Refused.because(Reason.IMPORT_UNREADABLE);
        }
        return number.stripTrailingZeros().toPlainString();
    }

    private static Found.Place place(Sheets.Sheet sheet, Cell cell, String field) {
        return new Found.Place(
                sheet.name(),
                cell.getAddress().getRow() + 1,
                letters(cell.getColumnIndex()),
                field);
    }

    private static String letters(int column) {
        String letters = "";
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return letters;
    }

    private void problem(Found.Place place, String code, String message) {
        problems.add(Problem.at(place, code, message));
    }
}
