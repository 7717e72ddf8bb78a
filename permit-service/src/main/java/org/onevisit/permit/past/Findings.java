package org.onevisit.permit.past;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong in a file: the first so many told one by one, all of them counted. */
final class Findings {

    /** Most problems that a report tells one by one. */
    static final int MOST_TOLD = 1000;

    private final List<Problem> told = new ArrayList<>();
    private final Map<Defect, Long> counts = new EnumMap<>(Defect.class);
    private final Map<String, Long> unknownItems = new TreeMap<>();
    private long badRows;
    private long lastBadLine;

    /**
     * One thing wrong.
     *
     * @param line of the file, from 1; the header stands on 1
     * @param column name in the header, or empty when the whole row is meant
     * @param code stable upper-snake name
     * @param message what is wrong, Chinese first; repeats nothing of the file
     */
    record Problem(long line, String column, String code, String message) {}

    void add(long line, Column column, Defect defect) {
        counts.merge(defect, 1L, Long::sum);
        if (lastBadLine != line) {
            lastBadLine = line;
            badRows++;
        }
        if (told.size() < MOST_TOLD) {
            told.add(
                    new Problem(
                            line,
                            column == null ? "" : column.header(),
                            defect.name(),
                            defect.text()));
        }
    }

    /** A doubt and no defect: an item that the catalogue has never had. */
    void unknownItem(String itemCode) {
        if (unknownItems.size() < MOST_TOLD || unknownItems.containsKey(itemCode)) {
            unknownItems.merge(itemCode, 1L, Long::sum);
        }
    }

    boolean none() {
        return badRows == 0;
    }

    long badRows() {
        return badRows;
    }

    List<Problem> told() {
        return List.copyOf(told);
    }

    Map<String, Long> byCode() {
        Map<String, Long> byCode = new TreeMap<>();
        counts.forEach((defect, count) -> byCode.put(defect.name(), count));
        return byCode;
    }

    Map<String, Long> unknownItems() {
        return unknownItems;
    }
}
