package org.onevisit.permit.supervision;

/**
 * Which figures are asked for.
 *
 * @param officeCode null for all offices
 * @param itemCode null for all items
 * @param groupBy null for the total alone
 */
record FiguresAsked(Range range, String officeCode, String itemCode, GroupBy groupBy) {

    /** The same as text: two queries are the same when these are. */
    String text() {
        return range.from() + "|" + range.to() + "|" + officeCode + "|" + itemCode + "|" + groupBy;
    }
}
