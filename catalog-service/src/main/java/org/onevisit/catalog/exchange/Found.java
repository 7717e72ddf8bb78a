package org.onevisit.catalog.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One item found in an import, and where in the file each of its elements stands.
 *
 * @param places by JSON pointer into the item; {@code ""} is the item itself
 */
record Found(ObjectNode item, Map<String, Place> places) {

    Found(ObjectNode item, Place place) {
        this(item, new LinkedHashMap<>(Map.of("", place)));
    }

    /**
     * A place in the file.
     *
     * @param row counted from 1
     * @param column letter of the column, or JSON pointer
     * @param field the element meant
     */
    record Place(String sheet, int row, String column, String field) {}

    /** The place of an element, or of the nearest thing around it. */
    Place place(String pointer) {
        String near = pointer;
        while (!places.containsKey(near)) {
            near = near.substring(0, near.lastIndexOf('/'));
        }
        Place place = places.get(near);
        String field = pointer.isEmpty() ? place.field() : pointer.substring(1).replace('/', '.');
        return new Place(place.sheet(), place.row(), place.column(), field);
    }
}
