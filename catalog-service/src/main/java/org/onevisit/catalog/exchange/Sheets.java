package org.onevisit.catalog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onevisit.catalog.item.Content;
import org.onevisit.catalog.item.Element;

/**
 * How a catalogue lies in a workbook, read off {@link Content} itself so that no element is left
 * out. Sheet {@code items} has one row per item and a column per single element; each list is a
 * sheet of its own with the item's code in front. Row 1 holds the Chinese names, row 2 the keys by
 * which columns are known, data starts in row 3.
 */
final class Sheets {

    static final String ITEMS = "items";
    static final String ITEM_CODE = "itemCode";
    static final String FORM = "formSchema";

    /** Column of a sheet whose rows are plain texts. */
    static final String TEXT = "text";

    /**
     * What the catalogue itself says of a version: shown in an export, not taken from an import.
     */
    static final List<Column> OWN =
            List.of(
                    new Column("version", "版本", Integer.class),
                    new Column("validFrom", "施行日期", String.class),
                    new Column("validTo", "取消日期", String.class));

    static final List<Sheet> ALL = all();

    private Sheets() {}

    /**
     * One column.
     *
     * @param key path of the element within its item or list entry, with dots
     * @param type String, Integer, Boolean, an enum, or List for several words in one cell
     */
    record Column(String key, String title, Class<?> type) {}

    /**
     * One sheet.
     *
     * @param name {@code items}, or the path of the list within the item
     * @param columns without the item code
     */
    record Sheet(String name, String title, List<Column> columns) {

        Optional<Column> column(String key) {
            return columns.stream().filter(c -> c.key().equals(key)).findFirst();
        }

        boolean ofTexts() {
            return columns.size() == 1 && columns.get(0).key().equals(TEXT);
        }
    }

    static Optional<Sheet> named(String name) {
        return ALL.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }

    private static List<Sheet> all() {
        List<Column> single = new ArrayList<>();
        List<Sheet> lists = new ArrayList<>();
        collect(Content.class, "", single, lists);
        single.removeIf(column -> column.key().equals(ITEM_CODE));
        List<Sheet> all = new ArrayList<>();
        all.add(new Sheet(ITEMS, "事项", single));
        all.addAll(lists);
        return List.copyOf(all);
    }

    private static void collect(
            Class<?> type, String prefix, List<Column> single, List<Sheet> lists) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + component.getName();
            String title = component.getAnnotation(Element.class).value();
            if (component.getType() == List.class) {
                lists.add(new Sheet(key, title, entry(component.getGenericType(), title)));
            } else if (component.getType().isRecord()) {
                collect(component.getType(), key + ".", single, lists);
            } else if (component.getType() == JsonNode.class) {
                // Long texts do not fit into one cell: several rows are put together.
                lists.add(new Sheet(key, title, List.of(new Column(TEXT, title, String.class))));
            } else {
                single.add(new Column(key, title, component.getType()));
            }
        }
    }

    private static List<Column> entry(Type listType, String title) {
        Class<?> element = (Class<?>) ((ParameterizedType) listType).getActualTypeArguments()[0];
        if (!element.isRecord()) {
            return List.of(new Column(TEXT, title, element));
        }
        List<Column> columns = new ArrayList<>();
        for (RecordComponent component : element.getRecordComponents()) {
            columns.add(
                    new Column(
                            component.getName(),
                            component.getAnnotation(Element.class).value(),
                            component.getType()));
        }
        return columns;
    }
}
