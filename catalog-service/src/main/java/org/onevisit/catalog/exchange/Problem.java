package org.onevisit.catalog.exchange;

/**
 * One thing wrong in an import.
 *
 * @param sheet name of the sheet; {@code items} for JSON
 * @param row row counted from 1; for JSON the number of the item
 * @param column letter of the column; for JSON the pointer into the item
 * @param field the element meant, with dots
 * @param code stable upper-snake name
 * @param message what is wrong, Chinese first
 */
public record Problem(
        String sheet, int row, String column, String field, String code, String message) {

    static Problem at(Found.Place place, String code, String message) {
        return new Problem(
                place.sheet(), place.row(), place.column(), place.field(), code, message);
    }
}
